import { afterEach, expect, test } from '@jest/globals';
import { lookAgain } from '../../../src/domain/directory/daily-store.ts';
import { nextDailyAt, runDaily } from '../../../src/domain/reports/run-daily.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/messages.ts';
import { allSaid, at, buildEstate, type EstateOptions, localTime } from '../escalation/estate.ts';
import { rate } from './figures.ts';

let database: TestDatabase;
afterEach(() => database.close());

async function open(options: EstateOptions, start = '2026-11-24T09:00') {
  database = await openDatabase();
  const { db } = database;
  const estate = await buildEstate(db, options);
  const clock = new ManualClock(at(start));
  const run = () => runDaily({ db, clock, log: quietLog });
  /** Runs it at this local time. */
  const runAt = (local: string) => {
    clock.set(at(local));
    return run();
  };
  const told = async (start: string) =>
    (await allSaid(db))
      .filter(({ key }) => key.startsWith(start))
      .map((said) => `${localTime(said.at)} ${said.to}`)
      .sort();
  return { db, estate, clock, run, runAt, told };
}

test('gaps are told to the leader and the managers, one message a team, at nine and once', async () => {
  const { db, run, runAt, told } = await open({ emptyRoster: true }, '2026-11-24T08:59:59');
  expect(await run()).toBe(0);
  expect(await runAt('2026-11-24T09:00:00')).toBe(1);
  expect(await runAt('2026-11-24T09:00:01')).toBe(0);
  expect(await runAt('2026-11-24T23:59:59')).toBe(0);
  expect(await told('gaps:')).toEqual([
    '24日 09:00:00 周经理', // engineering: its leader 王主管, and the manager above
    '24日 09:00:00 周经理', // customer service has no leader
    '24日 09:00:00 王主管',
  ]);
  const texts = (await allSaid(db)).map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringContaining('工程部未来 48 小时有 3 个时段无人值班'));
  expect(texts).toContainEqual(expect.stringContaining('11月25日（周三） 全天 00:00–次日 00:00'));
  expect(texts).toContainEqual(expect.stringContaining('直接找王主管'));
  expect(texts).toContainEqual(expect.stringContaining('直接找周经理'));
});

test('a gap is told again the next day while it lasts', async () => {
  const { runAt, told } = await open({ emptyRoster: true });
  await runAt('2026-11-24T09:00');
  await runAt('2026-11-25T09:00');
  expect((await told('gaps:')).filter((line) => line.endsWith('王主管'))).toEqual([
    '24日 09:00:00 王主管',
    '25日 09:00:00 王主管',
  ]);
});

test('a roster that was changed is looked at again the same day: only what is new is told', async () => {
  const { db, estate, run, runAt, told } = await open({ emptyRoster: true });
  await rate(db, estate, 1, 5, at('2026-11-23T10:00'));
  await run();
  await lookAgain(db, 'demo');
  expect(await runAt('2026-11-24T15:00')).toBe(1);
  expect(await runAt('2026-11-24T15:00')).toBe(0);
  expect(await told('')).not.toContainEqual(expect.stringContaining('15:00'));

  const at15 = { communityId: 'demo', teamId: estate.teams.engineering };
  await db.shift.create({ data: { ...at15, key: 'late', name: '加班', fromMinute: 1200, toMinute: 1260 } });
  await lookAgain(db, 'demo');
  await runAt('2026-11-24T15:01');
  expect(await told('gaps:')).toContain('24日 15:01:00 王主管');
  const last = (await allSaid(db)).at(-1);
  expect(last?.text).toContain('加班 20:00–21:00');
  expect(last?.text).not.toContain('全天');
  await runAt('2026-11-25T09:00');
  const tomorrow = (await allSaid(db)).find(({ key, to }) => key.includes(':2026-11-25:') && to === '王主管');
  expect(tomorrow?.text).toMatch(/全天.*加班/s);
});

test('looking again before nine waits for nine', async () => {
  const { db, run, runAt } = await open({}, '2026-11-24T08:00');
  await lookAgain(db, 'demo');
  expect(await run()).toBe(0);
  expect(await runAt('2026-11-24T09:00')).toBe(1);
});

