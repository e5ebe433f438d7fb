import type { DateTime } from 'luxon';
import type { Days, Direction } from './days.ts';
import { oneDay } from './near-days.ts';

const weekday = '(?:[一二三四五六日天](?!次)|[1-7](?![\\d:点时楼栋号-]))';
// 楼下周三, 以下周…, 看一下周三: there 下 belongs to the word before.
const which = '(?:(?<![楼以])上上?一?个?|(?<![楼以之一])下下?一?个?|这一?个?|本)';
const week = '(?:周|星期|礼拜)';
// 两周一次 counts weeks; 周二周四 does not.
const counted = '(?<!(?<!周|期|拜)[\\d一二两三四五六七八九十几半])';

export const weekPattern = [
  `${which}?(?:双休日|周[末未](?!来))`,
  '工作日|平时|平日',
  `(?:${which}|${counted})${week}${weekday}(?:[、和]?[一二三四五六日](?![点时号栋楼单百十个:]))*`,
  `${which}(?:周(?![围边遭年期折密全])|星期|礼拜)中?`,
  `${counted}周中`,
].join('|');

const weekdays: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };

/** “下周三”, “礼拜天”, “这周末”, “工作日”, “上周”; undefined for anything else. */
export function resolveWeek(said: string, today: DateTime, direction: Direction): Days | undefined {
  const weeks = /^下下/.test(said) ? 2 : /^下/.test(said) ? 1 : /^上上/.test(said) ? -2 : /^上/.test(said) ? -1 : 0;
  const monday = today.minus({ days: today.weekday - 1 }).plus({ weeks });
  const named = /^[这本]/.test(said) || weeks !== 0;
  if (/双休日$|周[末未]$/.test(said)) {
    const back = direction === 'behind' && !named && today.weekday < 6 ? 1 : 0;
    return { first: monday.plus({ days: 5 }).minus({ weeks: back }), last: monday.plus({ days: 6 - 7 * back }) };
  }
  if (/^(?:工作日|平时|平日)$|周中$/.test(said)) return workdays(weeks === 0 ? today : monday, !named);
  const match = /(?:周|星期|礼拜)([一二三四五六日天1-7])?$/.exec(said);
  if (!match) return undefined;
  const last = monday.plus({ days: 6 });
  if (!match[1]) return weeks === 0 ? { first: today, last } : { first: monday, last, whole: true };
  const day = monday.plus({ days: (weekdays[match[1]] ?? Number(match[1])) - 1 });
  if (named) return oneDay(weeks === 0 && direction === 'ahead' && !/^[这本]/.test(said) ? coming(day, today) : day);
  return oneDay(direction === 'ahead' ? coming(day, today) : day > today ? day.minus({ weeks: 1 }) : day);
}

/** What is left of the workdays of a week; on a weekend those of the next. */
function workdays(from: DateTime, repeats: boolean): Days {
  const first = from.weekday > 5 ? from.plus({ days: 8 - from.weekday }) : from;
  return { first, last: first.plus({ days: 5 - first.weekday }), ...(repeats && { repeats }) };
}

/**
 * “周一到周五” names every week and not the next one: from today where today is among them.
 * @returns undefined where either end is no bare weekday
 */
export function resolveWeekdayRange(a: string, b: string, today: DateTime): Days | undefined {
  const bare = /^(?:周|星期|礼拜)([一二三四五六日天1-7])$/;
  const [from, to] = [a, b].map((said) => {
    const char = bare.exec(said)?.[1];
    return char === undefined ? undefined : (weekdays[char] ?? Number(char));
  });
  if (from === undefined || to === undefined || from >= to) return undefined;
  const inside = today.weekday >= from && today.weekday <= to;
  const first = inside ? today : today.plus({ days: (from - today.weekday + 7) % 7 });
  const last = first.plus({ days: to - first.weekday });
  return { first, last, ...(from === 1 && to >= 5 && { repeats: true as const }) };
}

const coming = (day: DateTime, today: DateTime): DateTime => (day < today ? day.plus({ weeks: 1 }) : day);
