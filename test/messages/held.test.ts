import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createDeliver } from '../../src/messages/delivery.ts';
import { createDrain } from '../../src/messages/drain.ts';
import { noteFailure } from '../../src/messages/failed-later.ts';
import { createAccept } from '../../src/messages/incoming.ts';
import { enqueue, type Outgoing } from '../../src/messages/outgoing.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { FakeChannel } from '../support/fake-channel.ts';
import { aConversation, anIncoming, quietLog } from '../support/messages.ts';

// A chat of 微信客服 takes five messages within two days of its person's last word. What it does not take waits for him.

let database: TestDatabase;
let db: Db;
let clock: ManualClock;
let channel: FakeChannel;
let conversationId: string;

beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE inbound_message, outbound_message, conversation, graphile_worker._private_jobs`;
  clock = new ManualClock(new Date('2026-03-02T08:00:00Z'));
  channel = new FakeChannel();
  channel.behave = () => ({ outcome: 'closed', reason: '48 hours' });
  conversationId = await aConversation(db);
});

const say = (key: string, content: Partial<Outgoing['content']> = {}) =>
  enqueue(db, { conversationId, key, content: { text: key, ...content } }, clock);
const told: string[] = [];
const deliver = () =>
  createDeliver({
    ...{ db, clock, log: quietLog, channels: new Map([['fake', channel]]) },
    onHeld: async (_tx, held) => {
      told.push(held.key);
    },
  })({ conversationId });
const states = async () =>
  (await db.outboundMessage.findMany({ orderBy: { seq: 'asc' } })).map(({ key, state }) => `${key} ${state}`);

/** The person writes, and is answered. */
async function writes(id: string): Promise<void> {
  channel.behave = () => undefined;
  const accept = createAccept({ db, dataDir: '/nowhere', clock, holdFor: () => 0, log: quietLog });
  await accept(anIncoming({ id }));
  const drain = createDrain({
    ...{ db, clock, log: quietLog },
    handleTurn: async (tx) => {
      await enqueue(tx, { conversationId, key: `answer to ${id}`, content: { text: 'answer' } }, clock);
      return { outcome: 'answered' };
    },
    onPoison: () => Promise.reject(new Error('nothing here should be poison')),
  });
  await drain({ conversationId });
  await deliver();
}

test('what a closed chat does not take is held, told once, and not tried again', async () => {
  await say('a');
  await deliver();
  await deliver();
  expect(await states()).toEqual(['a held']);
  expect(told.splice(0)).toEqual(['a']);
  expect(channel.calls).toHaveLength(1);
});

test('it is said first when the person writes, before the answer to him', async () => {
  await say('a');
  await say('b');
  await deliver();
  await writes('hello');
  expect(channel.texts).toEqual(['a', 'b', 'answer']);
});

test('of more than two one message is made, with the pictures of all and the buttons of the last', async () => {
  await say('a', { buttons: [{ id: 'old:1', label: '旧' }] });
  await say('b');
  await say('c', { buttons: [{ id: 'rate:1', label: '5分' }] });
  await deliver();
  await writes('hello');
  expect(channel.texts).toEqual(['a\n\nb\n\nc', 'answer']);
  expect(channel.sent[0]?.content.buttons).toEqual([{ id: 'rate:1', label: '5分' }]);
  expect(await states()).toEqual(['a cancelled', 'b cancelled', 'c sent', 'answer to hello sent']);
});

test('what was taken and did not arrive is held, or dead, and told once', async () => {
  channel.behave = () => undefined;
  await say('a');
  await say('b');
  await deliver();
  const address = { channel: 'fake', account: 'acc', chat: 'li' };
  const failed = { address, externalId: 'fake-1', state: 'held', reason: 'more than five' } as const;
  expect(await noteFailure(db, failed)).toMatchObject({ key: 'a', conversationId, reason: 'more than five' });
  expect(await noteFailure(db, failed)).toBeUndefined();
  await noteFailure(db, { ...failed, externalId: 'fake-2', state: 'dead' });
  expect(await states()).toEqual(['a held', 'b dead']);
});

test('a chat with nothing held is answered as always', async () => {
  await writes('hello');
  expect(channel.texts).toEqual(['answer']);
});
