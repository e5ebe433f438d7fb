import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { askRating, askSignOff } from '../../../src/domain/surveys/questions.ts';
import { answerTicket, finishTicket } from '../../../src/domain/tickets/staff-moves.ts';
import type { Ticket } from '../../../src/domain/tickets/ticket.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate } from '../escalation/estate.ts';

const clock = new ManualClock(at('2026-11-24T14:00'));
let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterEach(() => database.close());

async function finished(feeCents?: number): Promise<Ticket> {
  const ticket = await estate.open(clock.now());
  const by = { staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false };
  const { policy } = estate.community;
  const fee = feeCents === undefined ? {} : { feeCents };
  const moved = await finishTicket(database.db, {
    ticketId: ticket.id,
    by,
    at: clock.now(),
    work: '换了阀芯。',
    policy,
    ...fee,
  });
  if (!moved.ok) throw new Error(moved.why);
  return moved.ticket;
}

const ask = (ticket: Ticket, more = {}) =>
  askSignOff(database.db, { ticket, community: estate.community, occasion: 'finished', ...more }, clock);
const said = async () => (await allSaid(database.db))[0];

test('after a repair: what was done, by whom, for how much, and is it mended', async () => {
  await ask(await finished(3000));
  expect(await said()).toMatchObject({
    to: '李女士',
    buttons: ['mended:1001', 'not-mended:1001'],
    text:
      '张师傅已处理完工单 1001（急修 · 水管 · 3栋2单元501）：换了阀芯，收费 30 元。\n' +
      '请您看看修好了没有；没修好请直说，张师傅会再来处理。麻烦您在 11月26日 14:00 前点一下。',
  });
});

test.each([
  [undefined, '换了阀芯。'],
  [0, '换了阀芯，不收费。'],
  [3050, '换了阀芯，收费 30.50 元。'],
])('a fee of %s cents reads as “%s”', async (feeCents, expected) => {
  await ask(await finished(feeCents));
  expect((await said())?.text.split('\n')[0]).toMatch(new RegExp(`：${expected}$`));
});

test('after an answer: the words of staff as they are, and is it settled', async () => {
  const ticket = await estate.open(clock.now(), { kind: 'complaint', category: 'noise', teamId: estate.teams.service });
  const by = { staffId: estate.staff.chen, name: '小陈', mayActForOthers: false };
  const { policy } = estate.community;
  const answer = '已和楼上说好，{22点}后不再施工。';
  const moved = await answerTicket(database.db, { ticketId: ticket.id, by, at: clock.now(), answer, policy });
  if (!moved.ok) throw new Error(moved.why);
  await ask(moved.ticket);
  expect((await said())?.text).toContain(`小陈对工单 1001（投诉 · 噪音 · 3栋2单元501）的答复：\n${answer}\n`);
  expect((await said())?.buttons).toEqual(['settled:1001', 'not-settled:1001']);
});

test('the same occasion is asked once, another one again', async () => {
  const ticket = await finished();
  await ask(ticket);
  await ask(ticket);
  await ask(ticket, { occasion: 'remind', again: true });
  const texts = (await allSaid(database.db)).map(({ text }) => text.slice(0, 6));
  expect(texts).toEqual(['张师傅已处理', '想再跟您确认']);
});

test('a question may wait', async () => {
  await ask(await finished(), { notBefore: at('2026-11-25T08:00') });
  expect((await said())?.at).toEqual(at('2026-11-25T08:00'));
});

test('nobody is asked about a ticket that has no chat', async () => {
  const ticket = await finished();
  await ask({ ...ticket, conversationId: null });
  expect(await allSaid(database.db)).toEqual([]);
});

test('a rating is one question with five answers, the best first, none of them chosen for the owner', async () => {
  const ticket = await finished();
  await askRating(database.db, { ticket, community: estate.community, occasion: 'signed' }, clock);
  const row = await database.db.outboundMessage.findFirstOrThrow();
  expect(row.content).toEqual({
    text: '谢谢您。请您给张师傅处理工单 1001（急修 · 水管 · 3栋2单元501）的服务打个分，点一项就行；想多说几句直接写，不写也没关系。',
    buttons: [
      { id: 'rate:1001:5', label: '5分 很满意' },
      { id: 'rate:1001:4', label: '4分 满意' },
      { id: 'rate:1001:3', label: '3分 一般' },
      { id: 'rate:1001:2', label: '2分 不满意' },
      { id: 'rate:1001:1', label: '1分 很不满意' },
    ],
  });
  expect(await database.db.rating.count()).toBe(0);
});
