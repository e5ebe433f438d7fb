import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { fold } from '../../src/understanding/fold.ts';
import type { Span, TimeWindow } from '../../src/understanding/meaning.ts';
import { findTimes } from '../../src/understanding/times/find-times.ts';
import { clockCases } from './time-cases/clocks.ts';
import { dayCases } from './time-cases/days.ts';
import { partCases } from './time-cases/parts.ts';
import { pastCases } from './time-cases/past.ts';
import { wishCases } from './time-cases/wishes.ts';

const seed = 20261124;
const moments = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2032-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'Europe/Berlin', 'America/New_York');
const expressions = Object.keys({ ...dayCases, ...clockCases, ...partCases, ...wishCases, ...pastCases });
const timesIn = (text: string, now: Date, zone: string): Span<TimeWindow>[] =>
  findTimes(text, fold(text), now, zone, []);

function onlyTime(text: string, now: Date, zone: string): TimeWindow {
  const spans = timesIn(text, now, zone);
  expect(spans.map((span) => span.text)).toEqual([text]);
  return (spans[0] as Span<TimeWindow>).value;
}

const digits = '零一二三四五六七八九';
/** 28 → 二十八, for numbers below a hundred. */
function inHan(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`;
}

const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('a date reads back to itself', () => {
  const forms: Record<string, (date: DateTime) => string> = {
    '2026年12月3日': (date) => date.toFormat('yyyy年M月d日'),
    '2026年12月3号': (date) => date.toFormat('yyyy年M月d号'),
    '2026-12-03': (date) => date.toFormat('yyyy-MM-dd'),
    '2026/12/3': (date) => date.toFormat('yyyy/M/d'),
    '2026.12.3': (date) => date.toFormat('yyyy.M.d'),
    '12月3号': (date) => date.toFormat('M月d号'),
    '12月03日': (date) => date.toFormat('M月dd日'),
    '12月3': (date) => date.toFormat('M月d'),
    十二月三日: (date) => `${inHan(date.month)}月${inHan(date.day)}日`,
    '12/3号': (date) => date.toFormat('M/d号'),
    '12.3号': (date) => date.toFormat('M.d号'),
    '１２月３号': (date) => fullWidth(date.toFormat('M月d号')),
  };

  test.each(Object.keys(forms))('as %s', (form) => {
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 0, max: 364 }), (now, zone, days) => {
        const day = DateTime.fromJSDate(now, { zone }).startOf('day').plus({ days });
        const read = onlyTime((forms[form] as (date: DateTime) => string)(day), now, zone);
        expect(read).toEqual({ from: day.toJSDate(), to: day.plus({ days: 1 }).toJSDate(), grain: 'day' });
      }),
      { seed, numRuns: 60 },
    );
  });

  test('as the day of a month', () => {
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 0, max: 27 }), fc.boolean(), (now, zone, days, han) => {
        const day = DateTime.fromJSDate(now, { zone }).startOf('day').plus({ days });
        expect(onlyTime(han ? `${inHan(day.day)}号` : `${day.day}号`, now, zone).from).toEqual(day.toJSDate());
      }),
      { seed },
    );
  });

  test('as a weekday of this week or the next', () => {
    const week = fc.constantFrom('周', '星期', '礼拜');
    fc.assert(
      fc.property(moments, zones, week, fc.integer({ min: 0, max: 6 }), (now, zone, word, days) => {
        const today = DateTime.fromJSDate(now, { zone }).startOf('day');
        const day = today.plus({ days });
        const name = `${word}${'一二三四五六日'[day.weekday - 1]}`;
        expect(onlyTime(name, now, zone).from).toEqual(day.toJSDate());
        const next = today.startOf('week').plus({ weeks: 1, days: day.weekday - 1 });
        expect(onlyTime(`下${name}`, now, zone).from).toEqual(next.toJSDate());
      }),
      { seed },
    );
  });
});

describe('a time of day reads back to itself', () => {
  const parts = [
    { part: '早上', from: 6, to: 11 },
    { part: '上午', from: 7, to: 11 },
    { part: '下午', from: 13, to: 18 },
    { part: '傍晚', from: 17, to: 19 },
    { part: '晚上', from: 18, to: 23 },
    { part: '凌晨', from: 1, to: 5 },
  ];
  const halves: Record<number, string> = { 0: '', 15: '一刻', 30: '半', 45: '三刻' };
  const forms: Record<string, (hour: number, minute: number) => string> = {
    '3:05': (hour, minute) => `${hour}:${String(minute).padStart(2, '0')}`,
    '3：05': (hour, minute) => `${hour}：${String(minute).padStart(2, '0')}`,
    '3点5分': (hour, minute) => `${hour}点${minute > 0 ? `${minute}分` : ''}`,
    三点五分: (hour, minute) => `${inHan(hour)}点${minute > 0 ? `${inHan(minute)}分` : '整'}`,
    三点半: (hour, minute) => `${inHan(hour)}点${halves[minute] ?? `${inHan(minute)}分`}`,
  };

  test.each(Object.keys(forms))('with its part of day as %s', (form) => {
    const times = fc.constantFrom(...parts).chain(({ part, from, to }) =>
      fc.record({
        part: fc.constant(part),
        hour: fc.integer({ min: from, max: to }),
        minute: fc.integer({ min: 0, max: 59 }),
      }),
    );
    fc.assert(
      fc.property(moments, times, (now, { part, hour, minute }) => {
        const zone = 'Asia/Shanghai';
        const write = forms[form] as (hour: number, minute: number) => string;
        const read = onlyTime(`明天${part}${write(hour > 12 ? hour - 12 : hour, minute)}`, now, zone);
        const day = DateTime.fromJSDate(now, { zone }).startOf('day').plus({ days: 1 });
        expect(read).toEqual({ from: day.set({ hour, minute }).toJSDate(), grain: 'minute' });
      }),
      { seed },
    );
  });

  test('by the clock of twenty-four hours', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (now, hour, minute) => {
        const zone = 'Asia/Shanghai';
        const day = DateTime.fromJSDate(now, { zone }).startOf('day').plus({ days: 1 });
        const moment = day.set({ hour, minute });
        expect(onlyTime(`明天${moment.toFormat('HH:mm')}`, now, zone).from).toEqual(moment.toJSDate());
      }),
      { seed },
    );
  });

  test('as the two ends of a span', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(moments, hours, fc.constantFrom('到', '至', '-', '~', '－'), (now, ends, dash) => {
        const [from = 0, to = 0] = ends.sort((a, b) => a - b);
        const read = onlyTime(`后天下午${from}点${dash}${to}点`, now, 'Asia/Shanghai');
        const day = DateTime.fromJSDate(now, { zone: 'Asia/Shanghai' }).startOf('day').plus({ days: 2 });
        const expected = { from: day.set({ hour: from + 12 }).toJSDate(), to: day.set({ hour: to + 12 }).toJSDate() };
        expect(read).toEqual({ ...expected, grain: 'minute' });
      }),
      { seed },
    );
  });
});

describe('whatever is said, whenever and wherever', () => {
  const pieces = fc.array(
    fc.constantFrom(...expressions, '，', '和', '或者', '到', '前', '以后', '不行', '除了', '都行', '我'),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const characters = fc.array(
    fc.constantFrom(
      ...'今明后昨大上下这本个周星期礼拜一二三四五六七八九十百零两半年月日天号初底末点时分刻钟整多到至-~:/.,，前以之内过早中午晚凌晨夜随都行除了外每不0123456789年节国庆 ',
    ),
    { maxLength: 30 },
  );
  const talk = fc.oneof(
    pieces.map((words) => words.join('')),
    characters.map((chars) => chars.join('')),
  );

  test('a window never ends before it begins, and only the past is over', () => {
    fc.assert(
      fc.property(moments, zones, talk, (now, zone, text) => {
        const check = ({ from, to, past, except = [] }: TimeWindow): void => {
          if (to) expect(to.getTime()).toBeGreaterThan(from.getTime());
          if (past) expect(from.getTime()).toBeLessThanOrEqual(now.getTime());
          else expect((to ?? from).getTime()).toBeGreaterThanOrEqual(now.getTime() - 60_000);
          except.forEach(check);
        };
        for (const { value } of timesIn(text, now, zone)) check(value);
      }),
      { seed, numRuns: 1500 },
    );
  });

  test('each time has the words it came from, in order and apart from the others', () => {
    fc.assert(
      fc.property(moments, talk, (now, text) => {
        let end = 0;
        for (const span of timesIn(text, now, 'Asia/Shanghai')) {
          expect(text.slice(span.start, span.end)).toBe(span.text);
          expect(span.text.trim()).not.toBe('');
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
      }),
      { seed, numRuns: 1500 },
    );
  });

  test('nothing throws', () => {
    fc.assert(
      fc.property(moments, zones, fc.oneof(talk, fc.string({ unit: 'binary', maxLength: 200 })), (now, zone, text) => {
        expect(Array.isArray(timesIn(text, now, zone))).toBe(true);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
