import { DateTime } from 'luxon';
import type { FestivalId } from '../communities/greetings-policy.ts';
import { festivals } from './festivals.ts';
import { daysOfLunarMonth, type LunarDate, leapMonthOf, lunarDateOf } from './lunar.ts';

/** Which birthdays, anniversaries and festivals a local date is. */
export interface GreetingDay {
  /** "2026-11-24" */
  date: string;
  year: number;
  /** months and days whose anniversary it is: "11-24" */
  solar: string[];
  lunarYear: number;
  /** lunar birthdays that are kept on it */
  lunar: Pick<LunarDate, 'month' | 'day' | 'leap'>[];
  festivals: FestivalId[];
}

/**
 * What is kept on a local date. The 29th of February is kept on the 28th in other years; the 30th day of a lunar month on
 * the 29th where the month has no more; a birthday in a leap month in the plain month of the same number in years that have
 * no such leap month. So everybody has one birthday in each year of his calendar.
 */
export function greetingDay(date: string): GreetingDay {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  const solar = [day.toFormat('MM-dd')];
  if (solar[0] === '02-28' && !day.isInLeapYear) solar.push('02-29');
  const lunar = lunarDateOf(date);
  return {
    date,
    year: day.year,
    solar,
    lunarYear: lunar.year,
    lunar: lunarBirthdays(lunar),
    festivals: festivals.filter((one) => isOn(one, day, lunar)).map(({ id }) => id),
  };
}

function lunarBirthdays(lunar: LunarDate): GreetingDay['lunar'] {
  const { year, month, day, leap } = lunar;
  const leaps = leap ? [true] : leapMonthOf(year) === month ? [false] : [false, true];
  const days = day === 29 && daysOfLunarMonth(lunar) === 29 ? [29, 30] : [day];
  return leaps.flatMap((isLeap) => days.map((each) => ({ month, day: each, leap: isLeap })));
}

function isOn({ calendar, month, day }: (typeof festivals)[number], solar: DateTime, lunar: LunarDate): boolean {
  if (calendar === 'solar') return solar.month === month && solar.day === day;
  return !lunar.leap && lunar.month === month && lunar.day === day;
}
