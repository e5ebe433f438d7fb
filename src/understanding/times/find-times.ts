import { DateTime } from 'luxon';
import { overlaps, type Place, spanOf } from '../entities/span.ts';
import type { Span, TimeWindow } from '../meaning.ts';
import { findDates } from './chrono-dates.ts';
import { findDayMarks } from './day-marks.ts';
import type { Direction } from './days.ts';
import { findDurations } from './durations.ts';
import { withExceptions } from './exceptions.ts';
import { joinPhrases } from './join-phrases.ts';
import { findLooseTimes } from './loose-times.ts';
import { findPhrases } from './phrases.ts';
import { toWindow } from './window.ts';

const longestReading = 600;
/** “周三报的修”, “上午打的电话”: what is told of was done. */
const wasDone =
  /^(?:的时候|就|才|已经|我|刚|有)*(?:报修?|交|打|装|换|修|停|坏|来|说|反映|投诉|提|发|买|漏|登记|申请)[^,。;!?\s的]{0,4}?(?:的(?!时候|话|人)|过(?!来|去))/;

interface Candidate extends Place {
  window: TimeWindow | undefined;
}

/**
 * The times people name, in order, in the given zone. Days and hours lie ahead of `now` unless the words tell of what
 * was done or a past day; those windows are marked `past`. Where words may be read in two ways, the reader that knows
 * more of them goes first.
 * @param taken places of the text that are something else: rooms, phones
 */
export function findTimes(
  text: string,
  folded: string,
  now: Date,
  zone: string,
  taken: readonly Place[],
): Span<TimeWindow>[] {
  const head = folded.slice(0, longestReading);
  const local = DateTime.fromJSDate(now, { zone });
  if (!local.isValid) throw new Error(`unknown time zone ${zone}`);
  const found: Span<TimeWindow>[] = [];
  const seen: Place[] = [...taken];
  const readers: readonly (() => readonly Candidate[])[] = [
    () => findDurations(head, local),
    () => findDayMarks(head, local),
    () => findDates(head, local),
    () => readPhrases(head, local, seen),
    () => findLooseTimes(head, local),
  ];
  for (const read of readers) {
    for (const { window, start, end } of read()) {
      if (overlaps({ start, end }, seen)) continue;
      seen.push({ start, end });
      if (window) found.push(spanOf(text, window, start, end));
    }
  }
  found.sort((a, b) => a.start - b.start);
  return withExceptions(wholeDays(found, text), head, text, now);
}

/** “明天随时都可以” is any hour of tomorrow and not any day. */
function wholeDays(spans: readonly Span<TimeWindow>[], text: string): Span<TimeWindow>[] {
  const kept: Span<TimeWindow>[] = [];
  for (const span of spans) {
    const day = kept.at(-1);
    const follows = day?.value.grain === 'day' && !day.value.past && span.start - day.end <= 1;
    if (day && follows && span.value.grain === 'anytime' && !/[,，。;；]/.test(text.slice(day.end, span.start)))
      kept[kept.length - 1] = spanOf(text, day.value, day.start, span.end);
    else kept.push(span);
  }
  return kept;
}

function readPhrases(head: string, now: DateTime, seen: readonly Place[]): Candidate[] {
  const free = findPhrases(head).filter((phrase) => !overlaps(phrase, seen));
  return joinPhrases(free, head).map((phrase) => {
    const direction: Direction = wasDone.test(head.slice(phrase.end)) ? 'behind' : 'ahead';
    return { window: toWindow(phrase, now, direction), start: phrase.start, end: phrase.end };
  });
}
