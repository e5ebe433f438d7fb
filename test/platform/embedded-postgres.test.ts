import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { stopCluster } from '../../src/platform/postgres-cluster.ts';
import { isAlive } from '../../src/platform/postmaster.ts';
import { type Child, runChild } from '../support/child.ts';

const quiet = { info: () => {}, warn: () => {} };
let dataDir: string;
let children: Child[];
let pids: number[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guanjia-embedded-'));
  await chmod(dataDir, 0o711);
  children = [];
  pids = [];
});
afterEach(async () => {
  for (const child of children) await child.kill();
  for (const pid of pids) await stopCluster(pid);
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: quiet });
  pids.push(postgres.pid);
  return postgres;
}

async function startChild(): Promise<{ child: Child; pid: number; adopted: boolean }> {
  const child = runChild('./children/embedded.ts', import.meta.url, [dataDir]);
  children.push(child);
  const said = JSON.parse((await child.line('ready')).slice('ready '.length)) as { pid: number; adopted: boolean };
  pids.push(said.pid);
  return { child, ...said };
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql);
  await client.end();
  return rows[0]?.answer;
}

test('it starts, keeps its data over a stop, and ends with the last user', async () => {
  const first = await start();
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, 'select answer from kept')).toBe(42);
  await second.stop();
});

test('it listens on the loopback interface only, flushes to disk by default, and keeps its password to itself', async () => {
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  pids.push(postgres.pid);
  expect(await ask(postgres.url, `select current_setting('listen_addresses') as answer`)).toBe('127.0.0.1');
  expect(await ask(postgres.url, `select current_setting('fsync') as answer`)).toBe('on');
  expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600);
  const wrong = new URL(postgres.url);
  wrong.password = 'wrong';
  await expect(ask(wrong.href, 'select 1 as answer')).rejects.toThrow('password authentication failed');
  await postgres.stop();
});

test('the server of a process that was killed is adopted', async () => {
  const { child, pid } = await startChild();
  await child.kill();
  expect(isAlive(pid)).toBe(true);
  const postgres = await start();
  expect(postgres).toMatchObject({ adopted: true, pid });
  await postgres.stop();
  expect(isAlive(pid)).toBe(false);
});

test('two processes share it; it survives the end of the one that started it', async () => {
  const { child, pid, adopted } = await startChild();
  expect(adopted).toBe(false);
  const postgres = await start();
  expect(postgres).toMatchObject({ adopted: true, pid });
  child.process.kill('SIGTERM');
  await new Promise((resolve) => child.process.once('exit', resolve));
  expect(await ask(postgres.url, 'select 1 as answer')).toBe(1);
  await postgres.stop();
  expect(isAlive(pid)).toBe(false);
});

test('two processes that start at the same moment on nothing end up on one server', async () => {
  const [mine, other] = await Promise.all([start(), startChild()]);
  expect(mine?.pid).toBe(other?.pid);
  await mine?.stop();
});

test('a postmaster.pid whose process id belongs to another program by now is not believed', async () => {
  const first = await start();
  const pidFile = join(first.directory, 'postmaster.pid');
  const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
  await first.stop();
  await writeFile(pidFile, [process.pid, ...rest].join('\n'), { mode: 0o600 });
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await ask(second.url, 'select 1 as answer')).toBe(1);
  await second.stop();
});

test('a running server whose password we do not have is left alone, and said so', async () => {
  const first = await start();
  await writeFile(join(dataDir, 'postgres-password'), 'another');
  await expect(start()).rejects.toThrow('does not take the password');
  expect(await ask(first.url, 'select 1 as answer')).toBe(1);
  await first.stop();
});
