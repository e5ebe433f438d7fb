import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SendResult } from '../../src/messages/contract.ts';
import { createDeliver } from '../../src/messages/delivery.ts';
import { enqueue } from '../../src/messages/outgoing.ts';
import { listWaiting, wakeWaiting } from '../../src/messages/waiting.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { FakeChannel } from '../support/fake-channel.ts';
import { aConversation, quietLog } from '../support/messages.ts';

let database: TestDatabase;
let db: Db;
let clock: ManualClock;
let channel: FakeChannel;
let conversationId: string;
const later: SendResult = { outcome: 'later', reason: '发得太密，稍后自动再发', afterSeconds: 60 };

beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE outbound_message, conversation, graphile_worker._private_jobs`;
  clock = new ManualClock('2026-03-02T08:00:00Z');
  channel = new FakeChannel({ idempotentSend: false });
  channel.behave = () => later;
  conversationId = await aConversation(db);
});

const say = (key: string) => enqueue(db, { conversationId, key, content: { text: key } }, clock);
const deliver = () =>
  createDeliver({ db, clock, channels: new Map([['fake', channel]]), log: quietLog })({ conversationId });
const pass = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));

test('waiting for its turn costs a message none of its tries', async () => {
  await say('one');
  for (let i = 0; i < 20; i++) {
    await deliver();
    pass(60);
  }
  channel.behave = () => undefined;
  await deliver();
  expect(channel.texts).toEqual(['one']);
});

test('what comes after a message that waits stays behind it', async () => {
  await say('one');
  await deliver();
  await say('two');
  await deliver();
  expect(channel.calls).toHaveLength(1);
  pass(60);
  channel.behave = () => undefined;
  await deliver();
  expect(channel.texts).toEqual(['one', 'two']);
});

test('what waits is listed with its reason and its moment', async () => {
  await say('one');
  await deliver();
  expect(await listWaiting(db, [conversationId], clock)).toMatchObject([
    { content: { text: 'one' }, reason: '发得太密，稍后自动再发', dueAt: new Date('2026-03-02T08:01:00Z') },
  ]);
  pass(60);
  channel.behave = () => undefined;
  await deliver();
  expect(await listWaiting(db, [conversationId], clock)).toEqual([]);
});

test('an account that can send again is not waited for any longer', async () => {
  await say('one');
  await deliver();
  channel.behave = () => undefined;
  await wakeWaiting(db, { channel: 'fake', account: 'acc' }, clock);
  await deliver();
  expect(channel.texts).toEqual(['one']);
});

test('another account’s messages go on waiting', async () => {
  await say('one');
  await deliver();
  channel.behave = () => undefined;
  await wakeWaiting(db, { channel: 'fake', account: 'other' }, clock);
  await deliver();
  expect(channel.texts).toEqual([]);
});
