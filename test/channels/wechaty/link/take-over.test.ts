import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openHold } from '../../../../src/channels/wechaty/link/hold.ts';
import { readLink } from '../../../../src/channels/wechaty/link/link-store.ts';
import { createLog } from '../../../../src/platform/log.ts';
import { type Child, runChild } from '../../../support/child.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { until } from '../../../support/until.ts';
import { configFor, openTestLink } from '../../../support/wechaty/link.ts';
import { openPuppetServer, type PuppetServer } from '../../../support/wechaty/puppet-server.ts';

// One login among many processes.

const takeOverMs = 30_000;
const log = createLog('silent');
let database: TestDatabase;
let server: PuppetServer;
let folder: string;
let children: Child[];
beforeEach(async () => {
  children = [];
  folder = await mkdtemp(join(tmpdir(), 'guanjia-holder-'));
  database = await openDatabase();
  server = await openPuppetServer();
  await server.person({ id: 'wxid_bot', name: '管家' });
  await server.person({ id: 'wxid_owner', name: '李女士' });
  await server.login('wxid_bot');
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await server.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function run(): Child {
  const child = runChild('children/holder.ts', import.meta.url, [
    database.url,
    folder,
    JSON.stringify(configFor(server)),
  ]);
  children.push(child);
  return child;
}

async function hasUp(child: Child, ms: number): Promise<boolean> {
  let isUp = false;
  child.line('up').then(
    () => {
      isUp = true;
    },
    () => {}, // it is killed at the end
  );
  return until(() => isUp, ms);
}

test('the second process takes over when the first is killed, and hears what is said then', async () => {
  const first = run();
  await first.line('up');
  const second = run();
  await second.line('waits');
  await first.kill();
  expect(await hasUp(second, takeOverMs)).toBe(true);
  await server.say({ from: 'wxid_owner', text: '在吗' });
  expect(await second.line('heard')).toBe('heard 在吗');
}, 60_000);

async function takeIn(hold: Awaited<ReturnType<typeof openHold>>): Promise<{ has: boolean; stop(): void }> {
  const stopping = new AbortController();
  const state = { has: false, stop: () => stopping.abort() };
  hold.take(stopping.signal).then(
    () => {
      state.has = true;
    },
    () => {}, // stopped
  );
  return state;
}

test('a right that is held is not given again, until its holder is gone', async () => {
  const options = { url: database.url, log, name: 'guanjia', takeMs: 20, onLost: () => {} };
  const [first, second] = await Promise.all([openHold(options), openHold(options)]);
  await first.take(new AbortController().signal);
  const waiting = await takeIn(second);
  expect(
    await database.db
      .$queryRaw`select count(*)::int as n from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
  ).toEqual([{ n: 1 }]);
  expect(waiting.has).toBe(false);
  await first.close();
  await until(() => waiting.has);
  await second.close();
});

test('rights under different names do not meet', async () => {
  const options = { url: database.url, log, takeMs: 20, onLost: () => {} };
  const [one, other] = await Promise.all([
    openHold({ ...options, name: 'one' }),
    openHold({ ...options, name: 'other' }),
  ]);
  const holders = await Promise.all([takeIn(one), takeIn(other)]);
  await until(() => holders.every(({ has }) => has));
  expect(holders.map(({ has }) => has)).toEqual([true, true]);
  await Promise.all([one.close(), other.close()]);
});

test('a holder whose connection broke is told when another was quicker', async () => {
  let lost = 0;
  const holder = await openHold({
    url: database.url,
    log,
    name: 'guanjia',
    takeMs: 20,
    onLost: () => {
      lost += 1;
    },
  });
  await holder.take(new AbortController().signal);
  const other = await openHold({ url: database.url, log, name: 'guanjia', takeMs: 5, onLost: () => {} });
  const waiting = await takeIn(other);
  // The oldest connection of the two is the holder's; it comes back a moment later than the other looks.
  await database.db
    .$queryRaw`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`;
  await until(() => waiting.has);
  await until(() => lost === 1);
  await Promise.all([holder.close(), other.close()]);
});

test('a link whose right another process has taken logs in no more, and leaves its row to that one', async () => {
  const mine = await openTestLink(database, configFor(server));
  await mine.up();
  await until(async () => (await readLink(database.db, 'guanjia'))?.state === 'up');
  const rival = await openHold({ url: database.url, log, name: 'guanjia', takeMs: 5, onLost: () => {} });
  const waiting = await takeIn(rival);
  await breakHolder();
  await until(() => mine.link.state().state === 'off');
  expect(waiting.has).toBe(true);
  expect(mine.link.bot).toBeUndefined();
  expect((await readLink(database.db, 'guanjia'))?.state).toBe('up');
  await mine.close();
  await rival.close();
});

/** Ends the database session that holds the right. */
async function breakHolder(): Promise<void> {
  await database.db.$queryRaw`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`;
}
