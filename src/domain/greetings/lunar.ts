import { LunarMonth, LunarYear, Solar } from 'lunar-typescript';

/** A day of the lunar calendar. */
export interface LunarDate {
  /** of the lunar year, which begins at the Spring Festival */
  year: number;
  /** 1–12 */
  month: number;
  /** in the leap month of that number */
  leap: boolean;
  /** 1–30 */
  day: number;
}

/** @param date "2026-11-24" */
export function lunarDateOf(date: string): LunarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lunar = Solar.fromYmd(year, month, day).getLunar();
  return {
    year: lunar.getYear(),
    month: Math.abs(lunar.getMonth()),
    leap: lunar.getMonth() < 0,
    day: lunar.getDay(),
  };
}

/** How many days a lunar month has: 29 or 30. */
export function daysOfLunarMonth({ year, month, leap }: Omit<LunarDate, 'day'>): number {
  const found = LunarMonth.fromYm(year, leap ? -month : month);
  if (!found) throw new Error(`the lunar year ${year} has no ${leap ? 'leap ' : ''}month ${month}`);
  return found.getDayCount();
}

/** The number of the month that a lunar year has twice; undefined where it has none. */
export function leapMonthOf(year: number): number | undefined {
  return LunarYear.fromYear(year).getLeapMonth() || undefined;
}
