import { expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { assess } from '../../../src/domain/weather/assess.ts';
import type { Hour } from '../../../src/domain/weather/hour.ts';

const now = new Date('2026-11-24T01:00:00Z');
const hour = (offset: number, facts: Partial<Hour> = {}): Hour => ({
  from: new Date(now.getTime() + offset * 3_600_000).toISOString(),
  ...{ gustMs: 3, meanMs: 2, rainMm: 0, snowMm: 0, probability: 1, hail: false, freezing: false },
  ...facts,
});
const read = (hours: Hour[], factor = 1) => assess(hours, { policy: defaultPolicy.weather, factor, now });
const stepOf = (facts: Partial<Hour>, factor = 1) =>
  Object.values(read([hour(1, facts)], factor)).map(({ step }) => step);

test.each([
  [10.7, []],
  [10.8, ['loose']],
  [13.9, ['sills']],
  [17.2, ['clear']],
  [24.5, ['storm']],
  [32.7, ['hurricane']],
])('gusts of %s m/s', (gustMs, steps) => {
  expect(stepOf({ gustMs })).toEqual(steps);
});

test('high flats have stronger gusts, and a mean without gusts is taken for a city', () => {
  expect(stepOf({ gustMs: 10 }, 1.22)).toEqual(['loose']);
  expect(stepOf({ gustMs: null, meanMs: 7.3 })).toEqual(['loose']);
});

test('rain counts where it is likely and wets', () => {
  expect(stepOf({ rainMm: 0.5, probability: 0.6 })).toEqual(['rain']);
  expect(stepOf({ rainMm: 0.5, probability: 0.59 })).toEqual([]);
  expect(stepOf({ rainMm: 0.4 })).toEqual([]);
});

test('a whole spell of rain or snow may come to more than its hours', () => {
  const rainy = Array.from({ length: 10 }, (_, index) => hour(index + 1, { rainMm: 5 }));
  expect(read(rainy).rain?.step).toBe('downpour');
  const snowy = Array.from({ length: 10 }, (_, index) => hour(index + 1, { snowMm: 1 }));
  expect(read(snowy).snow?.step).toBe('blizzard');
});

test('hail and freezing rain count at once', () => {
  expect(stepOf({ hail: true })).toEqual(['hail']);
  expect(stepOf({ freezing: true })).toEqual(['freezing']);
});

test('what begins later than the lead is not told yet', () => {
  expect(read([hour(5, { gustMs: 20 })]).wind?.step).toBe('clear');
  expect(read([hour(6, { gustMs: 20 })]).wind).toBeUndefined();
});

test('it lasts until a pause of more than three hours', () => {
  const windy = (offset: number) => hour(offset, { gustMs: 12 });
  expect(read([windy(1), windy(2), windy(6), windy(11)]).wind).toMatchObject({
    onsetAt: new Date('2026-11-24T02:00:00Z'),
    endsAt: new Date('2026-11-24T08:00:00Z'),
  });
});
