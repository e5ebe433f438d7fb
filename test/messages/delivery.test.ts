import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Channel, SendResult } from '../../src/messages/contract.ts';
import { createDeliver, type DeliverDeps, type StoppedMessage } from '../../src/messages/delivery.ts';
import { enqueue, type Outgoing } from '../../src/messages/outgoing.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { FakeChannel } from '../support/fake-channel.ts';
import { aConversation, quietLog, waitingJobs } from '../support/messages.ts';

const START = new Date('2026-03-02T08:00:00Z');
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
  await db.$executeRaw`TRUNCATE outbound_message, conversation, media, graphile_worker._private_jobs`;
  clock = new ManualClock(START);
  channel = new FakeChannel();
  conversationId = await aConversation(db);
});

const say = (key: string, facts: Partial<Outgoing> = {}) =>
  enqueue(db, { conversationId, key, content: { text: key }, ...facts }, clock);
const deliverer = (deps: Partial<DeliverDeps> = {}) =>
  createDeliver({ db, clock, channels: new Map([['fake', channel]]), log: quietLog, random: () => 0.5, ...deps });
const deliver = (deps?: Partial<DeliverDeps>) => deliverer(deps)({ conversationId });
const states = async () =>
  Object.fromEntries(
    (await db.outboundMessage.findMany({ orderBy: { seq: 'asc' } })).map(({ key, state }) => [key, state]),
  );
const forward = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1000));
const minutesAfterStart = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** Sends that never came back; ended after each test so that none outlives it. */
const stuck: { end: () => void; done: Promise<void> }[] = [];
afterEach(async () => {
  for (const { end } of stuck) end();
  await Promise.all(stuck.splice(0).map(({ done }) => done));
});

/** A channel in which a send goes on until `end`, with the result given. */
function stuckChannel(): { channel: FakeChannel; end: (result: SendResult) => void } {
  const slow = new FakeChannel();
  const waiting: ((result: SendResult) => void)[] = [];
  slow.behave = () => new Promise((resolve) => waiting.push(resolve));
  return { channel: slow, end: (result) => waiting.splice(0).forEach((resolve) => void resolve(result)) };
}

/** Claims the head of the line as a process does that dies before it records what became of it. */
async function dieWhileSending(): Promise<void> {
  const { channel: dying, end } = stuckChannel();
  const done = deliver({ channels: new Map([['fake', dying]]) });
  stuck.push({ end: () => end({ outcome: 'uncertain', reason: 'died' }), done });
  while (dying.calls.length === 0) await new Promise(setImmediate);
  await endLeases();
}

async function endLeases(): Promise<void> {
  await db.$executeRaw`UPDATE outbound_message SET lease_until = clock_timestamp() - interval '1 second'
    WHERE state = 'sending'`;
}

describe('a line', () => {
  test('is sent in order, one message at a time, in one job', async () => {
    for (const key of ['a', 'b', 'c']) await say(key);
    await deliver();
    expect(channel.texts).toEqual(['a', 'b', 'c']);
    expect(channel.mostAtOnce).toBe(1);
    expect(await db.outboundMessage.findFirst({ where: { key: 'a' } })).toMatchObject({
      ...{ state: 'sent', externalId: 'fake-1', sentAt: START, leaseUntil: null, attempts: 1 },
    });
  });

  test('is sent once with eight deliverers at a time', async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `m${index}`);
    for (const key of keys) await say(key);
    channel.behave = () => new Promise((resolve) => setImmediate(() => resolve({ outcome: 'sent' })));
    await Promise.all(Array.from({ length: 8 }, () => deliver()));
    await deliver();
    expect(channel.calls.map(({ key }) => key)).toEqual(keys);
    expect(channel.mostAtOnce).toBe(1);
  });

  test('lets a message that was asked for later join at its moment', async () => {
    await say('greeting', { notBefore: minutesAfterStart(60) });
    await say('reply');
    await db.$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    await deliver();
    expect(channel.texts).toEqual(['reply']);
    const [job] = await waitingJobs(db);
    expect(job?.inSeconds).toBeGreaterThan(3500);
    forward(3600);
    await deliver();
    expect(channel.texts).toEqual(['reply', 'greeting']);
  });

  test('is nobody else‘s: conversations do not wait for each other', async () => {
    const other = await aConversation(db, 'wang');
    await say('a');
    await say('b', { conversationId: other });
    channel.behave = (_, key) => (key === 'a' ? { outcome: 'retry', reason: 'busy' } : undefined);
    await deliver();
    await deliverer()({ conversationId: other });
    expect(await states()).toEqual({ a: 'queued', b: 'sent' });
  });
});

