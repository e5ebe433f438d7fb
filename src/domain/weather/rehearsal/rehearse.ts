import { ManualClock } from '../../../platform/clock.ts';
import { type Db, type Tx, transaction } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { nextWeighing } from '../events-store.ts';
import { type LookDeps, noteLook } from '../note-look.ts';
import { claimLook } from '../sources-store.ts';
import { weighAgain } from '../sweep.ts';
import type { TellDeps } from '../tell/telling.ts';
import type { Script, ScriptStep } from './script.ts';
import { clearWeather, lastInOutbox, makeDue, outboxAfter, passOutbox, type Said } from './store.ts';

/** How long after the last step what goes on is followed to its end, and what waits for the morning to be said. */
const AFTERWARDS_MS = 72 * 3_600_000;
const patience = { timeoutMs: 10 * 60_000 };

/** Carries what was found out of a transaction that is rolled back. */
class Rehearsed extends Error {
  constructor(readonly said: Said[]) {
    super('rehearsed');
  }
}

/**
 * Runs a storm through everything on the register as it is, and tells nobody: all of it happens in one transaction that
 * is rolled back. @returns what would have been said, when and to whom, in that order
 */
export async function rehearse(
  db: Db,
  { communityId, steps }: { communityId: string; steps: Script['steps'] },
  { log, canWriteFirst }: { log: Log; canWriteFirst: TellDeps['canWriteFirst'] },
): Promise<Said[]> {
  const run = async (tx: Tx): Promise<never> => {
    const clock = new ManualClock(steps[0]?.at ?? new Date(0));
    const deps = { clock, log, canWriteFirst, random: () => 0 };
    await clearWeather(tx, communityId);
    const after = await lastInOutbox(tx);
    const moveTo = async (to: Date) => {
      for (let at = await nextWeighing(tx); at && at <= to; at = await nextWeighing(tx)) {
        if (at > clock.now()) clock.set(at);
        await passOutbox(tx, after, clock.now());
        await weighAgain(tx, communityId, deps);
      }
      clock.set(to);
      await passOutbox(tx, after, to);
    };
    for (const step of steps) {
      await moveTo(step.at);
      await take(tx, communityId, step, deps);
    }
    await moveTo(new Date(clock.now().getTime() + AFTERWARDS_MS));
    throw new Rehearsed(await outboxAfter(tx, after));
  };
  try {
    return await transaction(db, run, patience);
  } catch (error) {
    if (error instanceof Rehearsed) return error.said;
    throw error;
  }
}

async function take(tx: Tx, communityId: string, { feed, look, at }: ScriptStep, deps: LookDeps): Promise<void> {
  await makeDue(tx, communityId, feed, at);
  const before = await claimLook(tx, { communityId, feed }, at, at);
  if (!before) throw new Error(`${feed} at ${at.toISOString()} could not be looked at`);
  await noteLook(tx, { communityId, feed: { name: feed, everyMinutes: 0 }, before, look }, deps);
}
