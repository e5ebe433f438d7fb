import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Accept, IncomingMessage } from '../../src/messages/contract.ts';
import { createDrain, type DrainDeps } from '../../src/messages/drain.ts';
import { createAccept } from '../../src/messages/incoming.ts';
import { enqueue } from '../../src/messages/outgoing.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { anIncoming, quietLog, waitingJobs } from '../support/messages.ts';

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
  const holdFor = ({ text, press }: IncomingMessage) => (press || text?.includes('起火') ? 0 : 2500);
  accept = createAccept({ db, dataDir: '/nowhere', clock, holdFor, log: quietLog });
});

/** Drains every conversation until a round changes nothing at the present moment. */
async function drainAll(deps: Partial<DrainDeps> = {}): Promise<string[][]> {
  const turns: string[][] = [];
  const drain = createDrain({
    ...{ db, clock, log: quietLog },
    handleTurn: async (_tx, turn) => {
      turns.push(turn.messages.map(({ externalId }) => externalId));
      return { outcome: 'answered' };
    },
    onPoison: () => Promise.reject(new Error('nothing here should be poison')),
    ...deps,
  });
  for (const { id } of await db.conversation.findMany()) await drain({ conversationId: id });
  return turns;
}
const forwardTo = (ms: number) => clock.set(new Date(START + ms));
const outcomes = async () =>
  (await db.inboundMessage.findMany({ orderBy: { seq: 'asc' } })).map(({ outcome, attempts }) => ({
    outcome,
    attempts,
  }));

test('a burst is one turn, answered once its hold is over', async () => {
  await accept(anIncoming({ id: 'a' }));
  forwardTo(1000);
  await accept(anIncoming({ id: 'b' }));
  expect(await drainAll()).toEqual([]);
  const [job] = await waitingJobs(db);
  expect(job?.inSeconds).toBeLessThanOrEqual(2.5);
  forwardTo(3500);
  expect(await drainAll()).toEqual([['a', 'b']]);
  expect(await drainAll()).toEqual([]);
});

test('an emergency takes the talk before it along at once', async () => {
  await accept(anIncoming({ id: 'a' }));
  await accept(anIncoming({ id: 'b', text: '起火了' }));
  expect(await drainAll()).toEqual([['a', 'b']]);
});

test('presses and talk are turns of their own, in order', async () => {
  const press = { button: 'take:1024' };
  await accept(anIncoming({ id: 'a' }));
  await accept(anIncoming({ id: 'p1', press }));
  await accept(anIncoming({ id: 'p2', press }));
  await accept(anIncoming({ id: 'b' }));
  forwardTo(2500);
  expect(await drainAll()).toEqual([['a'], ['p1'], ['p2'], ['b']]);
});

test('in a group each sender has his turn', async () => {
  const chat = { id: 'eng', kind: 'group' as const, title: '工程部值班群' };
  const from = (id: string, sender: string) => accept(anIncoming({ id, chat, sender: { id: sender } }));
  await from('a1', 'zhang');
  await from('a2', 'zhang');
  await from('b1', 'wang');
  forwardTo(2500);
  expect(await drainAll()).toEqual([['a1', 'a2'], ['b1']]);
});

test('the state that a turn leaves is what the next one finds', async () => {
  const seen: unknown[] = [];
  const handleTurn: DrainDeps['handleTurn'] = async (_tx, { conversation }) => {
    seen.push(conversation.state);
    return { outcome: 'recorded', state: seen.length === 1 ? { flow: 'repair', asked: 'place' } : null };
  };
  for (const id of ['a', 'b', 'c']) {
    await accept(anIncoming({ id, press: { button: 'x' } }));
    await drainAll({ handleTurn });
  }
  expect(seen).toEqual([null, { flow: 'repair', asked: 'place' }, null]);
});

