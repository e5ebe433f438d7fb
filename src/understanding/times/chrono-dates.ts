import { Chrono } from 'chrono-node';
import { createConfiguration } from 'chrono-node/zh/hans';
import { DateTime } from 'luxon';
import type { TimeWindow } from '../meaning.ts';
import type { Found } from './durations.ts';

/**
 * chrono reads what is written rather than said: ISO moments and years in Chinese numerals. Its parsers for weekdays and
 * clock times are left out: they miss 周六下午 and end 下午3点到5点 at five in the morning.
 */
const configuration = createConfiguration();
const wanted = /^ZHHansDateParser$|^ISOFormatParser$/;
const reader = new Chrono({
  parsers: configuration.parsers.filter((parser) => wanted.test(parser.constructor.name)),
  refiners: configuration.refiners,
});
const isWritten = /\d{4}-\d{1,2}-\d{1,2}t\d|[零〇一二三四五六七八九]{4}年/;

/** Full dates in the zone of `now`; those that are over come back marked as past. */
export function findDates(folded: string, now: DateTime): Found[] {
  if (!isWritten.test(folded)) return [];
  // chrono counts in the machine's own zone: it is shown the community's wall clock and its answer read as such.
  const wallClock = new Date(now.year, now.month - 1, now.day, now.hour, now.minute);
  return reader.parse(folded, wallClock, { forwardDate: true }).flatMap((result): Found[] => {
    const year = result.start.get('year');
    const month = result.start.get('month');
    const day = result.start.get('day');
    if (!year || !month || !day) return [];
    const timed = result.start.isCertain('hour');
    const clock = timed ? { hour: result.start.get('hour') ?? 0, minute: result.start.get('minute') ?? 0 } : {};
    const from = DateTime.fromObject({ year, month, day, ...clock }, { zone: now.zone });
    if (!from.isValid) return [];
    const to = timed ? undefined : from.plus({ days: 1 });
    const window: TimeWindow = {
      from: from.toJSDate(),
      ...(to && { to: to.toJSDate() }),
      grain: timed ? 'minute' : 'day',
      ...((to ?? from) <= now && { past: true }),
    };
    return [{ window, start: result.index, end: result.index + result.text.length }];
  });
}
