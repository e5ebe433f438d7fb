import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { transaction } from '../../src/platform/db.ts';
import { addJob, type JobWorker, jobsReady, startWorker, type Task } from '../../src/platform/jobs.ts';
import { createLog } from '../../src/platform/log.ts';
import { runChild } from '../support/child.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const log = createLog('silent');
let database: TestDatabase;
let worker: JobWorker | undefined;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await database.close();
});

async function work(tasks: Record<string, Task>, concurrency = 2): Promise<void> {
  worker = await startWorker({ url: database.url, tasks, concurrency, log });
}

const idle = () => until(async () => (await jobsReady(database.db)) === 0 || undefined);

test('a job of a committed transaction runs, with its payload', async () => {
  const seen: unknown[] = [];
  await work({ greet: async (payload) => void seen.push(payload) });
  await transaction(database.db, (tx) => addJob(tx, 'greet', { who: 'demo' }));
  await idle();
  expect(seen).toEqual([{ who: 'demo' }]);
});

test('a job of a transaction that was rolled back does not exist', async () => {
  const failing = transaction(database.db, async (tx) => {
    await addJob(tx, 'greet', {});
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await jobsReady(database.db)).toBe(0);
});

test('of jobs with one key only the last waits', async () => {
  await addJob(database.db, 'greet', { n: 1 }, { key: 'k' });
  await addJob(database.db, 'greet', { n: 2 }, { key: 'k' });
  const seen: unknown[] = [];
  await work({ greet: async (payload) => void seen.push(payload) });
  await idle();
  expect(seen).toEqual([{ n: 2 }]);
});

test('jobs for later are not ready', async () => {
  await addJob(database.db, 'greet', {}, { runAt: new Date('2999-01-01T00:00:00Z') });
  expect(await jobsReady(database.db)).toBe(0);
  await addJob(database.db, 'greet', {}, { runAt: new Date('2000-01-01T00:00:00Z') });
  expect(await jobsReady(database.db)).toBe(1);
});

test('stopping waits for the job under way and takes no other', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const seen: string[] = [];
  const slow = async () => {
    seen.push('begun');
    await released;
    seen.push('ended');
  };
  await work({ slow }, 1);
  await addJob(database.db, 'slow', {});
  await until(() => seen.length > 0 || undefined);
  await addJob(database.db, 'slow', {});
  const stopped = worker?.stop();
  worker = undefined;
  release();
  await stopped;
  expect(seen).toEqual(['begun', 'ended']);
  expect(await jobsReady(database.db)).toBe(1);
});

test('the job of a worker that was killed runs again within seconds; that of a living one does not', async () => {
  await addJob(database.db, 'hang', {});
  await addJob(database.db, 'hang', {});
  const [killed, living] = [1, 2].map(() => runChild('./children/stuck-worker.ts', import.meta.url, [database.url]));
  try {
    await Promise.all([killed?.line('started'), living?.line('started')]);
    await killed?.kill();
    const again: unknown[] = [];
    await work({ hang: async (payload) => void again.push(payload) });
    await until(() => again.length > 0 || undefined, 8_000);
    expect(again).toHaveLength(1);
    // The one that ran again is done in a moment; the living worker keeps its own.
    await until(async () => (await jobsReady(database.db)) === 1 || undefined);
  } finally {
    await living?.kill();
  }
});

test('a worker whose connections all break goes on, and keeps its leases', async () => {
  const seen: unknown[] = [];
  await work({ greet: async (payload) => void seen.push(payload) });
  await database.db.$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity
    where application_name like 'guanjia-worker%' and datname = current_database()`;
  await addJob(database.db, 'greet', { n: 1 });
  await until(() => seen.length > 0 || undefined, 20_000);
  const leases = () => database.db.$queryRaw<{ n: number }[]>`select count(*)::int as n from pg_locks
    where locktype = 'advisory' and objsubid = 2 and database = (select oid from pg_database where datname = current_database())`;
  await until(async () => (await leases())[0]?.n === 2 || undefined);
});
