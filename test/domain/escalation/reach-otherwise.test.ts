import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { reachOtherwise } from '../../../src/domain/escalation/reach-otherwise.ts';
import { openCallTasksOf } from '../../../src/domain/tickets/store.ts';
import type { Ticket } from '../../../src/domain/tickets/ticket.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import type { Db } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate } from './estate.ts';

// 微信客服 takes nothing 48 hours after the owner's last word: what he must know reaches him another way.

const clock = new ManualClock(at('2026-11-24T14:00'));
let database: TestDatabase;
let db: Db;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  db = database.db;
  estate = await buildEstate(db);
});
afterEach(() => database.close());

/** A message that the owner's chat did not take. */
async function hold(text: string, ticket?: Ticket) {
  const { ownerChat: conversationId } = estate;
  const about = ticket ? { ticketId: ticket.id } : {};
  const row = { key: `word:${text}`, conversationId, content: { text }, ...about };
  const { id } = await db.outboundMessage.create({
    data: { ...row, state: 'held', createdAt: clock.now(), dueAt: clock.now() },
  });
  return { ...row, id, reason: '超过 48 小时' };
}
const reach = async (text: string, ticket?: Ticket, writable: readonly string[] = []) =>
  reachOtherwise(db, await hold(text, ticket), {
    clock,
    canWriteFirst: ({ channel }) => writable.includes(channel),
  });

test('a word about a ticket becomes one task to telephone, to which later words are added', async () => {
  const ticket = await estate.open(clock.now());
  await reach('师傅明天上午来', ticket);
  await reach('改到明天下午来', ticket);
  const tasks = await openCallTasksOf(db, ticket.id);
  expect(tasks.map(({ description }) => description)).toEqual([
    '工单 1001（急修 · 水管）：业主的微信暂时收不到我们的消息（超过 48 小时），请电话告知：\n师傅明天上午来\n改到明天下午来',
  ]);
});

test('who has another chat in which we may write first is told there, and not twice', async () => {
  const ticket = await estate.open(clock.now());
  const { residentId } = await db.chatIdentity.findFirstOrThrow({ where: { externalId: 'owner' } });
  const there = { channel: 'other', account: 'demo' };
  await db.chatIdentity.create({ data: { ...there, externalId: 'li', communityId: 'demo', residentId } });
  const { id } = await db.conversation.create({ data: { ...there, chat: 'li', kind: 'direct' } });
  await reach('师傅明天上午来', ticket, ['other']);
  const said = await db.outboundMessage.findMany({ orderBy: { seq: 'asc' } });
  expect(said.map(({ conversationId, state }) => [conversationId, state])).toEqual([
    [estate.ownerChat, 'cancelled'],
    [id, 'queued'],
  ]);
  expect(await openCallTasksOf(db, ticket.id)).toEqual([]);
});

test('what is about no ticket waits for its owner', async () => {
  await reach('天冷了，注意保暖');
  expect(await db.ticket.count()).toBe(0);
  expect(await db.outboundMessage.count({ where: { state: 'held' } })).toBe(1);
});