describe('when the channel says', () => {
  test('retry, the line waits with doubling pauses, then goes on in order', async () => {
    await say('a');
    await say('b');
    channel.behave = () => ({ outcome: 'retry', reason: 'rate limit of 13800005678' });
    const pauses: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      await deliver();
      const row = await db.outboundMessage.findFirstOrThrow({ where: { key: 'a' } });
      expect(row).toMatchObject({ state: 'queued', error: 'rate limit of 138****5678', attempts: tries + 1 });
      pauses.push((row.dueAt.getTime() - clock.now().getTime()) / 1000);
      await deliver();
      clock.set(row.dueAt);
    }
    expect(pauses).toEqual([1.5, 3, 6, 12]);
    expect(channel.calls).toHaveLength(4);
    channel.behave = () => undefined;
    await deliver();
    expect(channel.texts).toEqual(['a', 'b']);
  });

  test('how long to wait, that is kept to', async () => {
    await say('a');
    channel.behave = () => ({ outcome: 'retry', reason: 'busy', afterSeconds: 90 });
    await deliver();
    expect(await db.outboundMessage.findFirst()).toMatchObject({ dueAt: minutesAfterStart(1.5) });
  });

  test('retry eight times, the message is dead, somebody is told, and the line goes on', async () => {
    const dead: StoppedMessage[] = [];
    await say('a', { ticketId: '00000000-0000-4000-8000-000000000001' });
    await say('b');
    channel.behave = (_, key) => (key === 'a' ? { outcome: 'retry', reason: 'busy' } : undefined);
    for (let tries = 0; tries < 8; tries++) {
      expect((await states()).a).toBe('queued');
      await deliver({ onDead: async (_tx, message) => void dead.push(message) });
      forward(3600);
    }
    expect(await states()).toEqual({ a: 'dead', b: 'sent' });
    expect(dead).toEqual([
      expect.objectContaining({ key: 'a', reason: 'busy', ticketId: '00000000-0000-4000-8000-000000000001' }),
    ]);
  });

  test('never, the message is dead at once, even if nobody can be told', async () => {
    await say('a');
    await say('b');
    channel.behave = (_, key) => (key === 'a' ? { outcome: 'refused', reason: 'blocked' } : undefined);
    await deliver({ onDead: () => Promise.reject(new Error('nobody there')) });
    expect(await states()).toEqual({ a: 'dead', b: 'sent' });
  });
});

