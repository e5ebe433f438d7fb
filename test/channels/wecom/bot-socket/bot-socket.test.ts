import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { readStanding } from '../../../../src/channels/wecom/bot-socket/standing-store.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { until } from '../../../support/until.ts';
import { botId, type Desk, group, openDesk } from './desk.ts';

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.setting.deleteMany();
  desk = await openDesk(database);
});
afterEach(() => desk.close());

const standing = () => readStanding(database.db, botId);
const reason = () => until(async () => (await standing()).standing?.why);

test('what is written to the bot in a group is heard', async () => {
  await desk.connect();
  await desk.says('@小管家 接单 1001');

  const [message] = await until(() => (desk.heard.length > 0 ? desk.heard : undefined));
  expect(message).toMatchObject({ kind: 'message', text: '@小管家 接单 1001', from: 'ZhangSan', chat: { id: group } });
});

test('what cannot be stored at once is tried again', async () => {
  let tries = 0;
  const socket = desk.join({}, async () => {
    tries += 1;
    if (tries < 3) throw new Error('the database is away');
    return undefined;
  });
  await until(() => socket.isUp);
  await desk.says();

  expect(await until(() => tries === 3)).toBe(true);
});

test('that it is connected is written down', async () => {
  await desk.connect();

  expect(await until(async () => ((await standing()).standing?.state === 'up' ? standing() : undefined))).toMatchObject(
    {
      held: true,
      standing: { since: desk.clock.now() },
    },
  );
});

test('nobody holds it once it has stopped', async () => {
  await (await desk.connect()).stop();

  expect((await standing()).held).toBe(false);
});

test('a connection that breaks is made anew', async () => {
  await desk.connect();
  desk.bot.cut();

  expect(await until(() => desk.subscriptions() === 2)).toBe(true);
});

test('a platform that turns it away is asked again', async () => {
  desk.server.faults.next('unavailable', 2, 'openws');

  expect((await desk.connect()).isUp).toBe(true);
});

test('a platform that says nothing is asked again', async () => {
  desk.server.faults.next('silent', 1, 'openws');

  expect((await desk.connect({ answer: 50 })).isUp).toBe(true);
});

test('after two signs of life without an answer it is made anew', async () => {
  desk.server.faults.next('late', 2, 'ping');
  await desk.connect({ beat: 30, answer: 20 });

  expect(await until(() => desk.subscriptions() === 2)).toBe(true);
});

/** Another deployment, or another bot program, with the same id and secret. */
async function connectElsewhere(): Promise<WebSocket> {
  const other = new WebSocket(desk.server.botSockets);
  await once(other, 'open');
  const body = { bot_id: botId, secret: `secret-of-${botId}` };
  other.send(JSON.stringify({ cmd: 'aibot_subscribe', headers: { req_id: 'theirs' }, body }));
  return other;
}

test('that somebody else has connected as the same bot is told of', async () => {
  await desk.connect();
  const other = await connectElsewhere();

  expect(await reason()).toBe('kicked');
  other.terminate();
});

test('it comes back some time after somebody else has taken its place', async () => {
  await desk.connect({ apartWait: 30 });
  const other = await connectElsewhere();

  expect(await until(() => desk.subscriptions() === 3)).toBe(true);
  other.terminate();
});

test('a wrong secret is told of with its code', async () => {
  const wrong = await openDesk(database, 'wrong-secret');
  wrong.join();

  expect(await reason()).toBe('refused');
  expect((await standing()).standing?.code).toBe(40001);
  await wrong.close();
});

test('of two processes one is the bot, and the other when that ends', async () => {
  const first = await desk.connect();
  const second = desk.join();
  await desk.says();
  await until(() => desk.heard.length > 0);
  expect([first.isUp, second.isUp, desk.subscriptions()]).toEqual([true, false, 1]);

  await first.stop();
  expect(await until(() => second.isUp)).toBe(true);
});

test('a process whose database connection broke gives the bot to the quicker one', async () => {
  const first = await desk.connect();
  const second = desk.join({ take: 1 });
  await database.db.$executeRaw`
    select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and a.application_name = 'guanjia-wecom-bot'`;

  expect(await until(() => second.isUp && !first.isUp)).toBe(true);
});
