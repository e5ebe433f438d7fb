import { DateTime, Duration } from 'luxon';
import { HttpError } from '../../platform/http.ts';
import type { SimulatorDeps } from './deps.ts';
import { announce } from './events.ts';
import { texts } from './messages.ts';

/** One step may be at most this long: everything timed really happens on the way. */
const longestStepDays = 400;
/** Progress is told this many times on the way. */
const reports = 50;

export interface ClockMove {
  /** ISO 8601 duration, whole days in the community's zone */
  forward?: string | undefined;
  /** ISO 8601 moment; without an offset in the community's zone */
  to?: string | undefined;
}

/**
 * Where a move ends.
 * @throws HttpError 400 for what is no duration or moment, 422 where it does not lead forward or too far
 */
export function targetOf(move: ClockMove, now: Date, zone: string): Date {
  const field = move.to === undefined ? 'forward' : 'to';
  const start = DateTime.fromJSDate(now, { zone });
  const step = Duration.fromISO(move.forward ?? 'PT0S');
  const target = move.to === undefined ? start.plus(step.isValid ? step : 0) : DateTime.fromISO(move.to, { zone });
  if (!step.isValid || !target.isValid) throw new HttpError(400, texts.notATime, field);
  if (target <= start) throw new HttpError(422, texts.onlyForward, field);
  if (target > start.plus({ days: longestStepDays })) throw new HttpError(422, texts.tooFar(longestStepDays), field);
  return target.toJSDate();
}

export interface ClockMover {
  /** Moves after the moves before it have ended; resolves with the time then. */
  move(move: ClockMove): Promise<Date>;
  /** The move under way. */
  moving(): { from: string; to: string } | undefined;
}

export function createClockMover(deps: Pick<SimulatorDeps, 'clock' | 'zone' | 'db' | 'notifier' | 'log'>): ClockMover {
  let current: { from: string; to: string } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function tell(now: Date): void {
    announce(deps, { type: 'clock', now: now.toISOString(), ...(current ? { moving: current } : {}) }).catch(
      (error: unknown) => deps.log.warn({ err: error }, 'the clock was moved, but nobody told'),
    );
  }

  async function run(move: ClockMove): Promise<Date> {
    const from = deps.clock.now();
    const to = targetOf(move, from, deps.zone);
    const stepMs = (to.getTime() - from.getTime()) / reports;
    current = { from: from.toISOString(), to: to.toISOString() };
    tell(from);
    let toldAt = from.getTime();
    try {
      await deps.clock.moveTo(to, (now) => {
        if (now.getTime() - toldAt < stepMs) return;
        toldAt = now.getTime();
        tell(now);
      });
    } finally {
      current = undefined;
      tell(deps.clock.now());
    }
    return deps.clock.now();
  }

  return {
    move(move) {
      const turn = last.then(() => run(move));
      last = turn.catch(() => undefined);
      return turn;
    },
    moving: () => current,
  };
}
