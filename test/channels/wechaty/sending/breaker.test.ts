import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Breaker, createBreaker } from '../../../../src/channels/wechaty/sending/breaker.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/messages.ts';

let database: TestDatabase;
let clock: ManualClock;
let told: string[];
let breaker: Breaker;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.wechatyLink.deleteMany();
  clock = new ManualClock('2026-11-24T12:00:00+08:00');
  told = [];
  breaker = createBreaker({
    ...{ name: 'guanjia', db: database.db, clock, log: quietLog },
    tellOperator: async (_tx, { text }) => {
      told.push(text);
    },
  });
});

async function pausedMinutes(): Promise<number | undefined> {
  const row = await database.db.wechatyLink.findUnique({ where: { name: 'guanjia' } });
  return row?.pausedUntil ? (row.pausedUntil.getTime() - clock.now().getTime()) / 60_000 : undefined;
}

test('“操作过于频繁” stops all sending for two hours, and is told', async () => {
  expect(await breaker.hear('操作过于频繁，请稍后再试。')).toBe(true);
  expect(await pausedMinutes()).toBe(120);
  expect(told).toEqual([expect.stringContaining('14:00')]);
});

test('what we said ourselves is no complaint', async () => {
  expect(await breaker.hear('已收到，工单 1001')).toBe(false);
  expect(await pausedMinutes()).toBeUndefined();
});

test('the same complaint as the error of a send counts as well', async () => {
  await breaker.failed(new Error('操作过于频繁'));
  expect(await pausedMinutes()).toBe(120);
});

test('two sends may fail, a third pauses, each further one for longer', async () => {
  const pauses: (number | undefined)[] = [];
  for (let i = 0; i < 5; i++) {
    await breaker.failed(new Error('ret -2'));
    pauses.push(await pausedMinutes());
  }
  expect(pauses).toEqual([undefined, undefined, 1, 4, 16]);
});

test('a send that succeeds wipes the failures before it', async () => {
  await breaker.failed(new Error('ret -2'));
  await breaker.failed(new Error('ret -2'));
  breaker.succeeded();
  await breaker.failed(new Error('ret -2'));
  expect(await pausedMinutes()).toBeUndefined();
});

test('a pause never makes a longer one shorter, and says nothing then', async () => {
  await breaker.hear('操作过于频繁');
  for (let i = 0; i < 3; i++) await breaker.failed(new Error('ret -2'));
  expect(await pausedMinutes()).toBe(120);
  expect(told).toHaveLength(1);
});
