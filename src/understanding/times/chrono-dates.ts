import { Chrono } from 'chrono-node';
import { createConfiguration } from 'chrono-node/zh/hans';
import { DateTime } from 'luxon';
import type { TimeWindow } from '../meaning.ts';

/**
 * chrono reads what our own grammar does not: full and numeric dates, “三个月后”, durations. Its parsers for weekdays
 * and clock times are left out: they miss 周六下午 and end 下午3点到5点 at five in the morning.
 */
const configuration = createConfiguration();
const wanted = /^ZHHans(?:Date|DeadlineFormat)Parser$|^ISOFormatParser$|^SlashDateFormatParser$/;
const reader = new Chrono({
  parsers: configuration.parsers.filter((parser) => wanted.test(parser.constructor.name)),
  refiners: configuration.refiners,
});

interface Found {
  window: TimeWindow | undefined;
  start: number;
  end: number;
}

/** Dates in the zone of `now`; past ones come back without a window, so that nothing else claims their words. */
export function findDates(folded: string, now: DateTime): Found[] {
  if (!/\d{4}|[年/]|[天周月年内]后?|星期|小时|分钟|秒/.test(folded)) return [];
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
    const place = { start: result.index, end: result.index + result.text.length };
    if (!from.isValid || from < now.startOf('day')) return [{ window: undefined, ...place }];
    const window: TimeWindow = timed
      ? { from: from.toJSDate(), grain: 'minute' }
      : { from: from.toJSDate(), to: from.plus({ days: 1 }).toJSDate(), grain: 'day' };
    return [{ window, ...place }];
  });
}
