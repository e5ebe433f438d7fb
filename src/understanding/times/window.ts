import type { DateTime } from 'luxon';
import type { TimeWindow } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { type Days, resolveDay } from './days.ts';
import { partOf } from './grammar.ts';

export interface Said {
  day?: string | undefined;
  part?: string | undefined;
  clock?: string | undefined;
}

/** From one or two moments as they were said to a window; undefined for what is past or makes no sense. */
export function toWindow(
  a: Said,
  b: Said | undefined,
  edge: string | undefined,
  now: DateTime,
): TimeWindow | undefined {
  const days = a.day ? resolveDay(a.day, now) : undefined;
  if ((a.day && !days) || days?.past) return undefined;
  const end = b && (b.day || b.part || b.clock) ? endOf(a, b, days, now) : undefined;
  if (a.clock) return clockWindow(a, days, end, edge, now);
  const first = days?.first ?? now.startOf('day');
  const part = a.part ?? (b?.clock ? undefined : b?.part);
  const hours = part ? partOf(part) : undefined;
  const grain = part ? 'part' : 'day';
  let from = hours ? first.plus({ hours: hours[0] }) : first;
  let to = end ?? (hours ? (days?.last ?? first).plus({ hours: hours[1] }) : (days?.last ?? first).plus({ days: 1 }));
  if (!a.day && to <= now) {
    from = from.plus({ days: 1 });
    to = to.plus({ days: 1 });
  }
  if (edge && /前/.test(edge))
    return before(days && !hours ? (days.last ?? first).plus({ days: 1 }) : from, grain, now);
  if (edge && /后|起|开始/.test(edge)) return { from: date(latest(from, now)), grain };
  return to <= now ? undefined : { from: date(from), to: date(to), grain };
}

function clockWindow(
  a: Said,
  days: Days | undefined,
  end: DateTime | undefined,
  edge: string | undefined,
  now: DateTime,
): TimeWindow | undefined {
  const time = readClock(a.clock ?? '', a.part);
  if (!time) return undefined;
  let from = (days?.first ?? now.startOf('day')).plus(time);
  if (!a.part && time.hours < 12 && needsAfternoon(from, time.hours, end ? end <= now : true, days, now))
    from = from.plus({ hours: 12 });
  if (!days && from < now && !end) from = from.plus({ days: 1 });
  let to = end;
  while (to && to <= from && to.plus({ hours: 12 }) > from && to.diff(from, 'hours').hours > -24) {
    to = to.plus({ hours: 12 });
  }
  if (!days && to && to <= now) {
    from = from.plus({ days: 1 });
    to = to.plus({ days: 1 });
  }
  if (edge && /前/.test(edge)) return before(to ?? from, 'minute', now);
  if (edge && /后|起|开始/.test(edge) && !to)
    return { from: date(from), to: date(laterThatDay(from)), grain: 'minute' };
  if ((to ?? from) < now.minus({ minutes: 1 })) return undefined;
  return { from: date(from), ...(to ? { to: date(to) } : {}), grain: 'minute' };
}

/** “3点” is 15:00, since nobody is visited at three in the night; “8点” is the evening when the morning's has gone by. */
function needsAfternoon(from: DateTime, hours: number, over: boolean, days: Days | undefined, now: DateTime): boolean {
  const today = !days || days.first.hasSame(now, 'day');
  if (hours >= 1 && hours <= 6) return true;
  return today && over && from < now && from.plus({ hours: 12 }) > now;
}

/** After seven means that evening, until ten; after a morning hour until six. */
function laterThatDay(from: DateTime): DateTime {
  const close = from.startOf('day').plus({ hours: from.hour >= 17 ? 22 : 18 });
  return close > from ? close : from.plus({ hours: 2 });
}

function endOf(a: Said, b: Said, days: Days | undefined, now: DateTime): DateTime | undefined {
  const day = b.day === '次日' ? (days?.first ?? now.startOf('day')).plus({ days: 1 }) : undefined;
  const ownDays = b.day && !day ? resolveDay(b.day, days?.first ?? now) : undefined;
  const base = day ?? ownDays?.last ?? days?.last ?? now.startOf('day');
  if (!b.clock) {
    const hours = b.part ? partOf(b.part) : undefined;
    return hours ? base.plus({ hours: hours[1] }) : base.plus({ days: 1 });
  }
  const time = readClock(b.clock, b.part ?? (b.day ? undefined : a.part));
  if (!time) return undefined;
  const late = !b.part && !a.part && time.hours >= 1 && time.hours <= 6 && b.day !== '次日';
  return base.plus(time).plus({ hours: late ? 12 : 0 });
}

/** Hours and minutes of “三点半”, “15:30”, “7点一刻”, moved to the afternoon where the part of day says so. */
function readClock(said: string, part: string | undefined): { hours: number; minutes: number } | undefined {
  const match = /^([^点时:]+)(?:点钟?|时|:)?(?:过)?(.*)$/.exec(said.replace(/\s/g, ''));
  let hours = readNumber(match?.[1] ?? '');
  const rest = (match?.[2] ?? '').replace(/分$/, '');
  const minutes =
    rest === '' || rest === '整'
      ? 0
      : rest === '半'
        ? 30
        : rest === '一刻'
          ? 15
          : rest === '三刻'
            ? 45
            : readNumber(rest);
  if (Number.isNaN(hours) || Number.isNaN(minutes) || hours > 24 || minutes > 59) return undefined;
  if (part && /下午|午后|傍晚|晚|夜/.test(part) && hours < 12 && !(/夜|晚/.test(part) && hours <= 4)) hours += 12;
  if (part && /半夜|夜里|深夜|晚/.test(part) && hours === 12) hours = 24;
  if (part && /半夜|深夜|夜里|晚/.test(part) && hours <= 4) hours += 24;
  if (part && /中午|正午/.test(part) && hours <= 3) hours += 12;
  if (part && /凌晨/.test(part) && hours === 12) hours = 0;
  return { hours, minutes };
}

function before(limit: DateTime, grain: TimeWindow['grain'], now: DateTime): TimeWindow | undefined {
  return limit <= now ? undefined : { from: date(now), to: date(limit), grain };
}

function latest(a: DateTime, b: DateTime): DateTime {
  return a > b ? a : b;
}

function date(at: DateTime): Date {
  return at.toJSDate();
}
