import type { DateTime, DurationLikeObject } from 'luxon';
import type { TimeWindow } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { smallNumber } from './small-number.ts';

/** A window and the words it was read from. */
export interface Found {
  window: TimeWindow;
  start: number;
  end: number;
}

const count = `(?<count>(?<!\\d)\\d{1,3}(?:\\.5)?|${smallNumber}|半|几|个把)`;
const unit = '(?<unit>分钟|刻钟|小时|钟头|天|日|周|星期|礼拜|月|年)';
const amount = `${count}\\s*个?(?<half>半)?多?${unit}(?<tail>半)?`;
const patterns = [
  new RegExp(
    `(?:再过|过)?${amount}(?<edge>以后|之后|过后|后(?!天)|以内|之内|内|里(?!面)|以前|之前|前(?!台|面|门))`,
    'g',
  ),
  new RegExp(`(?<![不超经通路])(?:再过|过)${amount}(?!了|没|都|还|的)(?<edge>)`, 'g'),
  new RegExp(`(?<edge>之后|接下来|未来|往后|今后|之前|过去|此前)的?${amount}`, 'g'),
];

/** “两个小时后”, “三天内”, “过一周”, “之后5分钟”, “半小时前”; what is before now comes marked as past. */
export function findDurations(folded: string, now: DateTime): Found[] {
  return patterns.flatMap((pattern) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const window = readDuration(match.groups ?? {}, pattern === patterns[2], now);
      return window ? [{ window, start: match.index, end: match.index + match[0].length }] : [];
    }),
  );
}

function readDuration(
  { count: said = '', half, unit: unitSaid = '', tail, edge = '' }: Record<string, string | undefined>,
  isSpan: boolean,
  now: DateTime,
): TimeWindow | undefined {
  const duration = durationOf(readCount(said) + (half || tail ? 0.5 : 0), unitSaid);
  if (!duration) return undefined;
  const isBack = /前|过去/.test(edge);
  const then = isBack ? now.minus(duration) : now.plus(duration);
  const isFine = /分|刻|时|钟/.test(unitSaid);
  if (isSpan || /[内里]$/.test(edge)) {
    const [from, to] = isBack ? [then, now] : [now, then];
    if (from >= to) return undefined;
    return {
      from: from.toJSDate(),
      to: to.toJSDate(),
      grain: isFine ? 'minute' : 'day',
      ...(isBack && { past: true }),
    };
  }
  const past = isBack ? { past: true as const } : {};
  if (isFine) return { from: then.toJSDate(), grain: 'minute', ...past };
  const day = then.startOf('day');
  return { from: day.toJSDate(), to: day.plus({ days: 1 }).toJSDate(), grain: 'day', ...past };
}

function readCount(said: string): number {
  if (said === '半') return 0.5;
  if (said === '几') return 3;
  if (said === '个把') return 1;
  return /\./.test(said) ? Number(said) : readNumber(said);
}

/** Undefined for half a day, whose length nobody knows, and for what is no number. */
function durationOf(amount: number, unit: string): DurationLikeObject | undefined {
  if (Number.isNaN(amount) || amount === 0) return undefined;
  if (unit === '分钟') return { minutes: amount };
  if (unit === '刻钟') return { minutes: amount * 15 };
  if (unit === '小时' || unit === '钟头') return { minutes: amount * 60 };
  if (unit === '月') return Number.isInteger(amount) ? { months: amount } : { days: Math.round(amount * 30) };
  if (unit === '年') return { months: Math.round(amount * 12) };
  if (!Number.isInteger(amount)) return undefined;
  return { days: /[天日]/.test(unit) ? amount : amount * 7 };
}
