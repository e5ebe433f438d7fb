import { expect, test } from '@jest/globals';
import { judgeTry } from '../../../src/domain/owners/tries.ts';

const limits = { maxTries: 3, lockMinutes: 60 };
const now = new Date('2026-11-24T02:00:00Z');
const anHourLater = new Date('2026-11-24T03:00:00Z');
const open = (failedTries: number) => ({ failedTries, lockedUntil: null });

test('a hit clears earlier misses', () => {
  expect(judgeTry(open(2), true, limits, now)).toEqual({ kind: 'bound', failedTries: 0, lockedUntil: null });
});

test('each miss counts, and the last allowed one locks', () => {
  expect(judgeTry(open(1), false, limits, now)).toEqual({ kind: 'no-match', failedTries: 2, lockedUntil: null });
  expect(judgeTry(open(2), false, limits, now)).toEqual({ kind: 'locked', failedTries: 3, lockedUntil: anHourLater });
});

test('while locked neither hit nor miss changes anything', () => {
  const locked = { failedTries: 3, lockedUntil: anHourLater };
  expect(judgeTry(locked, true, limits, now)).toEqual({ kind: 'locked', ...locked });
  expect(judgeTry(locked, false, limits, now)).toEqual({ kind: 'locked', ...locked });
});

test('when the lock is over the count starts anew', () => {
  const over = { failedTries: 3, lockedUntil: anHourLater };
  expect(judgeTry(over, false, limits, anHourLater)).toEqual({ kind: 'no-match', failedTries: 1, lockedUntil: null });
  expect(judgeTry(over, true, limits, anHourLater).kind).toBe('bound');
});