test('with eight drains at a time every message is handled once, and each conversation in order', async () => {
  const handled: { chat: string; id: string }[] = [];
  let underWay = 0;
  const busy = new Set<string>();
  const drain = createDrain({
    ...{ db, clock, log: quietLog },
    onPoison: () => Promise.reject(new Error('no turn here fails')),
    handleTurn: async (tx, { conversation, messages }) => {
      const { chat } = conversation.address;
      expect(busy.has(chat)).toBe(false);
      busy.add(chat);
      underWay = Math.max(underWay, busy.size);
      await tx.$executeRaw`SELECT pg_sleep(0.001)`;
      handled.push(...messages.map(({ externalId }) => ({ chat, id: externalId })));
      busy.delete(chat);
      return { outcome: 'answered' };
    },
  });
  const press = { button: 'x' };
  const say = (index: number) =>
    accept(anIncoming({ id: `${index}`, chat: { id: `c${index % 5}`, kind: 'direct' }, press }));
  await Promise.all(Array.from({ length: 200 }, (_, index) => say(index)));
  const conversations = (await db.conversation.findMany()).map(({ id }) => id);
  const unhandled = () => db.inboundMessage.count({ where: { handledAt: null } });
  while ((await unhandled()) > 0) {
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => drain({ conversationId: conversations[index % conversations.length] })),
    );
  }
  expect(underWay).toBeGreaterThan(1);
  for (const chat of ['c0', 'c1', 'c2', 'c3', 'c4']) {
    const ids = handled.filter((one) => one.chat === chat).map(({ id }) => Number(id));
    expect(ids).toEqual(Array.from({ length: 40 }, (_, index) => index * 5 + Number(chat.slice(1))));
  }
});

test('a turn that throws leaves nothing behind and is tried again after its back-off', async () => {
  let fail = true;
  const handleTurn: DrainDeps['handleTurn'] = async (tx, turn) => {
    await enqueue(tx, { conversationId: turn.conversation.id, key: 'reply', content: { text: '已登记' } }, clock);
    if (fail) throw new Error('owner 13800005678 broke it');
    return { outcome: 'answered' };
  };
  await accept(anIncoming({ id: 'a', press: { button: 'x' } }));
  await drainAll({ handleTurn });
  expect(await db.outboundMessage.count()).toBe(0);
  expect(await db.inboundMessage.findFirst()).toMatchObject({
    attempts: 1,
    error: 'Error: owner 138****5678 broke it',
  });

  fail = false;
  await drainAll({ handleTurn });
  expect(await outcomes()).toEqual([{ outcome: null, attempts: 1 }]);
  forwardTo(1000);
  await drainAll({ handleTurn });
  expect(await outcomes()).toEqual([{ outcome: 'answered', attempts: 1 }]);
  expect(await db.outboundMessage.count()).toBe(1);
});

async function failUntilGivenUp(deps: Partial<DrainDeps>): Promise<void> {
  const handleTurn: DrainDeps['handleTurn'] = async (_tx, { messages }) => {
    if (messages[0].externalId === 'poison') throw new Error('poison');
    return { outcome: 'answered' };
  };
  await accept(anIncoming({ id: 'poison', press: { button: 'x' } }));
  await accept(anIncoming({ id: 'next', press: { button: 'x' } }));
  for (let tries = 0; tries < 5; tries++) {
    await drainAll({ handleTurn, ...deps });
    forwardTo((tries + 1) * 100_000);
  }
}

test('after five failures a turn is given to a person, and the talk goes on', async () => {
  const handedOver: string[] = [];
  await failUntilGivenUp({
    onPoison: async (tx, { conversation, messages }, error) => {
      handedOver.push(`${messages[0].externalId}: ${error}`);
      const content = { text: '王主管会尽快联系您' };
      await enqueue(tx, { conversationId: conversation.id, key: 'sorry', content }, clock);
    },
  });
  expect(handedOver).toEqual(['poison: Error: poison']);
  expect(await outcomes()).toEqual([
    { outcome: 'failed', attempts: 5 },
    { outcome: 'answered', attempts: 0 },
  ]);
  expect(await db.outboundMessage.count({ where: { key: 'sorry' } })).toBe(1);
});

test('a turn that cannot even be handed over does not block its conversation', async () => {
  await failUntilGivenUp({ onPoison: () => Promise.reject(new Error('nobody there')) });
  expect(await outcomes()).toEqual([
    { outcome: 'failed', attempts: 5 },
    { outcome: 'answered', attempts: 0 },
  ]);
});

test('a conversation that somebody else holds is come back to', async () => {
  await accept(anIncoming({ id: 'a', press: { button: 'x' } }));
  await db.$executeRaw`TRUNCATE graphile_worker._private_jobs`;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM conversation FOR NO KEY UPDATE`;
    expect(await drainAll()).toEqual([]);
  });
  const [job] = await waitingJobs(db);
  expect(job?.inSeconds).toBeLessThan(0.2);
  expect(await drainAll()).toEqual([['a']]);
});
