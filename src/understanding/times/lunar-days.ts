import { Lunar } from 'lunar-typescript';

export type MonthAndDay = readonly [month: number, day: number];

/** When a day of the lunar calendar falls, for the lunar year that begins in `year`. */
export function lunarDay(year: number, lunarMonth: number, day: number): MonthAndDay {
  const solar = Lunar.fromYmd(year, lunarMonth, day).getSolar();
  return [solar.getMonth(), solar.getDay()];
}

/** When the solar term 清明 falls: the 4th or the 5th of April. */
export function qingming(year: number): MonthAndDay {
  const solar = Lunar.fromYmd(year, 6, 1).getJieQiTable()[clearAndBright];
  if (!solar) throw new Error(`the year ${year} has no Qingming`);
  return [solar.getMonth(), solar.getDay()];
}

const clearAndBright = '清明';
