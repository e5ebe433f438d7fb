import { schedule } from 'node-cron';
import type { Log } from './log.ts';

export interface CronLine {
  name: string;
  /** Cron expression of five fields, or six with seconds in front; in UTC. */
  expression: string;
  run(): Promise<void>;
}

export interface Cron {
  /** Starts no more runs and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Runs each line at its times. A line whose last run is still going on is skipped, and one that fails is logged and runs
 * again at its next time. Throws at once if an expression is wrong.
 */
export function startCron(lines: readonly CronLine[], log: Log): Cron {
  const running = new Map<string, Promise<void>>();
  const tasks = lines.map(({ name, expression, run }) =>
    schedule(
      expression,
      () => {
        if (running.has(name)) return log.debug({ line: name }, 'still running: skipped');
        const ended = run()
          .catch((error: unknown) => log.error({ line: name, err: error }, 'a timed line failed'))
          .finally(() => running.delete(name));
        running.set(name, ended);
      },
      { name, timezone: 'Etc/UTC' },
    ),
  );
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running.values());
    },
  };
}
