import { DateTime } from 'luxon';

export interface Tries {
  failedTries: number;
  lockedUntil: Date | null;
}

export interface TryLimits {
  maxTries: number;
  lockMinutes: number;
}

/**
 * What becomes of an identity after a try to be recognised. While locked nothing counts, not even the right facts;
 * a lock that is over leaves a clean sheet.
 */
export function judgeTry(
  before: Tries,
  matches: boolean,
  limits: TryLimits,
  now: Date,
): Tries & { kind: 'bound' | 'no-match' | 'locked' } {
  if (before.lockedUntil && before.lockedUntil > now) return { kind: 'locked', ...before };
  if (matches) return { kind: 'bound', failedTries: 0, lockedUntil: null };
  const failedTries = (before.lockedUntil ? 0 : before.failedTries) + 1;
  if (failedTries < limits.maxTries) return { kind: 'no-match', failedTries, lockedUntil: null };
  const lockedUntil = DateTime.fromJSDate(now).plus({ minutes: limits.lockMinutes }).toJSDate();
  return { kind: 'locked', failedTries, lockedUntil };
}
