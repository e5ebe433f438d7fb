import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { listDeadLetters, listUncertain, sendAgain } from '../../src/messages/dead-letters.ts';
import { createDeliver } from '../../src/messages/delivery.ts';
import { cancelQueued, enqueue, enqueueMany, findLastOffer, findSaid } from '../../src/messages/outgoing.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { FakeChannel } from '../support/fake-channel.ts';
import { aConversation, quietLog, waitingJobs } from '../support/messages.ts';

const START = new Date('2026-03-02T08:00:00Z');
const TICKET = '00000000-0000-4000-8000-000000000001';
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
  await db.$executeRaw`TRUNCATE outbound_message, conversation, graphile_worker._private_jobs`;
  clock = new ManualClock(START);
  channel = new FakeChannel({ idempotentSend: false });
  conversationId = await aConversation(db);
});

const deliver = () =>
  createDeliver({ db, clock, channels: new Map([['fake', channel]]), log: quietLog })({ conversationId });
const text = (key: string) => ({ conversationId, key, content: { text: key } });

test('a key is said once', async () => {
  expect(await enqueue(db, text('a'), clock)).toEqual({ fresh: true });
  expect(await enqueue(db, { ...text('a'), content: { text: 'other words' } }, clock)).toEqual({ fresh: false });
  expect(await enqueueMany(db, [text('b'), text('a'), text('c'), text('b')], clock)).toEqual({ fresh: 2 });
  await deliver();
  expect(channel.texts).toEqual(['a', 'b', 'c']);
});

test('messages and their job are undone with the transaction', async () => {
  const failing = db.$transaction(async (tx) => {
    await enqueue(tx, text('a'), clock);
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  expect(await db.outboundMessage.count()).toBe(0);
  expect(await waitingJobs(db)).toEqual([]);
});

test('a later message does not put off the job of an earlier one', async () => {
  await enqueue(db, text('a'), clock);
  await enqueue(db, { ...text('b'), notBefore: new Date(START.getTime() + 3_600_000) }, clock);
  const [job, ...others] = await waitingJobs(db);
  expect(others).toEqual([]);
  expect(job?.inSeconds).toBeLessThanOrEqual(0);
});

test('what says nothing or has an impossible key is refused', async () => {
  await expect(enqueue(db, { ...text('a'), content: { text: ' ' } }, clock)).rejects.toThrow('says nothing');
  await expect(enqueue(db, text('k'.repeat(201)), clock)).rejects.toThrow('201 characters');
  await expect(enqueue(db, { ...text('a'), content: { text: `a\u0000b` } }, clock)).resolves.toEqual({ fresh: true });
});

test('only what is queued and meant is cancelled', async () => {
  const keys = ['clock:1:warn', 'clock:1:late', 'clock:2:warn', 'clock_1', 'turn:1'];
  await enqueueMany(
    db,
    keys.map((key) => ({ ...text(key), ticketId: TICKET })),
    clock,
  );
  expect(await cancelQueued(db, { keyPrefix: 'clock:1', ticketId: TICKET })).toBe(2);
  expect(await cancelQueued(db, { keys: ['turn:1', 'unknown'] })).toBe(1);
  await deliver();
  expect(channel.texts).toEqual(['clock:2:warn', 'clock_1']);
  expect(await cancelQueued(db, { conversationId })).toBe(0);
  await expect(cancelQueued(db, {})).rejects.toThrow('without a condition');
});

test('what was said is found again by the id the channel gave it, and the last offer by itself', async () => {
  const buttons = [{ id: 'take:1024', label: '接单' }];
  await enqueueMany(
    db,
    [{ ...text('card'), content: { text: '新工单', buttons }, ticketId: TICKET }, text('b')],
    clock,
  );
  expect(await findLastOffer(db, conversationId)).toBeUndefined();
  await deliver();
  const card = { key: 'card', ticketId: TICKET, content: { text: '新工单', buttons } };
  expect(await findSaid(db, conversationId, 'fake-1')).toMatchObject(card);
  expect(await findSaid(db, conversationId, 'fake-9')).toBeUndefined();
  expect(await findLastOffer(db, conversationId)).toMatchObject(card);
});

test('what was offered to a person in another direct chat of the channel may be answered here', async () => {
  const chats = await db.conversation.findMany();
  const here = chats.find(({ id }) => id === conversationId);
  const there = { channel: here?.channel ?? '', account: 'other', chat: 'li-there' };
  const { id: otherId } = await db.conversation.create({ data: { ...there, kind: 'direct' } });
  await db.community.create({ data: { id: 'demo', name: '示范花园', hotline: '0' } });
  const { id: residentId } = await db.resident.create({ data: { communityId: 'demo', name: '李女士' } });
  for (const { channel: name, account, chat } of [here ?? there, there]) {
    await db.chatIdentity.create({ data: { channel: name, account, externalId: chat, residentId } });
  }
  const content = { text: '修好了吗', buttons: [{ id: 'mended', label: '修好了' }] };
  const moments = { createdAt: START, dueAt: START };
  await db.outboundMessage.create({ data: { key: 'k', conversationId: otherId, content, state: 'sent', ...moments } });
  expect(await findLastOffer(db, conversationId)).toMatchObject({ key: 'k' });
});

test('a dead letter is seen, sent again at the end of the line, and gone from the list', async () => {
  await enqueue(db, { ...text('a'), ticketId: TICKET }, clock);
  channel.behave = () => ({ outcome: 'refused', reason: 'blocked' });
  await deliver();
  const [letter, ...others] = await listDeadLetters(db);
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    ...{ key: 'a', ticketId: TICKET, reason: 'blocked', attempts: 1, content: { text: 'a' } },
    address: { channel: 'fake', account: 'acc', chat: 'li' },
  });

  channel.behave = () => undefined;
  await enqueue(db, text('b'), clock);
  expect(await sendAgain(db, letter?.id ?? '', clock)).toBe(true);
  expect(await sendAgain(db, letter?.id ?? '', clock)).toBe(false);
  await deliver();
  expect(channel.texts).toEqual(['b', 'a']);
  expect(await listDeadLetters(db)).toEqual([]);
});

test('an uncertain message is listed and may be sent again', async () => {
  await enqueue(db, text('a'), clock);
  channel.behave = () => ({ outcome: 'uncertain', reason: 'timeout' });
  await deliver();
  const [letter] = await listUncertain(db);
  expect(letter).toMatchObject({ key: 'a', reason: 'timeout' });
  channel.behave = () => undefined;
  expect(await sendAgain(db, letter?.id ?? '', clock)).toBe(true);
  await deliver();
  expect(channel.texts).toEqual(['a']);
});

test('what was never given up cannot be sent again', async () => {
  await enqueue(db, text('a'), clock);
  const { id } = await db.outboundMessage.findFirstOrThrow();
  expect(await sendAgain(db, id, clock)).toBe(false);
  expect(await sendAgain(db, 'no id', clock)).toBe(false);
});
