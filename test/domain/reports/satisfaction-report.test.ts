import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { satisfactionReport } from '../../../src/domain/reports/satisfaction-report.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate } from '../escalation/estate.ts';
import { type Course, finishedRepair, rate } from './figures.ts';

let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterEach(() => database.close());

const now = at('2026-11-24T09:00');
const report = () => satisfactionReport(database.db, estate.community, now);
const repair = (course: Partial<Course> = {}) =>
  finishedRepair(database.db, estate, { finishedAt: at('2026-11-20T10:00'), ...course });

test('84 good ratings of 100: 84 %, red, with formula, window and source', async () => {
  const then = at('2026-11-20T10:00');
  await rate(database.db, estate, 5, 50, then);
  await rate(database.db, estate, 4, 34, then);
  await rate(database.db, estate, 3, 10, then);
  await rate(database.db, estate, 1, 6, then);
  const { satisfaction, text } = await report();
  expect(satisfaction).toEqual({ percent: 84, isRed: true, isAlarm: true });
  for (const part of ['满意度：84%，红，低于目标 85%', '84 ÷ 100', '10月25日 09:00 至 11月24日 09:00', '数据来源']) {
    expect(text).toContain(part);
  }
});

test('a rating counts from the moment after the window opens until now', async () => {
  const { db } = database;
  await rate(db, estate, 1, 1, at('2026-10-25T09:00:00'));
  await rate(db, estate, 5, 1, at('2026-10-25T09:00:01'));
  await rate(db, estate, 5, 1, now);
  await rate(db, estate, 1, 1, at('2026-11-24T09:00:01'));
  expect((await report()).ratings).toEqual({ good: 2, total: 2 });
});

test('ratings of another community do not count', async () => {
  await rate(database.db, estate, 5, 1, now);
  const elsewhere = { ...estate.community, id: 'elsewhere' };
  expect((await satisfactionReport(database.db, elsewhere, now)).ratings).toEqual({ good: 0, total: 0 });
});

test('an owner who said nothing is in no number of the index', async () => {
  await repair({ outcome: 'unconfirmed', call: 'open' });
  await repair({ score: 5, outcome: 'confirmed' });
  const { ratings, satisfaction } = await report();
  expect(ratings).toEqual({ good: 1, total: 1 });
  expect(satisfaction.percent).toBe(100);
});

test('few ratings are said to be few', async () => {
  await rate(database.db, estate, 2, 4, now);
  expect((await report()).text).toContain('红，低于目标 85%，评分不足 5 份，仅供参考');
});

test('follow-up: asked, rated, called, still to be called, unconfirmed', async () => {
  await repair({ score: 5, outcome: 'confirmed' });
  await repair({ score: 2, outcome: 'confirmed', call: 'closed' });
  await repair({ outcome: 'unconfirmed', call: 'closed' });
  await repair({ outcome: 'unconfirmed', call: 'open' });
  await repair({ outcome: 'unconfirmed', call: 'cancelled' });
  await repair({ state: 'finished' });
  await repair({ state: 'finished', asked: false });
  const { followUp, text } = await report();
  expect(followUp).toEqual({
    finished: 7,
    asked: 6,
    rated: 2,
    callsOpen: 1,
    callsDone: 2,
    unconfirmed: 3,
    followedUp: 3,
  });
  expect(text).toContain('回访率：42.8%');
  expect(text).toContain('3 ÷ 7');
});

test('only repairs that were finished in the window and stayed finished are followed up', async () => {
  await repair({ finishedAt: at('2026-10-25T08:59') });
  await repair({ state: 'taken' });
  await repair({ state: 'cancelled' });
  await repair({ kind: 'complaint' });
  await repair();
  expect((await report()).followUp.finished).toBe(1);
});

test('a question that was never delivered was not asked', async () => {
  await repair();
  await database.db.outboundMessage.updateMany({
    where: { key: { startsWith: 'sign-off:' } },
    data: { state: 'dead' },
  });
  expect((await report()).followUp).toMatchObject({ finished: 1, asked: 0 });
});

test('nothing happened yet: no number is made up', async () => {
  const { text } = await report();
  expect(text).toContain('满意度：期间还没有评分');
  expect(text).toContain('回访率：期间没有完成的报修');
  expect(text).not.toContain(' ÷ 0');
});

test('a community sets its own target and window', async () => {
  await rate(database.db, estate, 3, 1, at('2026-11-10T10:00'));
  await rate(database.db, estate, 4, 1, at('2026-11-20T10:00'));
  const { policy } = estate.community;
  const own = {
    ...estate.community,
    policy: { ...policy, satisfaction: { targetPercent: 90, windowDays: 7, minimum: 1 } },
  };
  const { ratings, text } = await satisfactionReport(database.db, own, now);
  expect(ratings).toEqual({ good: 1, total: 1 });
  expect(text).toContain('100%，绿（目标 90%）');
});
