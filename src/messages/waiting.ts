import type { Clock } from '../platform/clock.ts';
import type { Db, Tx } from '../platform/db.ts';
import { nudgeDue } from './due.ts';
import { type Waiting, waitingIn, wakeRows } from './waiting-store.ts';

export type { Waiting } from './waiting-store.ts';

const mostListed = 50;

/** What these conversations are still to be told and why it waits, the oldest first; at most 50. */
export async function listWaiting(tx: Tx, among: readonly string[], clock: Clock): Promise<Waiting[]> {
  return await waitingIn(tx, among, clock.now(), mostListed);
}

/** An account can send again: what waits on it goes out now, and not when its patience would have ended. */
export async function wakeWaiting(db: Db, on: { channel: string; account: string }, clock: Clock): Promise<void> {
  if ((await wakeRows(db, on, clock.now())) > 0) await nudgeDue(db, clock);
}
