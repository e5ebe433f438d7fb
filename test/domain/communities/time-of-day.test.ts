import { expect, test } from '@jest/globals';
import { parseTimeOfDay } from '../../../src/domain/communities/time-of-day.ts';

test.each([
  ['00:00', 0],
  ['07:05', 425],
  ['23:59', 1439],
  ['24:00', 0],
  ['24:01', undefined],
  ['7:00', undefined],
  ['12:60', undefined],
  ['noon', undefined],
])('%s reads as %p', (text, minutes) => {
  expect(parseTimeOfDay(text)).toBe(minutes);
});
