import { sayMoment } from '../../../messages/moment.ts';
import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Db, type Tx, transaction } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { tooFrequent } from '../lexicon.ts';
import { reasons } from '../messages.ts';
import { pauseSending } from './link-store.ts';
import { zone } from './zone.ts';

/** Stops all sending for a while when the platform shows that it is too much, or that something is wrong. */
export interface Breaker {
  /** Listens to what the platform says in our name. @returns whether it complains */
  hear(text: string): Promise<boolean>;
  failed(error: unknown): Promise<void>;
  succeeded(): void;
}

export interface BreakerDeps {
  name: string;
  db: Db;
  clock: Clock;
  log: Log;
  tellOperator(tx: Tx, word: { key: string; text: string }): Promise<void>;
}

const minuteMs = 60_000;
const frequentMs = 2 * 60 * minuteMs;
/** After this many failed sends in a row, then at each further one. */
const failuresBorne = 2;
const firstPauseMs = minuteMs;
const longestPauseMs = 60 * minuteMs;

export function createBreaker({ name, db, clock, log, tellOperator }: BreakerDeps): Breaker {
  let failures = 0;

  async function pause(kind: 'frequent' | 'failing', ms: number): Promise<void> {
    const now = clock.now();
    const until = new Date(now.getTime() + ms);
    const text = kind === 'frequent' ? reasons.tooFrequent : reasons.failed;
    log.error({ kind, minutes: ms / minuteMs }, 'sending is paused');
    await transaction(db, async (tx) => {
      if (!(await pauseSending(tx, name, until, render(reasons[kind], {}), now))) return;
      const key = `wechaty-paused:${name}:${until.toISOString()}`;
      await tellOperator(tx, { key, text: render(text, { until: sayMoment(until, now, zone) }) });
    });
  }

  return {
    async hear(text) {
      if (!tooFrequent.test(text)) return false;
      await pause('frequent', frequentMs);
      return true;
    },
    async failed(error) {
      const said = error instanceof Error ? error.message : String(error);
      if (tooFrequent.test(said)) return await pause('frequent', frequentMs);
      failures++;
      if (failures <= failuresBorne) return;
      await pause('failing', Math.min(longestPauseMs, firstPauseMs * 4 ** (failures - failuresBorne - 1)));
    },
    succeeded() {
      failures = 0;
    },
  };
}
