import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import { type Letter, letters, requeue } from './dead-letters-store.ts';

export interface WhichLetters {
  /** only those of these conversations; absent: all */
  among?: readonly string[];
  limit?: number;
}

/** Messages that were given up, the latest first; at most `limit`, 50 unless said. */
export async function listDeadLetters(tx: Tx, which: WhichLetters = {}): Promise<Letter[]> {
  return await letters(tx, 'dead', which);
}

/** Messages of which nobody knows whether they arrived, the latest first; at most `limit`, 50 unless said. */
export async function listUncertain(tx: Tx, which: WhichLetters = {}): Promise<Letter[]> {
  return await letters(tx, 'uncertain', which);
}

/**
 * Sends a dead or uncertain message again, with all its tries before it; it joins the end of its conversation's line.
 * False where there is no such message in either state (somebody else was quicker, or it was never given up).
 */
export async function sendAgain(tx: Tx, id: string, clock: Clock): Promise<boolean> {
  return await requeue(tx, id, clock.now());
}

export type { Letter } from './dead-letters-store.ts';
