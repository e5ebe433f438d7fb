import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sayCallList, sayStanding } from '../../../src/domain/broadcasts/report.ts';
import { lockBroadcast } from '../../../src/domain/broadcasts/store.ts';
import { nextBroadcastAt, sweepBroadcasts } from '../../../src/domain/broadcasts/sweep.ts';
import { loadCommunity } from '../../../src/domain/communities/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/messages.ts';
import { capabilitiesOf, communityId, type Person, register, sendNotice, settle } from './estate.ts';

let database: TestDatabase;
let by: { staffId: string; conversationId: string };
let clock: ManualClock;

beforeEach(async () => {
  database = await openDatabase();
  clock = new ManualClock(new Date('2026-11-24T02:00:00Z'));
  by = await settle(database.db);
  await register(database.db, [inBuilding('9', 'elsewhere')]);
}, 30_000);
afterEach(() => database.close());

function inBuilding(building: string, ...accounts: string[]): Person {
  return { id: randomUUID(), homes: [{ building, entrance: '1', room: '101', role: 'owner' }], accounts };
}

const sweep = () => sweepBroadcasts({ db: database.db, clock, log: quietLog, capabilitiesOf });
const pass = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1000));
const messagesTo = (broadcastId: string) =>
  database.db.outboundMessage.findMany({ where: { key: { startsWith: `broadcast:${broadcastId}:` } } });
const saidToAuthor = async () => {
  const said = await database.db.outboundMessage.findMany({
    where: { conversationId: by.conversationId },
    orderBy: { seq: 'asc' },
  });
  return said.map(({ content }) => (content as { text: string }).text);
};
const report = async (id: string) => {
  const reader = { community: await loadCommunity(database.db, communityId), isGroup: false };
  return sayStanding(database.db, await lockBroadcast(database.db, id), reader);
};

test('nothing is put in line before its minute is over', async () => {
  await register(database.db, [inBuilding('3', 'direct')]);
  const { id } = await sendNotice(database.db, clock, by, { buildings: ['3'] });
  pass(59);
  await sweep();
  expect(await messagesTo(id)).toEqual([]);
  pass(1);
  await sweep();
  expect(await messagesTo(id)).toHaveLength(1);
});

test('swept again and again, everybody has one message', async () => {
  await register(database.db, [inBuilding('3', 'direct'), inBuilding('3', 'direct', 'hand')]);
  const { id } = await sendNotice(database.db, clock, by, { buildings: ['3'] });
  pass(60);
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  expect(await messagesTo(id)).toHaveLength(2);
});

test('a chat in which we may write at any time goes before a hand, an open window before both it and a closed one', async () => {
  const { db } = database;
  const people = [
    inBuilding('3', 'direct', 'hand', 'window'),
    inBuilding('3', 'hand', 'window'),
    inBuilding('3', 'hand', 'window'),
    inBuilding('3', 'window'),
  ];
  await register(db, people);
  const open = await db.conversation.findFirstOrThrow({ where: { account: 'window', chat: people[1]?.id ?? '' } });
  const wrote = { channel: 'fake', account: 'window', externalId: 'x', conversationId: open.id, senderId: open.chat };
  const moments = { sentAt: clock.now(), receivedAt: clock.now(), dueAt: clock.now(), handledAt: clock.now() };
  await db.inboundMessage.create({ data: { ...wrote, ...moments, content: { text: '在吗' } } });
  const { id } = await sendNotice(db, clock, by, { buildings: ['3'] });
  pass(60);
  await sweep();
  const accounts = await Promise.all(
    people.map(async ({ id: residentId }) => {
      const row = await db.broadcastRecipient.findFirstOrThrow({ where: { broadcastId: id, residentId } });
      return (await db.conversation.findFirstOrThrow({ where: { id: row.conversationId ?? '' } })).account;
    }),
  );
  expect(accounts).toEqual(['direct', 'window', 'hand', 'window']);
});

