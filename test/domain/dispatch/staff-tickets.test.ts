import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { staffTickets } from '../../../src/domain/dispatch/staff-tickets.ts';
import { takeTicket } from '../../../src/domain/tickets/staff-moves.ts';
import type { NewTicket } from '../../../src/domain/tickets/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate } from '../escalation/estate.ts';

const clock = new ManualClock(at('2026-11-24T14:00'));
let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterEach(() => database.close());

const ticketsOf = (externalId: string) =>
  staffTickets(database.db, { channel: 'test', account: 'demo', externalId }, clock);
const numbersOf = async (externalId: string) => (await ticketsOf(externalId))?.map(({ number }) => number);
test('a ticket is shown as on its card, without the call to a chat', async () => {
  await estate.open(clock.now());

  expect(await ticketsOf('zhang')).toEqual([
    {
      ...{ number: 1001, state: '待接单', buttons: [{ id: 'take:1001', label: '接单' }] },
      lines: [
        '【急修 · 水管】工单 1001',
        '位置：3栋2单元501（李**）',
        '内容：厨房水管漏水',
        '时限：16:00 前到场，11月26日 04:00 前修好',
      ],
    },
  ]);
});

test('what a colleague has taken is on his list alone', async () => {
  const { id: ticketId } = await estate.open(clock.now());
  const by = { staffId: estate.staff.li, name: '李师傅', mayActForOthers: false };
  await takeTicket(database.db, { ticketId, by, at: clock.now() });

  expect([await numbersOf('li'), await numbersOf('zhang')]).toEqual([[1001], []]);
});

test('a complaint that is taken has no button, and says how it is answered', async () => {
  const { id: ticketId } = await estate.open(clock.now(), {
    ...{ kind: 'complaint', category: 'noise', urgency: 'normal', teamId: estate.teams.service },
  });
  const by = { staffId: estate.staff.chen, name: '小陈', mayActForOthers: false };
  await takeTicket(database.db, { ticketId, by, at: clock.now() });

  const [ticket] = (await ticketsOf('chen')) ?? [];
  expect(ticket?.buttons).toEqual([]);
  expect(ticket?.lines.at(-1)).toBe('请在管家的会话里写“回复 1001 内容”。');
});

test.each([
  ['himself', (): Partial<NewTicket> => ({ accusedStaffId: estate.staff.zhang })],
  ['his team', (): Partial<NewTicket> => ({ accusedTeamId: estate.teams.engineering })],
])('a member does not see what is about %s, though it is in his name', async (_what, about) => {
  const { id: ticketId } = await estate.open(clock.now(), about());
  const by = { staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false };
  await takeTicket(database.db, { ticketId, by, at: clock.now() });

  expect(await numbersOf('zhang')).toEqual([]);
});

test('an id that holds on all accounts is known where it never wrote', async () => {
  const id = { channel: 'test', account: '*', externalId: 'company-zhang' };
  await database.db.chatIdentity.create({ data: { ...id, communityId: 'demo', staffId: estate.staff.zhang } });

  expect(await ticketsOf('company-zhang')).toEqual([]);
});

test.each(['owner', 'nobody'])('an id that is no member of staff has no list: %s', async (id) => {
  expect(await ticketsOf(id)).toBeUndefined();
});

test('who has left has no list', async () => {
  await database.db.staff.update({ where: { id: estate.staff.zhang }, data: { active: false } });

  expect(await ticketsOf('zhang')).toBeUndefined();
});
