import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Accept, IncomingMessage } from '../../src/messages/contract.ts';
import { createDeliver } from '../../src/messages/delivery.ts';
import { createDrain } from '../../src/messages/drain.ts';
import { nextDue, nudgeDue } from '../../src/messages/due.ts';
import { createAccept } from '../../src/messages/incoming.ts';
import { enqueue } from '../../src/messages/outgoing.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { startWorker } from '../../src/platform/jobs.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { FakeChannel } from '../support/fake-channel.ts';
import { aConversation, anIncoming, quietLog, waitingJobs } from '../support/messages.ts';

const START = Date.parse('2026-03-02T08:00:00Z');
let database: TestDatabase;
let db: Db;
let clock: ManualClock;
let accept: Accept;

beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE inbound_message, outbound_message, conversation, graphile_worker._private_jobs`;
  clock = new ManualClock(new Date(START));
  const holdFor = ({ press }: IncomingMessage) => (press ? 0 : 2500);
  accept = createAccept({ db, dataDir: '/nowhere', clock, holdFor, log: quietLog });
});

const forwardTo = (ms: number) => clock.set(new Date(START + ms));
const dueAfterMs = async () => {
  const due = await nextDue(db, clock);
  return due && due.getTime() - START;
};
const forgetJobs = () => db.$executeRaw`TRUNCATE graphile_worker._private_jobs`;
const say = (conversationId: string, key: string, notBefore?: number) =>
  enqueue(
    db,
    { conversationId, key, content: { text: key }, ...(notBefore && { notBefore: new Date(START + notBefore) }) },
    clock,
  );

describe('the next due moment', () => {
  test('is none where nothing waits', async () => {
    expect(await nextDue(db, clock)).toBeUndefined();
  });

  test('of a burst is the end of its last hold, of an endless one ten seconds after it began', async () => {
    await accept(anIncoming({ id: 'a' }));
    forwardTo(2000);
    await accept(anIncoming({ id: 'b' }));
    expect(await dueAfterMs()).toBe(4500);
    for (const at of [4000, 6000, 8000, 9000]) {
      forwardTo(at);
      await accept(anIncoming({ id: `m${at}` }));
    }
    expect(await dueAfterMs()).toBe(10_000);
  });

  test('is now where an unheld message waits', async () => {
    await accept(anIncoming({ id: 'a' }));
    await accept(anIncoming({ id: 'b', press: { button: 'x' } }));
    expect(await dueAfterMs()).toBe(0);
  });

  test('of a failed turn is the end of its back-off', async () => {
    await accept(anIncoming({ id: 'a', press: { button: 'x' } }));
    const { id } = await db.conversation.findFirstOrThrow();
    const fail = () => Promise.reject(new Error('no'));
    await createDrain({ db, clock, log: quietLog, handleTurn: fail, onPoison: fail })({ conversationId: id });
    expect(await dueAfterMs()).toBe(1000);
  });

  test('of a line is that of its head, however early the others are', async () => {
    const id = await aConversation(db);
    await say(id, 'later', 3_600_000);
    expect(await dueAfterMs()).toBe(3_600_000);
    await say(id, 'a');
    await say(id, 'b');
    expect(await dueAfterMs()).toBe(0);
    const channel = new FakeChannel();
    channel.behave = () => ({ outcome: 'retry', reason: 'busy', afterSeconds: 90 });
    const channels = new Map([['fake', channel]]);
    await createDeliver({ db, clock, channels, log: quietLog })({ conversationId: id });
    expect(await dueAfterMs()).toBe(90_000);
  });
});

describe('nudging', () => {
  test('adds the jobs that a crash or a moved clock left out, and only those', async () => {
    await accept(anIncoming({ id: 'a' }));
    const { id: heard } = await db.conversation.findFirstOrThrow();
    const told = await aConversation(db, 'wang');
    await say(told, 'now');
    await say(await aConversation(db, 'zhao'), 'later', 3_600_000);
    await forgetJobs();

    expect(await nudgeDue(db, clock)).toBe(1);
    expect((await waitingJobs(db)).map(({ key }) => key)).toEqual([`deliver:${told}`]);
    expect(await nudgeDue(db, clock)).toBe(0);
    forwardTo(2500);
    expect(await nudgeDue(db, clock)).toBe(1);
    expect((await waitingJobs(db)).map(({ key }) => key)).toEqual([`deliver:${told}`, `drain:${heard}`]);
  });

  test('brings a job forward whose virtual moment has come early', async () => {
    await accept(anIncoming({ id: 'a' }));
    forwardTo(60_000);
    expect(await nudgeDue(db, clock)).toBe(1);
    expect((await waitingJobs(db)).map(({ inSeconds }) => inSeconds <= 0)).toEqual([true]);
  });

  test('takes up a send that was abandoned, not one that is under way', async () => {
    const id = await aConversation(db);
    await say(id, 'a');
    await forgetJobs();
    await db.$executeRaw`UPDATE outbound_message
      SET state = 'sending', attempts = 1, lease_until = clock_timestamp() + interval '1 minute'`;
    expect(await nudgeDue(db, clock)).toBe(0);
    expect(await nextDue(db, clock)).toBeUndefined();
    await db.$executeRaw`UPDATE outbound_message SET lease_until = clock_timestamp() - interval '1 second'`;
    expect(await nudgeDue(db, clock)).toBe(1);
  });
});

test('a message is answered through real jobs, without anybody calling', async () => {
  const channel = new FakeChannel();
  const drain = createDrain({
    ...{ db, clock, log: quietLog, onPoison: () => Promise.reject(new Error('no poison here')) },
    handleTurn: async (tx, { conversation, messages }) => {
      const content = { text: `已收到：${messages[0].content.text}` };
      await enqueue(tx, { conversationId: conversation.id, key: `turn:${messages[0].seq}`, content }, clock);
      return { outcome: 'answered' };
    },
  });
  const deliver = createDeliver({ db, clock, channels: new Map([['fake', channel]]), log: quietLog });
  const arrived = new Promise<void>((resolve) => {
    channel.behave = () => void resolve();
  });
  const worker = await startWorker({ url: database.url, tasks: { drain, deliver }, concurrency: 2, log: quietLog });
  try {
    await accept(anIncoming({ id: 'a', text: '按钮', press: { button: 'x' } }));
    await arrived;
  } finally {
    await worker.stop();
  }
  expect(channel.texts).toEqual(['已收到：按钮']);
});
