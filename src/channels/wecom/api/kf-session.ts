import { z } from 'zod';
import type { Caller } from './caller.ts';
import { textOrNothing } from './reply.ts';

/** Who answers a customer: nobody yet, us, whoever takes him from the pool, one servicer, nobody any more. */
export const kfStates = { fresh: 0, bot: 1, pool: 2, human: 3, ended: 4 } as const;
export type KfState = (typeof kfStates)[keyof typeof kfStates];

interface KfCustomerId {
  openKfid: string;
  externalUserid: string;
}

const session = z.object({
  service_state: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  servicer_userid: textOrNothing,
});
const moved = z.object({ msg_code: textOrNothing });

/** `servicer` is '' unless the state is `human`. */
export async function getKfSession(
  caller: Caller,
  { openKfid, externalUserid }: KfCustomerId,
): Promise<{ state: KfState; servicer: string }> {
  const body = { open_kfid: openKfid, external_userid: externalUserid };
  const reply = await caller.post('kf/service_state/get', body, session, { idempotent: true });
  return { state: reply.service_state, servicer: reply.servicer_userid };
}

/**
 * Hands the customer over. `to` names the servicer where the state is `human`. Resolves to the code that says one message
 * for the change, or ''. Out of `ended` only the customer leads, by writing (errcode 95016).
 */
export async function moveKfSession(
  caller: Caller,
  { openKfid, externalUserid }: KfCustomerId,
  to: { state: 1 | 2 | 4 } | { state: 3; servicer: string },
): Promise<{ code: string }> {
  const body = {
    ...{ open_kfid: openKfid, external_userid: externalUserid, service_state: to.state },
    ...(to.state === kfStates.human && { servicer_userid: to.servicer }),
  };
  // Said twice it would be refused, or end somebody else's change.
  const { msg_code } = await caller.post('kf/service_state/trans', body, moved, { idempotent: false });
  return { code: msg_code };
}
