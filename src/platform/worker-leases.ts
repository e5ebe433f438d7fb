import type pg from 'pg';
import { openLastingConnection } from './lasting-connection.ts';
import type { Log } from './log.ts';

export interface WorkerLeases {
  /** Says that this worker lives; must be called before it takes its first job. */
  hold(workerId: string): Promise<void>;
  /** Says that this worker has ended: what it left locked is free again soon. */
  release(workerId: string): Promise<void>;
  close(): Promise<void>;
}

const LEASE = 0x67756a77;
const PASSES_AT_START = 3;
const START_PAUSE_MS = 500;
const PAUSE_MS = 5_000;

/** True in SQL where a live worker of this database holds the lease of `workerId`. The second key is a signed hash. */
const isHeld = (workerId: string) => `exists (
  select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = ${LEASE}
    and objid = (hashtext(${workerId})::bigint & 4294967295)::oid
    and database = (select oid from pg_database where datname = current_database()))`;

/**
 * graphile-worker leaves the jobs of a killed process locked for four hours. So each worker holds an advisory lock while
 * it lives, which ends with its session, and every process looks for jobs locked by workers without one: twice in a row
 * missing (a live worker may just be reconnecting) and they are free again. The look is taken at once, half a second
 * later, and then every five seconds. The attempt that died stays counted, so a job that kills its process ends some day.
 */
export async function openWorkerLeases(url: string, log: Log): Promise<WorkerLeases> {
  const held = new Set<string>();
  const connection = await openLastingConnection({
    url,
    name: 'guanjia-worker-leases',
    log,
    prepare: async (client) => {
      for (const workerId of held) await lock(client, workerId);
    },
  });
  let suspects = new Set<string>();
  let passes = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  /** Questions on the one connection, asked one after another. */
  let line: Promise<unknown> = Promise.resolve();
  function inTurn<T>(ask: (client: pg.Client | undefined) => Promise<T>): Promise<T> {
    const asked = line.then(() => ask(connection.client));
    line = asked.catch(() => undefined);
    return asked;
  }

  async function hold(workerId: string): Promise<void> {
    held.add(workerId);
    await inTurn(async (client) => client && lock(client, workerId));
  }

  async function look(): Promise<void> {
    const unleased = await inTurn(findMissing);
    // One of our own lost it between two connections: it lives, as we do.
    for (const workerId of unleased.filter((id) => held.has(id))) await hold(workerId);
    const missing = unleased.filter((workerId) => !held.has(workerId));
    const gone = missing.filter((workerId) => suspects.has(workerId));
    suspects = new Set(missing);
    if (gone.length > 0) await inTurn((client) => unlock(client, gone));
    if (gone.length > 0) log.warn({ workers: gone.length }, 'jobs of workers that are gone are free again');
  }

  function schedule(): void {
    looking = look()
      .catch((error: unknown) => log.warn({ err: error }, 'could not look for jobs of workers that are gone'))
      .then(() => {
        passes += 1;
        timer = setTimeout(schedule, passes < PASSES_AT_START ? START_PAUSE_MS : PAUSE_MS);
      });
  }
  schedule();

  return {
    hold,
    async release(workerId) {
      held.delete(workerId);
      await inTurn(async (client) =>
        client?.query(`select pg_advisory_unlock_shared(${LEASE}, hashtext($1))`, [workerId]),
      );
    },
    async close() {
      await looking;
      clearTimeout(timer);
      await connection.close();
    },
  };
}

async function lock(client: pg.Client, workerId: string): Promise<void> {
  await client.query(`select pg_advisory_lock_shared(${LEASE}, hashtext($1))`, [workerId]);
}

async function findMissing(client: pg.Client | undefined): Promise<string[]> {
  if (!client) return [];
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from (
       select locked_by from graphile_worker._private_jobs where locked_at is not null
       union select locked_by from graphile_worker._private_job_queues where locked_at is not null
     ) as locked where not ${isHeld('locked_by')}`,
  );
  return rows.map(({ worker }) => worker);
}

async function unlock(client: pg.Client | undefined, workerIds: string[]): Promise<void> {
  await client?.query('select graphile_worker.force_unlock_workers($1)', [workerIds]);
  // Wakes the workers, which would else find the jobs at their next look.
  await client?.query(`select pg_notify('jobs:insert', '{"count":100}')`);
}
