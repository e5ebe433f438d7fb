import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sweepClocks } from '../../../src/domain/escalation/sweep.ts';
import type { NewTicket } from '../../../src/domain/tickets/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate, type EstateOptions } from './estate.ts';

const opened = at('2026-11-24T14:00');
let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

/** Opens a ticket in an estate and lets it lie for some minutes, sweeping once a minute. */
async function lieFor(minutes: number, options: EstateOptions, more?: (estate: Estate) => Partial<NewTicket>) {
  estate = await buildEstate(database.db, options);
  await estate.open(opened, more?.(estate));
  const clock = new ManualClock(opened);
  for (let minute = 0; minute <= minutes; minute++) {
    clock.set(new Date(opened.getTime() + minute * 60_000));
    await sweepClocks({ db: database.db, clock, log: createLog('silent') });
  }
  return (await allSaid(database.db)).map(({ at, to }) => `${(at.getTime() - opened.getTime()) / 60_000} ${to}`);
}

test('a team without a leader: the manager at the leader’s moment, and not again at his own', async () => {
  expect(await lieFor(25, { leaderless: true })).toEqual(['10 王主管', '10 周经理', '10 工程部值班群']);
});

test('a leader whom no chat reaches counts as none', async () => {
  expect(await lieFor(25, { unreachable: ['wang'] })).toEqual(['10 周经理', '10 工程部值班群']);
});

test('with nobody on duty the leader hears of the coming arrival time', async () => {
  const said = await lieFor(61, { emptyRoster: true });
  expect(said).toContain('60 王主管');
});

test('a complaint about customer service never reaches its group: the managers hear at every step', async () => {
  const about = (estate: Estate) => ({
    kind: 'complaint' as const,
    category: 'staff_attitude',
    teamId: estate.teams.service,
    accusedTeamId: estate.teams.service,
    accusedStaffId: estate.staff.chen,
  });
  const said = await lieFor(24 * 60 + 1, {}, about);
  expect(said).toEqual(['30 周经理', `${18 * 60} 周经理`, `${24 * 60} 周经理`, `${24 * 60} 李女士`]);
});

test('an unanswered complaint: warned of in the group, then told to the manager and honestly to the owner', async () => {
  const about = (estate: Estate) => ({ kind: 'complaint' as const, category: 'noise', teamId: estate.teams.service });
  const said = await lieFor(24 * 60 + 1, {}, about);
  expect(said).toEqual([
    '30 周经理',
    '30 客服部值班群',
    `${18 * 60} 周经理`,
    `${18 * 60} 客服部值班群`,
    `${24 * 60} 周经理`,
    `${24 * 60} 李女士`,
  ]);
  const [, , , , , apology] = await allSaid(database.db);
  expect(apology?.text).toContain('已请周经理亲自跟进');
});

test('the clocks of a ticket stay as they were when the policy is changed', async () => {
  estate = await buildEstate(database.db);
  await estate.open(opened);
  await database.db.community.update({
    where: { id: 'demo' },
    data: { policy: { clocks: { urgent: { take: { leaderMinutes: 1, managerMinutes: 2 } } } } },
  });
  const clock = new ManualClock(new Date(opened.getTime() + 9 * 60_000));
  expect(await sweepClocks({ db: database.db, clock, log: createLog('silent') })).toBe(0);
});

test('a clock that cannot be handled holds up nobody else’s', async () => {
  estate = await buildEstate(database.db);
  const broken = await estate.open(opened);
  await estate.open(opened);
  await database.db.$executeRaw`
    update ticket_clock set steps = '[{"at":"2026-11-24T06:05:00Z"}, null]', next_at = '2026-11-24T06:05:00Z'
    where ticket_id = ${broken.id}::uuid and kind = 'take'`;
  const clock = new ManualClock(new Date(opened.getTime() + 10 * 60_000));
  expect(await sweepClocks({ db: database.db, clock, log: createLog('silent') })).toBe(1);
  expect((await allSaid(database.db)).map(({ to }) => to)).toEqual(['王主管', '工程部值班群']);
  const [clockRow] = await database.db.ticketClock.findMany({ where: { ticketId: broken.id, kind: 'take' } });
  expect(clockRow?.nextAt).toEqual(new Date(clock.now().getTime() + 60_000));
});
