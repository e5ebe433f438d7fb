import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import { type Letter, letters, requeue } from './dead-letters-store.ts';

/** Messages that were given up, the latest first; at most `limit`. */
export async function listDeadLetters(tx: Tx, limit = 50): Promise<Letter[]> {
  return await letters(tx, 'dead', limit);
}

/** Messages of which nobody knows whether they arrived, the latest first; at most `limit`. */
export async function listUncertain(tx: Tx, limit = 50): Promise<Letter[]> {
  return await letters(tx, 'uncertain', limit);
}

/**
 * Sends a dead or uncertain message again, with all its tries before it; it joins the end of its conversation's line.
 * False where there is no such message in either state (somebody else was quicker, or it was never given up).
 */
export async function sendAgain(tx: Tx, id: string, clock: Clock): Promise<boolean> {
  return await requeue(tx, id, clock.now());
}

export type { Letter } from './dead-letters-store.ts';
