import { DateTime } from 'luxon';

export interface QuietHours {
  /** minutes after local midnight, 0–1439 */
  fromMinute: number;
  /** the same; not after `fromMinute`: the quiet hours end on the next day. Equal to it: there are none. */
  toMinute: number;
}

/**
 * When something may be said that can wait.
 * @param at UTC moment @param zone IANA zone whose wall clock the hours are read off
 * @returns `at`, or the end of the quiet hours it falls in; their first minute is quiet, their last is not
 */
export function outsideQuietHours(at: Date, { fromMinute, toMinute }: QuietHours, zone: string): Date {
  if (fromMinute === toMinute) return at;
  const today = DateTime.fromJSDate(at, { zone }).startOf('day');
  for (const day of [today.minus({ days: 1 }), today]) {
    const from = wallTime(day, fromMinute);
    const to = wallTime(toMinute > fromMinute ? day : day.plus({ days: 1 }), toMinute);
    if (from.toMillis() <= at.getTime() && at.getTime() < to.toMillis()) return to.toJSDate();
  }
  return at;
}

const wallTime = (day: DateTime, minute: number): DateTime =>
  day.set({ hour: Math.floor(minute / 60), minute: minute % 60 });
