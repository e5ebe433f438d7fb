import { DateTime } from 'luxon';
import { overlaps, type Place, spanOf } from '../entities/span.ts';
import type { Span, TimeWindow } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { findDates } from './chrono-dates.ts';
import { resolveDay } from './days.ts';
import { afterWorkPattern, anytimePattern, inAWhilePattern, nowPattern, windowPattern } from './grammar.ts';
import { toWindow } from './window.ts';

const mayHoldTime = /[\d一二两三四五六七八九十今明后周末月号日点时早晚午夜随现马立这全天班半平]/;
const longestReading = 600;

/**
 * The times people name for what is to come, in order, in the given zone and always ahead of `now`: what is past is
 * left out (`findSince` keeps its words). A window without `to` is a point in time, or open where the grain is
 * `anytime`. Hours of day parts: see `partHours`.
 */
export function findTimes(
  text: string,
  folded: string,
  now: Date,
  zone: string,
  taken: readonly Place[],
): Span<TimeWindow>[] {
  const head = folded.slice(0, longestReading);
  if (!mayHoldTime.test(head)) return [];
  const local = DateTime.fromJSDate(now, { zone });
  if (!local.isValid) throw new Error(`unknown time zone ${zone}`);
  const found: Span<TimeWindow>[] = [];
  const seen: Place[] = [...taken];
  const keep = (window: TimeWindow | undefined, start: number, end: number): void => {
    const span = spanOf(text, window, start, end);
    if (overlaps(span, seen)) return;
    seen.push(span);
    if (window) found.push({ ...span, value: window });
  };

  for (const match of head.matchAll(inAWhilePattern))
    keep(inAWhile(match, local), match.index, match.index + match[0].length);
  for (const match of head.matchAll(afterWorkPattern)) {
    keep(afterWork(match.groups?.day, local), match.index, match.index + match[0].length);
  }
  for (const match of head.matchAll(windowPattern)) {
    const said = match.groups ?? {};
    if (!said.day_a && !said.part_a && !said.clock_a) continue;
    const a = { day: said.day_a, part: said.part_a, clock: said.clock_a };
    const b = { day: said.day_b, part: said.part_b, clock: said.clock_b };
    const tail = match[0].replace(/[\s,的]+$/, '');
    keep(toWindow(a, b, said.edge, local), match.index, match.index + tail.length);
  }
  for (const { window, start, end } of findDates(head, local)) keep(window, start, end);
  for (const match of head.matchAll(anytimePattern)) {
    keep({ from: now, grain: 'anytime' }, match.index, match.index + match[0].length);
  }
  for (const match of head.matchAll(nowPattern)) {
    keep(
      { from: now, to: local.plus({ hours: 1 }).toJSDate(), grain: 'minute' },
      match.index,
      match.index + match[0].length,
    );
  }
  return found.sort((a, b) => a.start - b.start);
}

function inAWhile(match: RegExpMatchArray, now: DateTime): TimeWindow | undefined {
  const { count = '', unit, half, edge } = match.groups ?? {};
  const amount = count === '半' ? 0.5 : readNumber(count) + (half ? 0.5 : 0);
  if (Number.isNaN(amount)) return undefined;
  const then = now.plus({ minutes: unit === '分钟' ? amount : amount * 60 });
  return edge === '后'
    ? { from: then.toJSDate(), grain: 'minute' }
    : { from: now.toJSDate(), to: then.toJSDate(), grain: 'minute' };
}

/** After work is from six to half past nine. */
function afterWork(day: string | undefined, now: DateTime): TimeWindow | undefined {
  const days = day ? resolveDay(day, now) : undefined;
  if (days?.past) return undefined;
  let first = days?.first ?? now.startOf('day');
  if (!days && first.plus({ hours: 21.5 }) <= now) first = first.plus({ days: 1 });
  const to = (days?.last ?? first).startOf('day').plus({ hours: 21.5 });
  return to <= now ? undefined : { from: first.plus({ hours: 18 }).toJSDate(), to: to.toJSDate(), grain: 'part' };
}
