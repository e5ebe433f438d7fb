import { DateTime } from 'luxon';
import { fold } from '../../../src/understanding/fold.ts';
import type { TimeWindow } from '../../../src/understanding/meaning.ts';
import { findTimes } from '../../../src/understanding/times/find-times.ts';

/** What is said, and how it is to be read: see `readTimes`. */
export type Cases = Record<string, string>;

/** Tuesday 24 November 2026, twenty past ten in the morning, by the wall clock of whichever zone. */
export const tuesday = '2026-11-24T10:20';

/**
 * The times of a text said at a wall-clock moment, written as `from > to grain`, an open or missing end as nothing;
 * marks follow, and the words where they are not the whole text. Several times are parted by ` | `.
 */
export function readTimes(text: string, at: string, zone: string): string {
  const now = DateTime.fromISO(at, { zone });
  const wallClock = (date: Date): string => {
    const moment = DateTime.fromJSDate(date, { zone });
    return moment.toFormat(moment.year === now.year ? 'MM-dd HH:mm' : 'yyyy-MM-dd HH:mm');
  };
  const write = ({ from, to, grain, past, repeats, except }: TimeWindow): string =>
    [
      `${wallClock(from)} >${to ? ` ${wallClock(to)}` : ''} ${grain}`,
      past && 'past',
      repeats && 'repeats',
      except && `except (${except.map(write).join(', ')})`,
    ]
      .filter(Boolean)
      .join(' ');
  return findTimes(text, fold(text), now.toJSDate(), zone, [])
    .map((span) => `${write(span.value)}${span.text === text ? '' : ` “${span.text}”`}`)
    .join(' | ');
}
