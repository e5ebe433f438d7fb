import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { reachOtherwise, sayWhereHeWrites } from '../../../src/domain/escalation/reach-otherwise.ts';
import { openCallTasksOf } from '../../../src/domain/tickets/store.ts';
import type { Ticket } from '../../../src/domain/tickets/ticket.ts';
import type { Address } from '../../../src/messages/contract.ts';
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
  const about = ticket && { ticketId: ticket.id };
  const row = { key: `word:${text}`, conversationId, content: { text }, ...about };
  const { id } = await db.outboundMessage.create({
    data: { ...row, state: 'held', createdAt: clock.now(), dueAt: clock.now() },
  });
  const address = { channel: 'fake', account: 'demo', chat: 'owner' };
  return { ...row, id, address, reason: '超过 48 小时' };
}
const isByHand = ({ account }: Address): boolean => account === 'by-hand';
const reach = async (text: string, ticket?: Ticket, writable: readonly string[] = []) =>
  reachOtherwise(db, await hold(text, ticket), {
    clock,
    canWriteFirst: ({ channel }) => writable.includes(channel),
    isByHand,
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

describe('where a person of ours sends by hand', () => {
  /** The owner is a contact of a member of staff, on the channel of his own chat. */
  async function openByHand(): Promise<string> {
    const owner = await db.chatIdentity.findFirstOrThrow({ where: { externalId: 'owner' } });
    const { channel, residentId } = owner;
    const there = { channel, account: 'by-hand' };
    await db.chatIdentity.create({ data: { ...there, externalId: 'li', communityId: 'demo', residentId } });
    return (await db.conversation.create({ data: { ...there, chat: 'li', kind: 'direct' } })).id;
  }
  const everywhere = async () => [
    ...new Set((await db.conversation.findMany()).map(({ channel }) => channel)),
    'other',
  ];
  const states = async () => {
    const rows = await db.outboundMessage.findMany({
      where: { key: { startsWith: 'word:' } },
      orderBy: { seq: 'asc' },
    });
    return rows.map(({ conversationId, state }) => [conversationId, state]);
  };

  test('a word about a ticket goes that way before another channel', async () => {
    const byHand = await openByHand();
    const { residentId } = await db.chatIdentity.findFirstOrThrow({ where: { externalId: 'owner' } });
    const there = { channel: 'aaa', account: 'demo' };
    await db.chatIdentity.create({ data: { ...there, externalId: 'li', communityId: 'demo', residentId } });
    await db.conversation.create({ data: { ...there, chat: 'li', kind: 'direct' } });
    await reach('修好了', await estate.open(clock.now()), [...(await everywhere()), 'aaa']);
    expect(await states()).toEqual([
      [estate.ownerChat, 'cancelled'],
      [byHand, 'queued'],
    ]);
  });

  test('small talk does not', async () => {
    await openByHand();
    await reach('天冷了，注意保暖', undefined, await everywhere());
    expect(await states()).toEqual([[estate.ownerChat, 'held']]);
  });

  test('what matters does, though it is about no ticket', async () => {
    const byHand = await openByHand();
    const held = await hold('明天停水');
    const writable = await everywhere();
    const ways = { clock, canWriteFirst: (to: Address) => writable.includes(to.channel), isByHand };
    await reachOtherwise(db, { ...held, content: { ...held.content, matters: true } }, ways);
    expect(await states()).toContainEqual([byHand, 'queued']);
  });

  test('an answer in a talk does not, whatever it is about', async () => {
    const byHand = await openByHand();
    const held = await hold('已登记', await estate.open(clock.now()));
    const writable = await everywhere();
    const ways = { clock, canWriteFirst: (to: Address) => writable.includes(to.channel), isByHand };
    await reachOtherwise(db, { ...held, key: 'turn:17:reply:0' }, ways);
    expect(await db.outboundMessage.count({ where: { conversationId: byHand } })).toBe(0);
  });

  /** A word that was on its way by hand and did not arrive. */
  async function failByHand(byHand: string, ticket: Ticket) {
    const row = { key: `word:修好了:in:${byHand}`, content: { text: '修好了' }, ticketId: ticket.id };
    const moments = { createdAt: clock.now(), dueAt: clock.now() };
    const data = { ...row, ...moments, conversationId: byHand, state: 'held' } as const;
    const { id } = await db.outboundMessage.create({ data });
    const { channel } = await db.conversation.findUniqueOrThrow({ where: { id: byHand } });
    const address = { channel, account: 'by-hand', chat: 'li' };
    return { ...row, id, conversationId: byHand, address, reason: '没有确认' };
  }

  test('what did not arrive so becomes a telephone task, and waits where its owner is heard', async () => {
    const byHand = await openByHand();
    const ticket = await estate.open(clock.now());
    const writable = await everywhere();
    const ways = { clock, canWriteFirst: (to: Address) => to.account === 'by-hand' && writable.length > 0, isByHand };
    await reachOtherwise(db, await failByHand(byHand, ticket), ways);
    expect(await openCallTasksOf(db, ticket.id)).toHaveLength(1);
    expect(await states()).toEqual([[estate.ownerChat, 'held']]);
  });

  test('whoever writes meanwhile is told where he writes', async () => {
    const byHand = await openByHand();
    const ticket = await estate.open(clock.now());
    const { channel, account, chat } = await db.conversation.findUniqueOrThrow({ where: { id: estate.ownerChat } });
    await sayWhereHeWrites(db, await failByHand(byHand, ticket), { channel, account, chat });
    expect(await states()).toEqual([[estate.ownerChat, 'held']]);
    expect(await openCallTasksOf(db, ticket.id)).toEqual([]);
  });
});
