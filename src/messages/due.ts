import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import { addMissingJobs, earliestReady } from './due-store.ts';
import { DEFAULT_MAX_GATHER_MS } from './inbox.ts';

/**
 * The earliest virtual moment at which a waiting message may be answered or sent; undefined where nothing waits. A moment
 * that is not after `clock.now()` means that something is due at present.
 */
export async function nextDue(tx: Tx, clock: Clock, maxGatherMs = DEFAULT_MAX_GATHER_MS): Promise<Date | undefined> {
  return await earliestReady(tx, clock.now(), maxGatherMs);
}

/**
 * Sees to it that whatever is due has a job: moments are virtual and jobs real, so this is called when the clock was
 * moved, at start, and every second or so as a safety net. What has a job already is left alone. Returns how many jobs
 * were added.
 */
export async function nudgeDue(tx: Tx, clock: Clock, maxGatherMs = DEFAULT_MAX_GATHER_MS): Promise<number> {
  return await addMissingJobs(tx, clock.now(), maxGatherMs);
}
