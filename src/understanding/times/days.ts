import type { DateTime } from 'luxon';
import { holidayPattern, resolveHoliday } from './holidays.ts';
import { monthPattern, resolveMonth } from './months.ts';
import { nearDayPattern, resolveNearDay } from './near-days.ts';
import { resolveWeek, weekPattern } from './weeks.ts';

/** A day or a run of days: both ends are midnights, the last one included. */
export interface Days {
  first: DateTime;
  last: DateTime;
  /** said as a span that one is “before” only by its beginning: 国庆前, 下周前 */
  whole?: true;
  /** comes round again: 工作日, 平时 */
  repeats?: true;
}

/** Whether a day that names no direction lies ahead (“周一来”) or behind (“周一报的”). */
export type Direction = 'ahead' | 'behind';

/** Days as people say them; past ones too, so that they are not misread. For folded text. */
export const dayPattern = `(?:${[nearDayPattern, weekPattern, monthPattern, holidayPattern].join('|')})`;

/**
 * The day meant by a word said at `now` (in the community's zone): 周一 said on a Wednesday is the coming Monday, 28号
 * said on the 30th is next month's; looking behind, the last of each. Undefined for days that do not exist.
 */
export function resolveDay(said: string, now: DateTime, direction: Direction): Days | undefined {
  const today = now.startOf('day');
  return (
    resolveNearDay(said, today) ??
    resolveWeek(said, today, direction) ??
    resolveHoliday(said, today, direction) ??
    resolveMonth(said, today, direction)
  );
}
