import pg from 'pg';
import type { Log } from './log.ts';

export interface LastingConnection {
  /** The connection, or nothing while it is being made anew. */
  readonly client: pg.Client | undefined;
  close(): Promise<void>;
}

export interface LastingOptions {
  url: string;
  /** Shown by PostgreSQL in `pg_stat_activity`. */
  name: string;
  log: Log;
  /** Runs on each new connection before it is lent: LISTEN, advisory locks and whatever else a session forgets. */
  prepare(client: pg.Client, again: boolean): Promise<void>;
}

const LONGEST_WAIT_MS = 5_000;

/**
 * A connection of its own that is made again whenever it breaks (the server restarted, the network went), for what
 * lives in a session. Throws if the first attempt fails; later ones are repeated, at most five seconds apart.
 */
export async function openLastingConnection({ url, name, log, prepare }: LastingOptions): Promise<LastingConnection> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(again: boolean): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: name,
      keepAlive: true,
      options: '-c timezone=UTC',
    });
    fresh.on('error', (error) => lose(fresh, error));
    fresh.on('end', () => lose(fresh));
    try {
      await fresh.connect();
      await prepare(fresh, again);
    } catch (error) {
      await fresh.end().catch(() => {}); // it may never have been open; what matters is the error below
      throw error;
    }
    if (closed) return fresh.end();
    client = fresh;
  }

  function lose(lost: pg.Client, error?: Error): void {
    if (client !== lost || closed) return;
    client = undefined;
    log.warn({ connection: name, ...(error && { err: error }) }, 'database connection lost');
    retry(100);
  }

  function retry(waitMs: number): void {
    timer = setTimeout(() => {
      open(true).then(
        () => log.info({ connection: name }, 'database connection restored'),
        () => closed || retry(Math.min(waitMs * 2, LONGEST_WAIT_MS)),
      );
    }, waitMs);
  }

  await open(false);
  return {
    get client() {
      return client;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