test('what is sent counts towards what people get unasked', async () => {
  await register(database.db, [inBuilding('3', 'direct'), inBuilding('3', 'elsewhere')]);
  await sendNotice(database.db, clock, by, { buildings: ['3'] });
  pass(60);
  await sweep();
  expect(await database.db.push.findMany()).toMatchObject([{ kind: 'broadcast' }]);
});

test('the author hears of each quarter once, and of the end', async () => {
  await register(
    database.db,
    Array.from({ length: 40 }, () => inBuilding('3', 'direct')),
  );
  const { id } = await sendNotice(database.db, clock, by, { buildings: ['3'] });
  pass(60);
  await sweep();
  expect(await saidToAuthor()).toEqual([]);
  for (const count of [9, 3, 12, 16]) {
    const waiting = await database.db.outboundMessage.findMany({
      where: { key: { startsWith: `broadcast:${id}:` }, state: 'queued' },
      take: count,
    });
    const seqs = waiting.map(({ seq }) => seq);
    await database.db.outboundMessage.updateMany({ where: { seq: { in: seqs } }, data: { state: 'sent' } });
    await sweep();
    await sweep();
  }
  expect((await saidToAuthor()).map((text) => text.split('。')[0])).toEqual([
    '通知 1 已发 25%（12/40）',
    '通知 1 已发 50%（24/40）',
    '通知 1 已发完：送达 40 人',
  ]);
  expect(await nextBroadcastAt(database.db, clock.now())).toBeUndefined();
});

test('each way in which somebody was not told is counted, and they are listed to be telephoned', async () => {
  const { db } = database;
  const people = Array.from({ length: 4 }, () => inBuilding('3', 'direct'));
  await register(db, [...people, inBuilding('3', 'elsewhere')]);
  const { id } = await sendNotice(db, clock, by, { buildings: ['3'] });
  pass(60);
  await sweep();
  const rows = await messagesTo(id);
  for (const [index, state] of (['sent', 'held', 'dead', 'uncertain'] as const).entries()) {
    await db.outboundMessage.update({ where: { seq: rows[index]?.seq ?? 0n }, data: { state } });
  }
  expect(await report(id)).toContain('送达 1 人，等对方来信后送达 1 人，不确定 1 人，失败 1 人，没有聊天 1 人');
  const reader = { community: await loadCommunity(db, communityId), isGroup: false };
  const list = await sayCallList(db, await lockBroadcast(db, id), reader, 1);
  expect(list.split('\n')).toHaveLength(5);
});

test('words that went to another chat of their person count as they fare there', async () => {
  const { db } = database;
  await register(db, [inBuilding('3', 'direct', 'hand')]);
  const { id } = await sendNotice(db, clock, by, { buildings: ['3'] });
  pass(60);
  await sweep();
  const [row] = await messagesTo(id);
  const other = await db.conversation.findFirstOrThrow({ where: { account: 'hand' } });
  await db.outboundMessage.update({
    where: { seq: row?.seq ?? 0n },
    data: { state: 'cancelled', error: 'said elsewhere' },
  });
  const moved = { key: `${row?.key}:in:${other.id}`, conversationId: other.id, content: { text: '明天停水' } };
  const moments = { createdAt: clock.now(), dueAt: clock.now() };
  await db.outboundMessage.create({ data: { ...moved, ...moments, state: 'sent' } });
  expect(await report(id)).toContain('送达 1 人');
});

test('one that fails is tried again a minute later and holds up nobody', async () => {
  const { db } = database;
  await register(db, [inBuilding('3', 'direct')]);
  const broken = await sendNotice(db, clock, by, { buildings: ['3'] });
  const sound = await sendNotice(db, clock, by, { buildings: ['3'] });
  await db.broadcast.update({ where: { id: broken.id }, data: { corrects: randomUUID() } });
  pass(60);
  await sweep();
  expect(await messagesTo(sound.id)).toHaveLength(1);
  expect(await messagesTo(broken.id)).toEqual([]);
  await db.broadcast.update({ where: { id: broken.id }, data: { corrects: null } });
  pass(60);
  await sweep();
  expect(await messagesTo(broken.id)).toHaveLength(1);
});
