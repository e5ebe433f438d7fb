import { setTimeout as delay } from 'node:timers/promises';
import { nextTalkAt } from './dialogue/store.ts';
import { nextBroadcastAt } from './domain/broadcasts/sweep.ts';
import { nextGreetingsAt } from './domain/greetings/sweep.ts';
import { nextHazardAt } from './domain/hazards/store.ts';
import { nextDailyAt } from './domain/reports/run-daily.ts';
import { nextClockAt } from './domain/tickets/clock-store.ts';
import type { Feed } from './domain/weather/feed.ts';
import { nextWeatherAt } from './domain/weather/sweep.ts';
import { nextDue, nudgeDue } from './messages/due.ts';
import { endHolds } from './messages/end-holds.ts';
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import { addJob, jobsReady } from './platform/jobs.ts';

/** How a process looks for what is due, and how the simulator and the tests wait until it is done. */
export interface Progress {
  /** Gives a job to everything that is due now and has none. Cheap when nothing is. */
  nudge(): Promise<void>;
  /** The same for the daily work of the communities. */
  nudgeDaily(): Promise<void>;
  /** The same for greetings and flowers. */
  nudgeGreetings(): Promise<void>;
  /** The same for the weather: sources to be looked at, and what is over. */
  nudgeWeather(): Promise<void>;
  /** Resolves when nothing is left to do at the present time; nothing more is waited for, so what was held back is done. */
  settle(): Promise<void>;
  /** Moves to `to`, stopping at each moment at which something falls due, so that everything happens in its own time. */
  moveTo(to: Date, onProgress?: (now: Date) => void): Promise<void>;
}

const pollMs = 15;
const patienceMs = 120_000;

export function createProgress(deps: {
  db: Db;
  clock: Clock;
  setClock(to: Date): Promise<void>;
  feeds: readonly Feed[];
}): Progress {
  const { db, clock, setClock, feeds } = deps;

  async function isClockDue(): Promise<boolean> {
    const at = await nextClockAt(db);
    return at !== undefined && at <= clock.now();
  }

  async function nudge(): Promise<void> {
    await nudgeDue(db, clock);
    if (await isClockDue()) await addJob(db, 'sweep', {}, { key: 'sweep', maxAttempts: 3 });
    if (await isTalkDue()) await addJob(db, 'talks', {}, { key: 'talks', maxAttempts: 3 });
    if (await isHazardDue()) await addJob(db, 'hazards', {}, { key: 'hazards', maxAttempts: 3 });
    if (await isBroadcastDue()) await addJob(db, 'broadcasts', {}, { key: 'broadcasts', maxAttempts: 3 });
  }

  async function isTalkDue(): Promise<boolean> {
    const at = await nextTalkAt(db);
    return at !== undefined && at <= clock.now();
  }

  async function isHazardDue(): Promise<boolean> {
    const at = await nextHazardAt(db);
    return at !== undefined && at <= clock.now();
  }

  async function isBroadcastDue(): Promise<boolean> {
    const at = await nextBroadcastAt(db, clock.now());
    return at !== undefined && at <= clock.now();
  }

  async function isDailyDue(): Promise<boolean> {
    const at = await nextDailyAt(db, clock.now());
    return at !== undefined && at <= clock.now();
  }

  async function nudgeDaily(): Promise<void> {
    if (await isDailyDue()) await addJob(db, 'daily', {}, { key: 'daily', maxAttempts: 3 });
  }

  async function areGreetingsDue(): Promise<boolean> {
    const at = await nextGreetingsAt(db, clock.now());
    return at !== undefined && at <= clock.now();
  }

  async function nudgeGreetings(): Promise<void> {
    if (await areGreetingsDue()) await addJob(db, 'greetings', {}, { key: 'greetings', maxAttempts: 3 });
  }

  async function isWeatherDue(): Promise<boolean> {
    const at = await nextWeatherAt(db, feeds, clock.now());
    return at !== undefined && at <= clock.now();
  }

  async function nudgeWeather(): Promise<void> {
    if (await isWeatherDue()) await addJob(db, 'weather', {}, { key: 'weather', maxAttempts: 3 });
  }

  async function isSomethingDue(): Promise<boolean> {
    const due = await nextDue(db, clock);
    return (
      (due !== undefined && due <= clock.now()) ||
      (await isClockDue()) ||
      (await isTalkDue()) ||
      (await isHazardDue()) ||
      (await isBroadcastDue()) ||
      (await isDailyDue()) ||
      (await areGreetingsDue()) ||
      (await isWeatherDue())
    );
  }

  async function work(holds: 'end' | 'keep'): Promise<void> {
    const end = performance.now() + patienceMs;
    for (;;) {
      if (holds === 'end') await endHolds(db, clock.now());
      await nudge();
      await nudgeDaily();
      await nudgeGreetings();
      await nudgeWeather();
      while ((await jobsReady(db)) > 0) {
        if (performance.now() > end) throw new Error('there is still work to do after two minutes');
        await delay(pollMs);
      }
      if (!(await isSomethingDue())) return;
      if (performance.now() > end) throw new Error('something stays due: it was not done in two minutes');
    }
  }

  async function nextMoment(): Promise<Date | undefined> {
    const all = [
      await nextDue(db, clock),
      await nextClockAt(db),
      await nextTalkAt(db),
      await nextHazardAt(db),
      await nextBroadcastAt(db, clock.now()),
      await nextDailyAt(db, clock.now()),
      await nextGreetingsAt(db, clock.now()),
      await nextWeatherAt(db, feeds, clock.now()),
    ];
    const moments = all.filter((at) => at !== undefined);
    return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : undefined;
  }

  return {
    nudge,
    nudgeDaily,
    nudgeGreetings,
    nudgeWeather,
    settle: () => work('end'),
    async moveTo(to, onProgress) {
      await work('keep');
      for (;;) {
        const next = await nextMoment();
        if (!next || next > to) break;
        if (next > clock.now()) await setClock(next);
        await work('keep');
        onProgress?.(clock.now());
      }
      if (to > clock.now()) await setClock(to);
      await work('keep');
      onProgress?.(clock.now());
    },
  };
}
