import { setTimeout as delay } from 'node:timers/promises';
import { openLastingConnection } from './lasting-connection.ts';
import type { Log } from './log.ts';

/** What only one process of all may do at a time. */
export interface SoleRight {
  /** Waits until this process alone has it. Rejects with an AbortError when `signal` says so. */
  take(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface SoleRightOptions {
  url: string;
  log: Log;
  /** Shown by PostgreSQL in `pg_stat_activity`. */
  name: string;
  /** The advisory lock: a kind of rights, and which of them. */
  lock: { kind: number; of: string };
  /** between two looks */
  takeMs: number;
  /** The connection broke, and another process was quicker. */
  onLost(): void;
}

/**
 * A right that is an advisory lock, which PostgreSQL frees with the session of a process that died. A machine that
 * vanished is noticed by TCP within some 20 seconds. While the connection is being made anew the right is kept.
 */
export async function openSoleRight(options: SoleRightOptions): Promise<SoleRight> {
  const { url, log, name, lock, takeMs, onLost } = options;
  let held = false;
  const connection = await openLastingConnection({
    ...{ url, name, log },
    async prepare(client) {
      await client.query('set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3');
      if (!held || (await tryLock(client, lock))) return;
      held = false;
      onLost();
    },
  });
  return {
    async take(signal) {
      for (;;) {
        signal.throwIfAborted();
        const { client } = connection;
        if (client && (await tryLock(client, lock).catch(() => false))) break; // a broken connection reports itself
        await delay(takeMs, undefined, { signal });
      }
      held = true;
    },
    close: () => connection.close(),
  };
}

type Client = NonNullable<Awaited<ReturnType<typeof openLastingConnection>>['client']>;

async function tryLock(client: Client, { kind, of }: SoleRightOptions['lock']): Promise<boolean> {
  const sql = 'select pg_try_advisory_lock($1, hashtext($2)) as got';
  const { rows } = await client.query<{ got: boolean }>(sql, [kind, of]);
  return rows[0]?.got === true;
}
