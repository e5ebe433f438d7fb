import { readSetting, writeSetting } from './domain/directory/setting-store.ts';
import { OffsetClock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import type { Log } from './platform/log.ts';
import type { Notifier } from './platform/notify.ts';

const key = 'simulator.clock-offset-ms';
const topic = 'simulator.clock-offset';

/** A clock that the simulator moves: kept in the database, so that it never goes back and all processes agree on it. */
export interface SimulatedTime {
  clock: OffsetClock;
  set(to: Date): Promise<void>;
  close(): void;
}

export async function openSimulatedTime(db: Db, notifier: Notifier, log: Log): Promise<SimulatedTime> {
  const clock = new OffsetClock();
  const read = async () => clock.setOffset(Number((await readSetting(db, key)) ?? 0));
  await read();
  const close = notifier.subscribe(
    topic,
    (offset) => clock.setOffset(Number(offset)),
    () => void read().catch((err: unknown) => log.warn({ err }, 'the simulated time may be behind that of others')),
  );
  return {
    clock,
    close,
    async set(to) {
      clock.set(to);
      const offset = clock.offsetMs;
      await writeSetting(db, key, offset);
      await notifier.publish(db, topic, offset);
    },
  };
}
