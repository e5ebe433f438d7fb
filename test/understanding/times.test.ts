import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { fold } from '../../src/understanding/fold.ts';
import type { TimeWindow } from '../../src/understanding/meaning.ts';
import { findTimes } from '../../src/understanding/times/find-times.ts';
import { said } from './reader.ts';

const timesIn = (text: string, now = said.now, zone = said.zone): TimeWindow[] =>
  findTimes(text, fold(text), now, zone, []).map(({ value }) => value);
const clock = (date: Date | undefined): string =>
  date ? DateTime.fromJSDate(date, { zone: said.zone }).toFormat('MM-dd HH:mm') : '';

/** Said on Tuesday 24 November 2026, 10:20. */
test.each([
  ['今天下午', '11-24 13:00', '11-24 18:00', 'part'],
  ['明早', '11-25 06:00', '11-25 10:00', 'part'],
  ['周六下午', '11-28 13:00', '11-28 18:00', 'part'],
  ['下午3点到5点', '11-24 15:00', '11-24 17:00', 'minute'],
  ['下午三点半到五点', '11-24 15:30', '11-24 17:00', 'minute'],
  ['3到5点', '11-24 15:00', '11-24 17:00', 'minute'],
  ['晚上七点以后', '11-24 19:00', '11-24 22:00', 'minute'],
  ['周末', '11-28 00:00', '11-30 00:00', 'day'],
  ['这周末上午', '11-28 08:00', '11-29 12:00', 'part'],
  ['下班后', '11-24 18:00', '11-24 21:30', 'part'],
  ['明天下班以后', '11-25 18:00', '11-25 21:30', 'part'],
  ['随时都可以', '11-24 10:20', '', 'anytime'],
  ['现在就来', '11-24 10:20', '11-24 11:20', 'minute'],
  ['28号', '11-28 00:00', '11-29 00:00', 'day'],
  ['8号上午', '12-08 08:00', '12-08 12:00', 'part'],
  ['月底前', '11-24 10:20', '12-01 00:00', 'day'],
  ['周五之前', '11-24 10:20', '11-28 00:00', 'day'],
  ['今天晚上八点之前', '11-24 10:20', '11-24 20:00', 'minute'],
  ['下周一', '11-30 00:00', '12-01 00:00', 'day'],
  ['星期一', '11-30 00:00', '12-01 00:00', 'day'],
  ['后天中午', '11-26 11:00', '11-26 14:00', 'part'],
  ['明天上午9点半到11点', '11-25 09:30', '11-25 11:00', 'minute'],
  ['两个小时后', '11-24 12:20', '', 'minute'],
  ['半小时内', '11-24 10:20', '11-24 10:50', 'minute'],
  ['三天后', '11-27 00:00', '11-28 00:00', 'day'],
  ['8点', '11-24 20:00', '', 'minute'],
  ['3点', '11-24 15:00', '', 'minute'],
  ['早上八点', '11-25 08:00', '', 'minute'],
  ['14:30', '11-24 14:30', '', 'minute'],
  ['晚上12点', '11-25 00:00', '', 'minute'],
  ['12月3日下午', '12-03 13:00', '12-03 18:00', 'part'],
  ['後天下晝', '11-26 00:00', '11-27 00:00', 'day'],
  ['下周一到周三上午', '11-30 08:00', '12-02 12:00', 'part'],
])('%s', (text, from, to, grain) => {
  expect(timesIn(text).map((window) => [clock(window.from), clock(window.to), window.grain])).toEqual([
    [from, to, grain],
  ]);
});

test.each(['昨天下午3点开始漏', '上周五报的', '给4分', '3栋2单元', '1号楼', '一直漏水', '几点上班', '501'])(
  'nothing to come: %s',
  (text) => {
    expect(timesIn(text)).toEqual([]);
  },
);

describe('whenever it is said', () => {
  const moments = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2028-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'America/New_York');
  const words = fc.constantFrom(
    '周三',
    '明天上午',
    '28号',
    '晚上8点',
    '周末',
    '月底前',
    '上午9点到11点',
    '3月5号',
    '下班后',
    '下午',
  );

  test('a window ends after now and after it begins', () => {
    fc.assert(
      fc.property(moments, zones, words, (now, zone, word) => {
        for (const { from, to } of timesIn(word, now, zone)) {
          expect((to ?? from).getTime()).toBeGreaterThanOrEqual(now.getTime());
          if (to) expect(to.getTime()).toBeGreaterThan(from.getTime());
        }
      }),
      { seed: 20261124 },
    );
  });

  test('the hour is the hour of the zone', () => {
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 7, max: 11 }), (now, zone, hour) => {
        const [window] = timesIn(`明天上午${hour}点`, now, zone);
        const local = DateTime.fromJSDate(window?.from ?? now, { zone });
        expect(local.hour).toBe(hour);
        expect(local.toISODate()).toBe(DateTime.fromJSDate(now, { zone }).plus({ days: 1 }).toISODate());
      }),
      { seed: 20261124 },
    );
  });
});
