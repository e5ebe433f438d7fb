import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sweepClocks } from '../../../src/domain/escalation/sweep.ts';
import { nextClockAt } from '../../../src/domain/tickets/clock-store.ts';
import { signTicket } from '../../../src/domain/tickets/owner-moves.ts';
import { answerTicket, finishTicket } from '../../../src/domain/tickets/staff-moves.ts';
import { eventsOf } from '../../../src/domain/tickets/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate, localTime } from './estate.ts';

let database: TestDatabase;
let estate: Estate;
let clock: ManualClock;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
  clock = new ManualClock(at('2026-11-24T14:00'));
});
afterEach(() => database.close());

const sweep = () => sweepClocks({ db: database.db, clock, log: createLog('silent') });
const zhang = () => ({ staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false });

async function liveUntil(end: Date): Promise<void> {
  for (;;) {
    const next = await nextClockAt(database.db);
    if (!next || next > end) break;
    clock.set(next);
    await sweep();
  }
  clock.set(end);
}

async function finished(moment: Date) {
  clock.set(moment);
  const ticket = await estate.open(moment);
  const { policy } = estate.community;
  const moved = await finishTicket(database.db, {
    ticketId: ticket.id,
    by: zhang(),
    at: moment,
    work: '换了阀芯',
    policy,
  });
  if (!moved.ok) throw new Error(moved.why);
  return moved.ticket;
}

async function signed(moment: Date) {
  const ticket = await finished(moment);
  const { policy } = estate.community;
  const by = { id: 'resident:demo', name: '李女士' };
  const move = {
    ticketId: ticket.id,
    by,
    at: moment,
    residentId: null,
    means: 'words',
    said: '修好了',
    policy,
  } as const;
  expect((await signTicket(database.db, move)).ok).toBe(true);
  return ticket;
}

const toOwner = async () =>
  (await allSaid(database.db))
    .filter(({ to }) => to === '李女士')
    .map(({ at, buttons }) => [localTime(at), buttons.length]);
const callTasks = () => database.db.ticket.findMany({ where: { kind: 'call' } });

test('silence after the work: two reminders, then closed as unconfirmed, and somebody calls', async () => {
  const ticket = await finished(at('2026-11-24T09:00'));
  await liveUntil(at('2026-11-26T09:00'));
  expect(await toOwner()).toEqual([
    ['25日 09:00:00', 2],
    ['25日 21:00:00', 2],
  ]);
  const closed = await database.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  expect(closed).toMatchObject({ state: 'closed', outcome: 'unconfirmed', signOff: null });
  expect(closed.closedAt).toEqual(at('2026-11-26T09:00'));
  expect(await callTasks()).toMatchObject([
    {
      parentId: ticket.id,
      number: 1002,
      teamId: estate.teams.service,
      reporterPhone: '13900000001',
      conversationId: null,
    },
  ]);
  const paged = (await allSaid(database.db)).filter(({ to }) => to === '客服部值班群');
  expect(paged).toMatchObject([{ mentions: ['小陈'], at: at('2026-11-26T09:00') }]);
  expect(paged[0]?.text).toContain('回访工单 1001');
  expect(paged[0]?.text).not.toContain('13900000001');
  const events = await eventsOf(database.db, ticket.id);
  expect(events.map(({ type }) => type).slice(-4)).toEqual(['reminded', 'reminded', 'closed', 'call-task']);
});

test('silence after signing: one reminder, then a call, and never a score', async () => {
  const ticket = await signed(at('2026-11-24T10:00'));
  await liveUntil(at('2026-11-30T00:00'));
  expect(await toOwner()).toEqual([['25日 10:00:00', 5]]);
  expect(await callTasks()).toMatchObject([{ parentId: ticket.id }]);
  expect(await database.db.rating.count()).toBe(0);
});

test('in quiet hours nobody is asked or called: the step waits for their end', async () => {
  await signed(at('2026-11-24T23:30'));
  await liveUntil(at('2026-11-28T00:00'));
  expect(await toOwner()).toEqual([['26日 08:00:00', 5]]);
  const [task] = await callTasks();
  expect(task?.openedAt).toEqual(at('2026-11-27T08:00'));
});

test('who answers in the quiet hours is not reminded at their end', async () => {
  const ticket = await finished(at('2026-11-24T23:30'));
  await liveUntil(at('2026-11-26T06:00'));
  const { policy } = estate.community;
  const by = { id: 'resident:demo', name: '李女士' };
  const said = { residentId: null, means: 'words', said: '好了' } as const;
  await signTicket(database.db, { ticketId: ticket.id, by, at: clock.now(), policy, ...said });
  await liveUntil(at('2026-11-26T12:00'));
  expect(await toOwner()).toEqual([]);
});

test('after days offline the owner is asked once and has his time before anybody gives up', async () => {
  const ticket = await finished(at('2026-11-24T09:00'));
  clock.set(at('2026-11-29T10:00'));
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(0);
  expect(await toOwner()).toEqual([['29日 10:00:00', 2]]);
  expect(await database.db.ticket.findUnique({ where: { id: ticket.id } })).toMatchObject({ state: 'finished' });
  await liveUntil(at('2026-11-29T21:59'));
  expect(await callTasks()).toEqual([]);
  await liveUntil(at('2026-11-30T08:00')); // 12 hours later it is night
  expect(await callTasks()).toHaveLength(1);
  expect(await toOwner()).toHaveLength(1);
});

test('an answered complaint that nobody confirms is closed as unconfirmed, without a call', async () => {
  const moment = at('2026-11-24T09:00');
  const ticket = await estate.open(moment, { kind: 'complaint', category: 'noise', teamId: estate.teams.service });
  const by = { staffId: estate.staff.chen, name: '小陈', mayActForOthers: false };
  const { policy } = estate.community;
  await answerTicket(database.db, { ticketId: ticket.id, by, at: moment, answer: '已请施工方改到白天作业', policy });
  await liveUntil(at('2026-11-30T00:00'));
  const [first] = await allSaid(database.db);
  expect(first?.buttons).toEqual(['settled:1001', 'not-settled:1001']);
  expect(first?.text).toContain('已请施工方改到白天作业');
  expect(await database.db.ticket.findUnique({ where: { id: ticket.id } })).toMatchObject({ outcome: 'unconfirmed' });
  expect(await callTasks()).toEqual([]);
});
