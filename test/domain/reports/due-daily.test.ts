import { expect, test } from '@jest/globals';
import { dueDaily, nextDaily } from '../../../src/domain/reports/due-daily.ts';

const ask = (now: string, lastDone?: string, zone = 'Asia/Shanghai', atMinute = 540) => ({
  lastDone,
  now: new Date(now),
  zone,
  atMinute,
});

test.each([
  ['a second before nine', '2026-11-24T08:59:59+08:00', '2026-11-23', undefined],
  ['at nine', '2026-11-24T09:00:00+08:00', '2026-11-23', '2026-11-24'],
  ['at nine, where it was never done', '2026-11-24T09:00:00+08:00', undefined, '2026-11-24'],
  ['later in the day', '2026-11-24T23:59:59+08:00', '2026-11-23', '2026-11-24'],
  ['when today’s is done', '2026-11-24T09:00:00+08:00', '2026-11-24', undefined],
  ['after a week offline: today’s, and no other', '2026-11-24T14:00:00+08:00', '2026-11-17', '2026-11-24'],
  ['in the night after days offline: not before nine', '2026-11-24T03:00:00+08:00', '2026-11-17', undefined],
  ['when a simulated clock had run ahead', '2026-11-24T09:00:00+08:00', '2027-06-01', '2026-11-24'],
])('%s', (_, now, lastDone, expected) => {
  expect(dueDaily(ask(now, lastDone))).toBe(expected);
});

test('the day is the community’s own', () => {
  const now = '2026-11-24T02:00:00Z';
  expect(dueDaily(ask(now, '2026-11-23', 'Asia/Shanghai'))).toBe('2026-11-24');
  expect(dueDaily(ask(now, '2026-11-23', 'Asia/Urumqi'))).toBeUndefined();
  expect(dueDaily(ask(now, '2026-11-22', 'America/New_York'))).toBe('2026-11-23');
});

test('it is due next today until it is done, then tomorrow', () => {
  expect(nextDaily(ask('2026-11-24T14:00:00+08:00', '2026-11-23'))).toEqual(new Date('2026-11-24T09:00+08:00'));
  expect(nextDaily(ask('2026-11-24T14:00:00+08:00', '2026-11-24'))).toEqual(new Date('2026-11-25T09:00+08:00'));
  expect(nextDaily(ask('2026-12-31T14:00:00+08:00', '2026-12-31'))).toEqual(new Date('2027-01-01T09:00+08:00'));
});

test('nine stays nine when the clocks change', () => {
  const next = (now: string, lastDone: string) => nextDaily(ask(now, lastDone, 'Europe/Berlin'));
  expect(next('2026-03-28T12:00:00Z', '2026-03-28')).toEqual(new Date('2026-03-29T07:00:00Z'));
  expect(next('2026-10-24T12:00:00Z', '2026-10-24')).toEqual(new Date('2026-10-25T08:00:00Z'));
});
