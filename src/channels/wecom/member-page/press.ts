import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { IncomingMessage } from '../../../messages/contract.ts';
import { accounts, channelName } from '../address.ts';
import type { Session } from './cookies.ts';
import { isSame, sealOf } from './keys.ts';

/** What the form of a button carries. The seal proves that the page of this session offered it: no other site can know it. */
export interface OfferedPress {
  button: string;
  /** makes a form that is sent twice one press */
  once: string;
  seal: string;
}

/** Short enough that the id of the message fits the inbox. */
const offered = z.object({
  button: z.string().min(1).max(90),
  once: z.string().regex(/^[0-9a-f]{32}$/),
  seal: z.string().max(64),
});

/** A button of the page, sealed for the session that looks at it. */
export function offerPress(key: Buffer, session: Session, button: string): OfferedPress {
  const once = randomBytes(16).toString('hex');
  return { button, once, seal: sealOf(key, [session.id, once, button]) };
}

/** A press that came back; undefined unless this session was offered it. */
export function readPress(key: Buffer, session: Session, form: unknown): OfferedPress | undefined {
  const { data: press } = offered.safeParse(form);
  if (!press) return undefined;
  return isSame(press.seal, sealOf(key, [session.id, press.once, press.button])) ? press : undefined;
}

/** The press as the inbox knows one: as if a card in the member's chat with the app had been pressed. */
export function pressMessage({ userid }: Session, { button, once }: OfferedPress, at: Date): IncomingMessage {
  return {
    ...{ channel: channelName, account: accounts.app, id: `page:${userid}:${once}:${button}`, at },
    chat: { id: userid, kind: 'direct' },
    sender: { id: userid },
    press: { button },
  };
}
