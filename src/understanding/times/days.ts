import type { DateTime } from 'luxon';
import { readNumber } from '../numerals.ts';

/** A day or a run of days: both ends are midnights, the last one included. */
export interface Days {
  first: DateTime;
  last: DateTime;
  /** said as “前”, “昨”, “上”: never an appointment */
  past?: boolean;
}

const weekdays: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };

/**
 * The day meant by a word said at `now` (in the community's zone). Days without “上” or “昨” lie ahead: 周一 said on a
 * Wednesday is the coming Monday, 28号 said on the 30th is next month's.
 */
export function resolveDay(said: string, now: DateTime): Days | undefined {
  const today = now.startOf('day');
  const relative = /^(大*)([前后])天$/.exec(said);
  if (relative) {
    const far = 2 + (relative[1]?.length ?? 0);
    return relative[2] === '后' ? one(today.plus({ days: far })) : { ...one(today.minus({ days: far })), past: true };
  }
  if (/^今|^当天/.test(said)) return one(today);
  if (/^明|^次日/.test(said)) return one(today.plus({ days: 1 }));
  if (/^后儿/.test(said)) return one(today.plus({ days: 2 }));
  if (/^昨/.test(said)) return { ...one(today.minus({ days: 1 })), past: true };
  const later = /^(.+?)天(?:以|之)?后$/.exec(said);
  if (later?.[1]) return one(today.plus({ days: readNumber(later[1]) }));
  if (/^这[两几]天$/.test(said)) return { first: today, last: today.plus({ days: 2 }) };
  return resolveWeek(said, today) ?? resolveMonth(said, today);
}

function resolveWeek(said: string, today: DateTime): Days | undefined {
  const weeks = /^下下/.test(said) ? 2 : /^下/.test(said) ? 1 : /^上上/.test(said) ? -2 : /^上/.test(said) ? -1 : 0;
  const monday = today.minus({ days: today.weekday - 1 }).plus({ weeks });
  if (/周末$/.test(said)) return { first: monday.plus({ days: 5 }), last: monday.plus({ days: 6 }) };
  if (/^(?:工作日|平时)$/.test(said)) {
    const start = today.weekday > 5 ? monday.plus({ weeks: 1 }) : today;
    return { first: start, last: start.plus({ days: 5 - start.weekday }) };
  }
  const named = /(?:周|星期|礼拜)([一二三四五六日天1-6])?$/.exec(said);
  if (!named) return undefined;
  const past = weeks < 0 ? { past: true } : {};
  if (!named[1]) return { first: weeks === 0 ? today : monday, last: monday.plus({ days: 6 }), ...past };
  const day = monday.plus({ days: (weekdays[named[1]] ?? Number(named[1])) - 1 });
  const behind = weeks === 0 && day < today;
  return { ...one(behind ? day.plus({ weeks: 1 }) : day), ...past };
}

function resolveMonth(said: string, today: DateTime): Days | undefined {
  const months = /^下下/.test(said) ? 2 : /^下/.test(said) ? 1 : 0;
  const first = today.startOf('month').plus({ months });
  if (/月底$/.test(said))
    return { first: first.endOf('month').startOf('day').minus({ days: 2 }), last: lastDay(first) };
  if (/月初$/.test(said)) {
    const start = months === 0 && today.day > 5 ? first.plus({ months: 1 }) : first;
    return { first: start, last: start.plus({ days: 4 }) };
  }
  const dated = /^(?:(20\d\d)年)?(?:(?<m>[^月/]+)[月/])?(?<d>[^号日]+)[号日]?$/.exec(said);
  const day = readNumber(dated?.groups?.d ?? '');
  const month = dated?.groups?.m;
  if (month === undefined || /[这本下]/.test(month)) {
    if (/月$/.test(said) && /[这本下]/.test(said)) return { first: months === 0 ? today : first, last: lastDay(first) };
    const base = month === undefined && months === 0 && day < today.day ? first.plus({ months: 1 }) : first;
    return Number.isNaN(day) ? undefined : fixed(base.year, base.month, day);
  }
  const number = readNumber(month);
  if (Number.isNaN(number) || Number.isNaN(day)) return undefined;
  if (dated?.[1]) return fixed(Number(dated[1]), number, day);
  for (let year = today.year; year <= today.year + 4; year += 1) {
    const days = fixed(year, number, day);
    if (days && days.first >= today) return days;
  }
  return undefined;

  function fixed(year: number, monthNumber: number, dayNumber: number): Days | undefined {
    const start = today.set({ year, month: 1, day: 1 });
    if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1) return undefined;
    const inMonth = start.set({ month: monthNumber });
    return dayNumber <= (inMonth.daysInMonth ?? 0) ? one(inMonth.set({ day: dayNumber })) : undefined;
  }
}

function one(day: DateTime): Days {
  return { first: day, last: day };
}

function lastDay(inMonth: DateTime): DateTime {
  return inMonth.endOf('month').startOf('day');
}
