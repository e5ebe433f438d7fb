import type { DateTime } from 'luxon';
import { readNumber } from '../numerals.ts';
import type { Days, Direction } from './days.ts';
import { lunarDay, qingming } from './lunar-days.ts';
import { nearestYear } from './months.ts';

const period = '(?:(?:节|的)?(?:期间|假期|长假|放假|小长假|黄金周))';
const han = '零一二两三四五六七八九十百\\d';

export const holidayPattern = [
  `(?:元旦|清明|(?<![${han}])五一(?![${han}栋号楼单室路])|劳动节|端午|中秋|国庆|圣诞|平安夜|春节|除夕|元宵|过年|大年三十|年三十)节?(?!路|街|大道|广场|村|桥)${period}?`,
  `(?<![${han}])十一${period}`,
  '(?:大年|正月|年)初(?:[一二三四五六七八九十]|[1-9]|10)|正月十五',
].join('|');

const isHoliday = new RegExp(`^(?:${holidayPattern})$`);

interface Holiday {
  on: (year: number) => readonly [month: number, day: number];
  /** days off from the day itself, and how many before it */
  off?: readonly [before: number, after: number];
}

const springFestival = (year: number) => lunarDay(year, 1, 1);
const holidays: readonly (readonly [RegExp, Holiday])[] = [
  [/^元旦/, { on: () => [1, 1], off: [0, 2] }],
  [/^清明/, { on: qingming, off: [0, 2] }],
  [/^五一|^劳动/, { on: () => [5, 1], off: [0, 4] }],
  [/^端午/, { on: (year) => lunarDay(year, 5, 5), off: [0, 2] }],
  [/^中秋/, { on: (year) => lunarDay(year, 8, 15), off: [0, 2] }],
  [/^国庆|^十一/, { on: () => [10, 1], off: [0, 6] }],
  [/^圣诞/, { on: () => [12, 25] }],
  [/^平安夜/, { on: () => [12, 24] }],
  [/^春节|^过年/, { on: springFestival, off: [1, 6] }],
];

/** “国庆”, “除夕”, “春节期间”, “大年初三”. Undefined for anything else. */
export function resolveHoliday(said: string, today: DateTime, direction: Direction): Days | undefined {
  if (!isHoliday.test(said)) return undefined;
  const offset = sinceSpringFestival(said);
  const holiday: Holiday | undefined =
    offset === undefined ? holidays.find(([pattern]) => pattern.test(said))?.[1] : { on: springFestival };
  if (!holiday) return undefined;
  const hasPeriod = /期间$|假$|假期$|周$|^过年/.test(said);
  const [before, after] = (hasPeriod && holiday.off) || [0, 0];
  const build = (year: number): Days | undefined => {
    const date = holiday.on(year);
    if (!date) return undefined;
    const day = today
      .set({ year, month: 1, day: 1 })
      .set({ month: date[0] })
      .set({ day: date[1] })
      .plus({ days: offset ?? 0 });
    return { first: day.minus({ days: before }), last: day.plus({ days: after }), whole: true };
  };
  return nearestYear(build, today, direction);
}

/** Days from the first day of the lunar year: 除夕 is the day before, 初三 two later, 元宵 the fifteenth. */
function sinceSpringFestival(said: string): number | undefined {
  if (/^除夕|三十/.test(said)) return -1;
  if (/^元宵|^正月十五/.test(said)) return 14;
  const day = /^(?:大年|正月|年)初(.+)$/.exec(said)?.[1];
  return day === undefined ? undefined : readNumber(day) - 1;
}
