import { expect, test } from '@jest/globals';
import { greetingDay } from '../../../src/domain/greetings/days.ts';
import { leapMonthOf, lunarDateOf } from '../../../src/domain/greetings/lunar.ts';
import { datesBetween, icuLunarDate } from '../../support/icu-lunar.ts';

// Days as the Hong Kong Observatory publishes them.
const springFestivals = `2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01
  2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11
  2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24 2040-02-12`.split(/\s+/);
const midAutumns = `2015-09-27 2016-09-15 2017-10-04 2018-09-24 2019-09-13 2020-10-01 2021-09-21 2022-09-10 2023-09-29
  2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12`.split(/\s+/);
const leapMonths = {
  2001: 4,
  2004: 2,
  2006: 7,
  2009: 5,
  2012: 4,
  2014: 9,
  2017: 6,
  2020: 4,
  2023: 2,
  2025: 6,
  2028: 5,
};

test.each(springFestivals)('%s is the Spring Festival', (date) => {
  expect(lunarDateOf(date)).toEqual({ year: Number(date.slice(0, 4)), month: 1, day: 1, leap: false });
  expect(greetingDay(date).festivals).toContain('spring-festival');
});

test.each(midAutumns)('%s is the Mid-Autumn Festival', (date) => {
  expect(greetingDay(date).festivals).toContain('mid-autumn');
});

test('leap months are where they were and will be', () => {
  const found = Object.fromEntries(
    Array.from({ length: 29 }, (_, index) => 2000 + index).flatMap((year) =>
      leapMonthOf(year) ? [[year, leapMonthOf(year)]] : [],
    ),
  );
  expect(found).toEqual(leapMonths);
});

// ICU reckons these months by a sun and moon of less precision than the almanac's, and begins them a day off (1987: names them otherwise).
const icuErrsIn = ['1954', '1955', '1987', '1999', '2012', '2018', '2027', '2030'];

test('from 1940 to 2060 ICU says the same, but for nine months of eight years, by a day', () => {
  const isSame = (date: string, shiftDays: number) => {
    const shifted = new Date(Date.parse(`${date}T00:00:00Z`) + shiftDays * 86_400_000).toISOString().slice(0, 10);
    const [{ year: _, ...ours }, { year: __, ...theirs }] = [lunarDateOf(date), icuLunarDate(shifted)];
    return ours.month === theirs.month && ours.day === theirs.day && ours.leap === theirs.leap;
  };
  const different = datesBetween('1940-01-01', '2060-12-31').filter((date) => !isSame(date, 0));
  expect([...new Set(different.map((date) => date.slice(0, 4)))]).toEqual(icuErrsIn);
  expect(different.length).toBeLessThanOrEqual(9 * 30);
  // In 1987 ICU takes the month after the leap one for it; it was the sixth. The last day of a month that is a day longer
  // has no counterpart.
  expect(leapMonthOf(1987)).toBe(6);
  const byMore = different.filter((date) => !date.startsWith('1987') && lunarDateOf(date).day < 30);
  expect(byMore.filter((date) => !isSame(date, 1) && !isSame(date, -1))).toEqual([]);
});

test('in every lunar year everybody has one birthday', () => {
  const seen = new Map<string, number>();
  for (const date of datesBetween('2015-02-19', '2036-01-27')) {
    const { lunar, lunarYear } = greetingDay(date);
    for (const { month, day, leap } of lunar) {
      const key = `${lunarYear}/${leap ? 'leap ' : ''}${month}-${day}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  expect([...seen].filter(([, times]) => times !== 1)).toEqual([]);
  expect(seen.size).toBe(21 * 12 * 30 * 2);
});

test('in every year everybody of the other calendar has one birthday', () => {
  const seen = new Map<string, number>();
  for (const date of datesBetween('2026-01-01', '2029-12-31')) {
    for (const day of greetingDay(date).solar) {
      const key = `${date.slice(0, 4)}/${day}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  expect([...seen].filter(([, times]) => times !== 1)).toEqual([]);
  expect(seen.size).toBe(4 * 366);
});

test.each([
  ['2027-02-28', '02-29'],
  ['2028-02-29', '02-29'],
])('the 29th of February is kept on %s', (date, day) => {
  expect(greetingDay(date).solar).toContain(day);
});

test('a birthday in a leap month is kept in that month where there is one, else in the plain one', () => {
  const born = { month: 6, day: 3, leap: true };
  const keptOn = (from: string, to: string) =>
    datesBetween(from, to).filter((date) =>
      greetingDay(date).lunar.some((one) => JSON.stringify(one) === JSON.stringify(born)),
    );
  expect(keptOn('2025-03-01', '2026-01-01')).toEqual(['2025-07-27']);
  expect(keptOn('2026-03-01', '2027-01-01')).toEqual(['2026-07-16']);
});
