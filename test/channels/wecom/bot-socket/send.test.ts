import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { until } from '../../../support/until.ts';
import { type Desk, group, openDesk } from './desk.ts';

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.channelPace.deleteMany();
  desk = await openDesk(database);
});
afterEach(() => desk.close());

/** Connected, and somebody has just written in the group. */
async function called() {
  const socket = await desk.connect();
  await desk.says();
  await until(() => desk.heard.length > 0);
  return socket;
}
const buttons = [{ id: 'take:1001', label: '接单' }];

test('the first word after a message answers it, the next is said of itself', async () => {
  const socket = await called();
  await desk.send(socket, { text: '第一句' });
  await desk.send(socket, { text: '第二句' });

  expect(desk.commands()).toEqual(['aibot_respond_msg', 'aibot_send_msg']);
  expect(desk.shown()).toEqual(['第一句', '第二句']);
});

test('two messages are answered in their order', async () => {
  const socket = await called();
  await desk.says('@小管家 接单 1002');
  await until(() => desk.heard.length === 2);
  await desk.send(socket);
  await desk.send(socket);

  expect(desk.commands()).toEqual(['aibot_respond_msg', 'aibot_respond_msg']);
});

test('a message of a while ago is not answered any more', async () => {
  const socket = await called();
  desk.wecom.pass(61);
  await desk.send(socket);

  expect(desk.commands()).toEqual(['aibot_send_msg']);
});

test('where the platform takes no answer, it is said of itself', async () => {
  const socket = await called();
  desk.server.corp.bots.get('AIBOT1')?.link?.asked.clear();

  expect(await desk.send(socket)).toEqual({ outcome: 'sent' });
  expect(desk.shown()).toEqual(['好的']);
});

test('what has buttons is a card', async () => {
  const socket = await called();
  const { externalId = '' } = (await desk.send(socket, { text: '水管漏水\n3栋', buttons })) as { externalId?: string };

  expect(desk.bot.card(externalId)).toMatchObject({ title: '水管漏水', buttons: [{ key: 'take:1001', text: '接单' }] });
});

test('a long text with buttons goes whole, with numbers for them', async () => {
  const socket = await called();
  const text = '水'.repeat(700);

  expect(await desk.send(socket, { text, buttons })).toEqual({ outcome: 'sent' });
  expect(desk.shown()).toEqual([`${text}\n\n1. 接单`]);
});

test('signs in our words are no marks', async () => {
  const socket = await called();
  await desk.send(socket, { text: '*重要*\n[表]' });

  expect(desk.shown()).toEqual(['\\*重要\\*\n\n\\[表\\]']);
});

test('a group where nobody has called the bot waits for that', async () => {
  const socket = await called();

  expect(await desk.send(socket, {}, 'wrOTHER')).toMatchObject({ outcome: 'closed' });
});

test('the 31st message of a minute waits', async () => {
  const socket = await called();
  for (let count = 0; count < 30; count++) await desk.send(socket);

  expect(await desk.send(socket)).toMatchObject({ outcome: 'retry', afterSeconds: 62 });
  expect(desk.shown()).toHaveLength(30);
});

test('without the connection it waits for the process that has it', async () => {
  const socket = await called();
  await socket.stop();

  expect(await desk.send(socket)).toMatchObject({ outcome: 'later' });
});

test('an answer of the platform that never comes leaves the outcome unknown', async () => {
  const socket = await called();
  desk.server.faults.next('late', 1, 'aibot_respond_msg');

  expect(await desk.send(socket)).toMatchObject({ outcome: 'uncertain' });
});

test('a connection that breaks before the answer leaves the outcome unknown', async () => {
  const socket = await called();
  desk.server.faults.next('late', 1, 'aibot_respond_msg');
  const sending = desk.send(socket);
  await until(() => desk.shown().length === 1);
  desk.bot.cut();

  expect(await sending).toMatchObject({ outcome: 'uncertain' });
});

test('the platform’s own limit makes it wait', async () => {
  const socket = await called();
  for (let count = 0; count < 30; count++) desk.server.corp.rates.allow(`bot:AIBOT1:group:${group}:minute`, 30, 60_000);

  expect(await desk.send(socket)).toMatchObject({ outcome: 'retry', afterSeconds: 60 });
});
