import { expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { percentOf, satisfactionIndex } from '../../../src/domain/reports/satisfaction.ts';

const index = (good: number, total: number) => satisfactionIndex({ good, total }, defaultPolicy.satisfaction);

test('84 good ratings of 100 are 84 %, red (S84)', () => {
  expect(index(84, 100)).toEqual({ percent: 84, isRed: true, isAlarm: true });
});

test('85 of 100 keep the target', () => {
  expect(index(85, 100)).toEqual({ percent: 85, isRed: false, isAlarm: false });
});

test('a hair under the target is red and does not look like the target', () => {
  expect(index(84_999, 100_000)).toEqual({ percent: 84.9, isRed: true, isAlarm: true });
});

test('fewer ratings than the minimum are no alarm', () => {
  expect(index(2, 4)).toEqual({ percent: 50, isRed: true, isAlarm: false });
  expect(index(2, 5)).toMatchObject({ isAlarm: true });
});

test('without a rating there is no index, and it is not red', () => {
  expect(index(0, 0)).toEqual({ percent: undefined, isRed: false, isAlarm: false });
});

test.each([
  [1, 3, 33.3],
  [2, 3, 66.6],
  [29, 100, 29],
  [7, 7, 100],
  [0, 7, 0],
])('%d of %d are %d %%', (part, whole, expected) => {
  expect(percentOf(part, whole)).toBe(expected);
});
