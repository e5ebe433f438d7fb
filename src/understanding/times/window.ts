import type { DateTime } from 'luxon';
import type { TimeWindow } from '../meaning.ts';
import { type Clock, readClock } from './clocks.ts';
import { isNight, isNoon, partOf } from './day-parts.ts';
import { type Days, type Direction, resolveDay } from './days.ts';
import type { Phrase, Said } from './phrases.ts';
import { resolveWeekdayRange } from './weeks.ts';

/**
 * From a phrase to the window it means at `now`, in the zone of `now`. Undefined for what no calendar or clock has.
 * Looking behind, it is the last such time and marked as past.
 */
export function toWindow(phrase: Phrase, now: DateTime, direction: Direction): TimeWindow | undefined {
  const { a, b, every } = phrase;
  const week = a.day && b?.day ? resolveWeekdayRange(a.day, b.day, now.startOf('day')) : undefined;
  const days = week ?? (a.day ? resolveDay(a.day, now, direction) : undefined);
  if (a.day && !days) return undefined;
  const end = b && endOf(a, week ? { ...b, day: undefined } : b, days, now);
  if (b && !end) return undefined;
  if (!days && !a.clock && a.part && isWholeDay(a.part)) return { from: now.toJSDate(), grain: 'anytime' };
  const window = a.clock
    ? clockWindow(phrase, days, end, now, direction)
    : dayWindow(phrase, days, end, now, direction);
  if (!window) return undefined;
  const isPast = direction === 'behind' || (window.to ?? window.from) < now.minus({ minutes: 1 }).toJSDate();
  return {
    ...window,
    ...(every || days?.repeats ? { repeats: true } : {}),
    ...(isPast && window.from <= now.toJSDate() && { past: true }),
  };
}

const isWholeDay = (part: string): boolean => partOf(part)?.[1] === 24 && partOf(part)?.[0] === 0;

function dayWindow(
  { a, b, bound }: Phrase,
  days: Days | undefined,
  end: DateTime | undefined,
  now: DateTime,
  direction: Direction,
): TimeWindow | undefined {
  const first = days?.first ?? now.startOf('day');
  const last = days?.last ?? first;
  const part = a.part ?? (b?.clock ? undefined : b?.part);
  const hours = part && !isWholeDay(part) ? partOf(part) : undefined;
  const grain = hours ? 'part' : 'day';
  let from = hours ? at(first, { hours: hours[0], minutes: 0 }) : first;
  let to = end ?? (hours ? at(last, { hours: hours[1], minutes: 0 }) : last.plus({ days: 1 }));
  if (!days) {
    const shift = { days: daysUntilNext(from, to, now, direction) };
    [from, to] = [from.plus(shift), to.plus(shift)];
  }
  if (bound === 'before') {
    if (!hours) return before(days?.whole ? first : last.plus({ days: 1 }), 'day', now);
    const limit = part && isNoon(part) ? from.set({ hour: 12 }) : from;
    return before(limit <= now && to > now ? to : limit, grain, now);
  }
  if (bound === 'after') {
    const start = days?.whole && !hours ? last.plus({ days: 1 }) : from;
    return { from: (start > now || direction === 'behind' ? start : now).toJSDate(), grain };
  }
  if (bound === 'within' && from < now && now < to) from = now;
  return to > from ? { from: from.toJSDate(), to: to.toJSDate(), grain } : undefined;
}

function clockWindow(
  { a, b, bound }: Phrase,
  days: Days | undefined,
  end: DateTime | undefined,
  now: DateTime,
  direction: Direction,
): TimeWindow | undefined {
  const [time, until] = readClock(a.clock ?? '', a.part ?? (b?.day ? undefined : partForStart(b))) ?? [];
  if (!time) return undefined;
  const first = days?.first ?? now.startOf('day');
  const mayHaveGoneBy = direction === 'ahead' && first.hasSame(now, 'day');
  let from = at(first, time);
  let to = end ?? (until && at(first, until));
  if (!a.part && !/^0/.test(a.clock ?? '') && isSecondHalf(time, from, to, bound, mayHaveGoneBy, now)) {
    from = at(first, { ...time, hours: (time.hours % 12) + 12 });
    if (until && !end) to = at(first, { ...until, hours: until.hours + 12 });
  }
  for (let tries = 0; to && to <= from && tries < 2; tries += 1) to = to.plus({ hours: 12 });
  if (to && to <= from) return undefined;
  const over = bound === 'after' ? laterThatDay(from) : (to ?? from.plus({ minutes: 1 }));
  if (!days) {
    const shift = { days: daysUntilNext(from, over, now, direction) };
    [from, to] = [from.plus(shift), to?.plus(shift)];
  }
  if (bound === 'before') return before(to ?? from, 'minute', now);
  const close = laterThatDay(from);
  if (bound === 'after' && !to && close > now) to = close;
  return { from: from.toJSDate(), ...(to && { to: to.toJSDate() }), grain: 'minute' };
}

