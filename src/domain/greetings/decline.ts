import { cancelQueued } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { greetingKey } from './greet.ts';
import { setDeclined } from './store.ts';

/** Somebody wants no greetings: at once, so that what waits is taken back, too (S35, S107). */
export async function declineGreetings(tx: Tx, residentId: string, clock: Clock): Promise<void> {
  await setDeclined(tx, residentId, clock.now());
  await cancelQueued(tx, { keyPrefix: greetingKey(residentId) });
}

/** Somebody wants greetings again. */
export async function welcomeGreetings(tx: Tx, residentId: string): Promise<void> {
  await setDeclined(tx, residentId, null);
}