const unknown: [string, () => SendResult | Error][] = [
  ['says so', () => ({ outcome: 'uncertain', reason: 'timeout' })],
  ['throws', () => new Error('socket hang up')],
];
describe.each(unknown)('when nobody knows whether it was sent because the channel %s', (_, behave) => {
  test('it is sent again with the same key where repetitions are dropped', async () => {
    await say('a');
    await say('b');
    channel.behave = behave;
    await deliver();
    channel.behave = () => undefined;
    forward(60);
    await deliver();
    expect(channel.calls.map(({ key }) => key)).toEqual(['a', 'a', 'b']);
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });

  test('it stays uncertain where they are not, and the line goes on', async () => {
    channel = new FakeChannel({ idempotentSend: false });
    await say('a');
    await say('b');
    channel.behave = (_content, key) => (key === 'a' ? behave() : undefined);
    await deliver();
    forward(3600);
    await deliver();
    expect(channel.calls.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(await states()).toEqual({ a: 'uncertain', b: 'sent' });
  });
});

describe('when the process dies between sending and recording', () => {
  test('the message is sent again with the same key where repetitions are dropped', async () => {
    await say('a');
    await say('b');
    await dieWhileSending();
    await deliver();
    expect(channel.texts).toEqual(['a', 'b']);
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });

  test('the message stays uncertain where they are not', async () => {
    channel = new FakeChannel({ idempotentSend: false });
    await say('a');
    await say('b');
    await dieWhileSending();
    await deliver();
    expect(channel.texts).toEqual(['b']);
    expect(await states()).toEqual({ a: 'uncertain', b: 'sent' });
  });

  test('nobody takes it up while the lease lasts, whatever the virtual clock says', async () => {
    await say('a');
    await dieWhileSending();
    await db.$executeRaw`UPDATE outbound_message SET lease_until = clock_timestamp() + interval '30 seconds'`;
    forward(86_400);
    await deliver();
    expect(channel.calls).toEqual([]);
    const [job] = await waitingJobs(db);
    expect(job?.inSeconds).toBeLessThanOrEqual(1);
  });

  test('a deliverer that comes back too late changes nothing', async () => {
    await say('a');
    const { channel: slow, end } = stuckChannel();
    const late = deliver({ channels: new Map([['fake', slow]]) });
    while (slow.calls.length === 0) await new Promise(setImmediate);
    await endLeases();
    await deliver();
    end({ outcome: 'refused', reason: 'too late' });
    await late;
    expect(await states()).toEqual({ a: 'sent' });
  });
});

test('a channel that does not answer in time leaves the outcome uncertain', async () => {
  channel = new FakeChannel({ idempotentSend: false });
  channel.behave = () => new Promise(() => undefined);
  await say('a');
  await deliver({ leaseMs: 40 });
  expect(await states()).toEqual({ a: 'uncertain' });
});

test('a message waits for a channel that is not there, and is never dead for that', async () => {
  await say('a');
  for (let tries = 0; tries < 12; tries++) {
    await deliver({ channels: new Map<string, Channel>() });
    forward(60);
  }
  expect(await db.outboundMessage.findFirst()).toMatchObject({ state: 'queued', error: 'channel fake is not there' });
  await deliver();
  expect(channel.texts).toEqual(['a']);
});

describe('a message longer than the chat allows', () => {
  const text = '水管漏水。'.repeat(10);

  test('goes out in parts with keys of their own, and counts as the last of them', async () => {
    channel = new FakeChannel({ maxTextBytes: 60 });
    await say('long', { content: { text, buttons: [{ id: 'ok', label: '好' }] } });
    await say('next');
    await deliver();
    expect(channel.calls.map(({ key }) => key)).toEqual(['long', 'long#1', 'long#2', 'next']);
    expect(channel.texts.slice(0, 3).join('')).toBe(text);
    expect(await db.outboundMessage.findFirst()).toMatchObject({
      externalId: 'fake-3',
      content: { text, buttons: [{ id: 'ok', label: '好' }] },
    });
  });

  test('is taken up behind the parts that went out', async () => {
    channel = new FakeChannel({ maxTextBytes: 60, idempotentSend: false });
    await say('long', { content: { text } });
    channel.behave = (_, key) => (key === 'long#2' ? { outcome: 'retry', reason: 'busy' } : undefined);
    await deliver();
    channel.behave = () => undefined;
    forward(60);
    await deliver();
    expect(channel.calls.map(({ key }) => key)).toEqual(['long', 'long#1', 'long#2', 'long#2']);
    expect(channel.texts.join('')).toBe(text);
  });
});
