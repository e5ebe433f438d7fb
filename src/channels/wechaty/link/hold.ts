import { openSoleRight, type SoleRight, type SoleRightOptions } from '../../../platform/sole-right.ts';

export type Hold = SoleRight;

/** `name`: of the login. */
export type HoldOptions = Omit<SoleRightOptions, 'lock'>;

const logins = 0x77636874;

/** The right to log in under a name: nobody else does as long as it is held. */
export async function openHold({ name, ...options }: HoldOptions): Promise<Hold> {
  return await openSoleRight({ ...options, name: 'guanjia-wechaty', lock: { kind: logins, of: name } });
}