test('after days offline it is done once, for today', async () => {
  const { runAt, told } = await open({ emptyRoster: true });
  await runAt('2026-11-20T09:00');
  expect(await runAt('2026-11-24T03:00')).toBe(0);
  expect(await runAt('2026-11-24T14:00')).toBe(1);
  expect(await runAt('2026-11-24T14:00')).toBe(0);
  expect((await told('gaps:')).filter((line) => line.endsWith('王主管'))).toEqual([
    '20日 09:00:00 王主管',
    '24日 14:00:00 王主管',
  ]);
});

test('several processes at the same moment: one does it', async () => {
  const { run, told } = await open({ emptyRoster: true });
  const done = await Promise.all(Array.from({ length: 8 }, run));
  expect(done.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await told('gaps:')).toHaveLength(3);
});

test('84 of 100 good: the managers are told, with the formula, once a day', async () => {
  const { db, estate, run, runAt, told } = await open({});
  await rate(db, estate, 5, 84, at('2026-11-23T10:00'));
  await rate(db, estate, 2, 16, at('2026-11-23T10:00'));
  await run();
  await run();
  expect(await told('satisfaction:')).toEqual(['24日 09:00:00 周经理', '24日 09:00:00 王主管']);
  const [said] = (await allSaid(db)).filter(({ key }) => key.startsWith('satisfaction:'));
  expect(said?.text).toMatch(/满意度未达标.*84%，红.*84 ÷ 100/s);
  await runAt('2026-11-25T09:00');
  expect(await told('satisfaction:')).toHaveLength(4);
});

test.each([
  ['at the target', 17, 3],
  ['with fewer ratings than the minimum', 0, 4],
  ['without ratings', 0, 0],
])('nobody is told %s', async (_, good, bad) => {
  const { db, estate, run, told } = await open({});
  await rate(db, estate, 5, good, at('2026-11-23T10:00'));
  await rate(db, estate, 1, bad, at('2026-11-23T10:00'));
  expect(await run()).toBe(1);
  expect(await told('satisfaction:')).toEqual([]);
});

test('a community may have its own hour', async () => {
  const { db, run, runAt, clock } = await open({ policy: { daily: { at: '07:30' } } }, '2026-11-24T07:29:59');
  expect(await nextDailyAt(db, clock.now())).toEqual(at('2026-11-24T07:30'));
  expect(await run()).toBe(0);
  expect(await runAt('2026-11-24T07:30')).toBe(1);
  expect(await nextDailyAt(db, clock.now())).toEqual(at('2026-11-25T07:30'));
});

test('one community that fails does not hold up the others, and is tried again ten minutes later', async () => {
  const { db, run, runAt, clock, told } = await open({ emptyRoster: true });
  const broken = { id: 'a-broken-one', name: '示范苑', hotline: '021-55550101', demo: true };
  await db.community.create({ data: { ...broken, wording: { 'reports.gaps.line': 1 } } });
  expect(await run()).toBe(1);
  expect(await told('gaps:')).toHaveLength(3);
  expect(await nextDailyAt(db, clock.now())).toEqual(at('2026-11-24T09:10'));
  await db.community.update({ where: { id: broken.id }, data: { wording: {} } });
  expect(await runAt('2026-11-24T09:09:59')).toBe(0);
  expect(await runAt('2026-11-24T09:10')).toBe(1);
  expect(await nextDailyAt(db, clock.now())).toEqual(at('2026-11-25T09:00'));
});

test('words and the mark that they were said stand or fall together', async () => {
  const { db, run, runAt, told } = await open({ emptyRoster: true });
  // Ratings are read after the gaps are told, so the words about those must be taken back.
  await db.$executeRaw`alter table rating rename to rating_elsewhere`;
  expect(await run()).toBe(0);
  expect(await told('gaps:')).toEqual([]);
  await db.$executeRaw`alter table rating_elsewhere rename to rating`;
  expect(await runAt('2026-11-24T09:10')).toBe(1);
  expect(await told('gaps:')).toHaveLength(3);
});

test('without a community there is nothing to do', async () => {
  database = await openDatabase();
  expect(await nextDailyAt(database.db, at('2026-11-24T09:00'))).toBeUndefined();
});
