import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type JobHelpers, runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import type { Tx } from './db.ts';
import { jobsLogger } from './jobs-logger.ts';
import type { Log } from './log.ts';
import { openWorkerLeases, type WorkerLeases } from './worker-leases.ts';

export interface JobOptions {
  /** At most one job with this key waits. One that is already running is left alone, and the new one waits beside it. */
  key?: string;
  /**
   * What becomes of a waiting job with the same key: 'replace' (payload and time, the default), 'preserve_run_at'
   * (payload only: a burst does not push the job back), 'unsafe_dedupe' (nothing, even while it runs).
   */
  keyMode?: 'replace' | 'preserve_run_at' | 'unsafe_dedupe';
  /** Not before this moment of real time (the database's clock); found within a second of it. */
  runAt?: Date;
  /** Default 25; between them exp(attempt) seconds, about three days in all. */
  maxAttempts?: number;
  /** Smaller goes first; default 0. */
  priority?: number;
}

/** Adds a job that exists, and starts, once `tx` has committed. `payload` must be plain JSON. */
export async function addJob(tx: Tx, name: string, payload: object, options: JobOptions = {}): Promise<void> {
  const { key = null, keyMode = 'replace', runAt = null, maxAttempts = null, priority = null } = options;
  await tx.$queryRaw`select id::text from graphile_worker.add_job(
    identifier => ${name}::text, payload => ${JSON.stringify(payload)}::json, run_at => ${runAt}::timestamptz,
    max_attempts => ${maxAttempts}::int, job_key => ${key}::text, priority => ${priority}::int,
    job_key_mode => ${keyMode}::text)`;
}

/** How many jobs are running or could run now. Those waiting for their time, for a retry or given up do not count. */
export async function jobsReady(db: Tx): Promise<number> {
  const rows = await db.$queryRaw<{ ready: number }[]>`select count(*)::int as ready from graphile_worker._private_jobs
    where locked_at is not null or (is_available and run_at <= now())`;
  return rows[0]?.ready ?? 0;
}

/** Does one job. The job is done when it resolves; a rejection is tried again later. */
export type Task = (payload: unknown, helpers: JobHelpers) => Promise<void>;

export interface WorkerOptions {
  url: string;
  tasks: Record<string, Task>;
  /** Jobs at a time. */
  concurrency: number;
  log: Log;
}

export interface JobWorker {
  /** Takes no more jobs, waits for those under way, closes its connections. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
const RESTART_MS = 1_000;
const FAILURES_IN_A_ROW = 3;

/**
 * Works on jobs until it is stopped. It handles no signals: whoever started it stops it. Jobs whose process was killed
 * are picked up again within seconds (worker-leases.ts). The schema of the queue must exist (migrations.ts).
 */
export async function startWorker({ url, tasks, concurrency, log }: WorkerOptions): Promise<JobWorker> {
  const pool = openPool(url, concurrency + 2, log);
  const leases = await openWorkerLeases(url, log);
  const events: WorkerEvents = new EventEmitter();
  let workers = startWorkers();
  let stopped = false;
  let restart: Promise<void> | undefined;

  function startWorkers(): WorkerPool {
    const options = {
      concurrency,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: jobsLogger(log),
      events,
      preset: { plugins: [leasePlugin(leases)] },
    };
    const started = runTaskList(options, tasks as TaskList, pool);
    started.promise.catch((error: unknown) => log.warn({ err: error }, 'the job workers ended with an error'));
    return started;
  }

  events.on('job:failed', ({ job, error }) =>
    log.error({ job: job.id, task: job.task_identifier, attempts: job.attempts, err: error }, 'job given up'),
  );
  // A graphile worker that cannot report its job ends for good, and its pool does not replace it. And one whose very
  // first query failed keeps that failure in a cache and repeats it for ever. New ones begin anew.
  let failures = 0;
  const replace = () => {
    if (!stopped) restart ??= replaceWorkers();
  };
  events.on('worker:fatalError', replace);
  events.on('worker:stop', ({ worker }) => {
    // Where the connection is gone the lease is, too.
    leases.release(worker.workerId).catch((error: unknown) => log.debug({ err: error }, 'no lease to give back'));
  });
  events.on('worker:getJob:error', () => {
    failures += 1;
    if (failures >= FAILURES_IN_A_ROW * concurrency) replace();
  });
  events.on('worker:getJob:empty', () => {
    failures = 0;
  });
  events.on('job:start', () => {
    failures = 0;
  });

  async function replaceWorkers(): Promise<void> {
    failures = 0;
    await delay(RESTART_MS);
    await workers.gracefulShutdown();
    if (!stopped) workers = startWorkers();
    restart = undefined;
    log.warn('the job workers were started anew');
  }

  return {
    async stop() {
      stopped = true;
      await (restart ?? workers.gracefulShutdown());
      await leases.close();
      await pool.end();
    },
  };
}

function openPool(url: string, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'guanjia-worker',
    // Taking and ending a job need not wait for the disk: if the machine dies the job runs again, as after any crash. What
    // the job does is committed on other connections, which do wait.
    options: '-c synchronous_commit=off',
  });
  const note = (error: Error) => log.warn({ err: error }, 'a connection of the worker broke');
  pool.on('error', note);
  // One that breaks while it is lent tells only itself; unheard, that would end the process.
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}

/** Each worker takes its lease before it asks for its first job. */
function leasePlugin(leases: WorkerLeases): GraphileConfig.Plugin {
  return {
    name: 'GuanjiaLeasePlugin',
    version: '1.0.0',
    worker: { hooks: { startWorker: (_context, { worker }) => leases.hold(worker.workerId) } },
  };
}