/** “3点” is 15:00, since nobody is visited at three in the night; “8点” is the evening when the morning's has gone by. */
function isSecondHalf(
  { hours }: Clock,
  from: DateTime,
  to: DateTime | undefined,
  bound: Phrase['bound'],
  mayHaveGoneBy: boolean,
  now: DateTime,
): boolean {
  if (hours === 0 || hours >= 12) return false;
  if (hours <= 6) return true;
  if (!mayHaveGoneBy || from >= now || (to && to > now)) return false;
  const evening = from.plus({ hours: 12 });
  return (bound === 'after' ? laterThatDay(evening) : evening) > now;
}

/** “10点到凌晨2点” begins at night. */
const partForStart = (b: Said | undefined): string | undefined => (b?.part === '凌晨' ? '晚上' : undefined);

/** A time of day without a day is today's, or where that has gone by tomorrow's; looking behind, the last one. */
function daysUntilNext(from: DateTime, to: DateTime, now: DateTime, direction: Direction): number {
  if (direction === 'behind') return from > now ? -1 : 0;
  return to <= now ? 1 : 0;
}

/** After seven means that evening, until ten; after a morning hour until six. */
export function laterThatDay(from: DateTime): DateTime {
  const close = from.set({ hour: from.hour >= 17 ? 22 : 18, minute: 0 });
  return close > from ? close : from.plus({ hours: 2 });
}

/** Where a span ends: a day, a part of day or an hour, the missing pieces taken from its beginning. */
function endOf(a: Said, b: Said, days: Days | undefined, now: DateTime): DateTime | undefined {
  const start = days?.first ?? now.startOf('day');
  const own =
    b.day && /^[次翌]日$/.test(b.day)
      ? { last: start.plus({ days: 1 }) }
      : b.day && resolveDay(b.day, days?.first ?? now, 'ahead');
  if (b.day && !own) return undefined;
  // An hour closes the first day of a run, a part of day or nothing the last.
  const base = own ? own.last : b.clock ? start : (days?.last ?? start);
  if (!b.clock) {
    const hours = b.part ? partOf(b.part) : undefined;
    const to = hours ? at(base, { hours: hours[1], minutes: 0 }) : base.plus({ days: 1 });
    return b.part && isMorningAfterNight(a, b) ? to.plus({ days: 1 }) : to;
  }
  const part = b.part ?? (b.day ? undefined : a.part);
  const [time, until] = readClock(b.clock, part) ?? [];
  if (!time) return undefined;
  const end = until ?? time;
  const late = !b.part && !a.part && end.hours >= 1 && end.hours <= 6 && !/^[次翌]日$/.test(b.day ?? '');
  const to = at(base, late ? { ...end, hours: end.hours + 12 } : end);
  return b.part && isMorningAfterNight(a, b) ? to.plus({ days: 1 }) : to;
}

/** “晚上十点到早上六点” ends the next day. */
const isMorningAfterNight = (a: Said, b: Said): boolean =>
  !b.day && Boolean(a.part && isNight(a.part) && b.part && (partOf(b.part)?.[0] ?? 24) < 10);

function before(limit: DateTime, grain: TimeWindow['grain'], now: DateTime): TimeWindow {
  return limit > now
    ? { from: now.toJSDate(), to: limit.toJSDate(), grain }
    : { from: limit.minus({ days: 1 }).toJSDate(), to: limit.toJSDate(), grain };
}

/** The wall clock of a day, also on one that is an hour shorter or longer. */
function at(day: DateTime, { hours, minutes }: Clock): DateTime {
  return day.plus({ days: Math.floor(hours / 24) }).set({ hour: hours % 24, minute: minutes });
}
