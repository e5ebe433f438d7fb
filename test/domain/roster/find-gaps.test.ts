import { expect, test } from '@jest/globals';
import type { RosterLine } from '../../../src/domain/roster/duty.ts';
import { findGaps } from '../../../src/domain/roster/find-gaps.ts';

const hm = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const shift = (id: string, from: string, to: string) => ({ id, fromMinute: hm(from), toMinute: hm(to) });
const threeShifts = [
  shift('day', '07:00', '15:00'),
  shift('evening', '15:00', '23:00'),
  shift('night', '23:00', '07:00'),
];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const person = (name: string, active = true) => ({
  id: name,
  key: name,
  name,
  role: 'technician' as const,
  phone: null,
  active,
});
const daily = (shiftId: string, staff = [person('zhang')], weekdays = everyDay): RosterLine => ({
  shiftId,
  date: null,
  weekdays,
  staff,
});
const dated = (shiftId: string, date: string, staff = [person('zhang')]): RosterLine => ({
  shiftId,
  date,
  weekdays: [],
  staff,
});
const fullRoster = [daily('day'), daily('evening'), daily('night')];

/** The gaps in the 48 hours after nine in the morning of a Tuesday, with their times in the zone. */
const gapsOf = (
  roster: RosterLine[],
  shifts = threeShifts,
  zone = 'Asia/Shanghai',
  from = '2026-11-24T09:00+08:00',
) => {
  const start = new Date(from);
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return findGaps({ shifts, roster }, start, new Date(start.getTime() + 48 * 3_600_000), zone).map(
    (gap) => `${gap.shiftId} of ${gap.date}: ${local.format(gap.from)} to ${local.format(gap.to)}`,
  );
};

test('a full roster has no gap', () => {
  expect(gapsOf(fullRoster)).toEqual([]);
});

test('a shift that nobody is rostered for on any day is a gap each day', () => {
  expect(gapsOf([daily('day'), daily('night')])).toEqual([
    'evening of 2026-11-24: 2026-11-24 15:00 to 2026-11-24 23:00',
    'evening of 2026-11-25: 2026-11-25 15:00 to 2026-11-25 23:00',
  ]);
});

test('a pattern that leaves out a weekday leaves a gap on that day alone', () => {
  const notOnWednesday = [1, 2, 4, 5, 6, 7];
  expect(gapsOf([...fullRoster.slice(1), daily('day', [person('zhang')], notOnWednesday)])).toEqual([
    'day of 2026-11-25: 2026-11-25 07:00 to 2026-11-25 15:00',
  ]);
});

test('a night over midnight is one gap, of the date it starts on', () => {
  expect(gapsOf([...fullRoster, dated('night', '2026-11-24', [])])).toEqual([
    'night of 2026-11-24: 2026-11-24 23:00 to 2026-11-25 07:00',
  ]);
});

test('an entry for a date overrides the pattern both ways', () => {
  const covered = [daily('day'), daily('evening'), dated('night', '2026-11-24'), dated('night', '2026-11-25')];
  expect(gapsOf(covered)).toEqual([]);
  expect(gapsOf([...fullRoster, dated('day', '2026-11-25', [])])).toEqual([
    'day of 2026-11-25: 2026-11-25 07:00 to 2026-11-25 15:00',
  ]);
});

test('who has left does not fill a shift, beside whoever has not', () => {
  const left = person('li', false);
  expect(gapsOf([...fullRoster, dated('day', '2026-11-25', [left])])).toHaveLength(1);
  expect(gapsOf([...fullRoster, dated('day', '2026-11-25', [left, person('zhao')])])).toEqual([]);
});

test('a shift that has begun is still told, one that is over is not, nor one beyond the 48 hours', () => {
  expect(gapsOf([...fullRoster, dated('day', '2026-11-24', [])])).toHaveLength(1);
  expect(gapsOf([...fullRoster, dated('night', '2026-11-23', [])])).toEqual([]);
  expect(gapsOf([...fullRoster, dated('day', '2026-11-26', [])])).toHaveLength(1);
  expect(gapsOf([...fullRoster, dated('evening', '2026-11-26', [])])).toEqual([]);
});

test('hours for which a team has no shift are none', () => {
  expect(gapsOf([daily('day')], [shift('day', '08:00', '20:00')])).toEqual([]);
});

test('a team without shifts has no gaps', () => {
  expect(gapsOf([], [])).toEqual([]);
});

test('where another shift covers a part, only the rest is a gap', () => {
  const shifts = [
    shift('early', '06:00', '14:00'),
    shift('late', '12:00', '20:00'),
    shift('stand-by', '18:00', '21:00'),
  ];
  const roster = [daily('early'), daily('stand-by'), daily('late'), dated('late', '2026-11-25', [])];
  expect(gapsOf(roster, shifts)).toEqual(['late of 2026-11-25: 2026-11-25 14:00 to 2026-11-25 18:00']);
});

test('an empty shift under one that covers it whole is no gap', () => {
  const shifts = [shift('day', '08:00', '20:00'), shift('guard', '00:00', '00:00')];
  expect(gapsOf([daily('guard')], shifts)).toEqual([]);
});

test.each([
  ['an hour shorter in spring', '2026-03-28T09:00+01:00', '2026-03-28', '2026-03-29', 7],
  ['an hour longer in autumn', '2026-10-24T09:00+02:00', '2026-10-24', '2026-10-25', 9],
])('the night the clocks change is %s, and no gap opens beside it', (_, from, date, next, hours) => {
  const roster = [...fullRoster, dated('night', date, [])];
  expect(gapsOf(roster, threeShifts, 'Europe/Berlin', from)).toEqual([
    `night of ${date}: ${date} 23:00 to ${next} 07:00`,
  ]);
  const start = new Date(from);
  const [gap] = findGaps(
    { shifts: threeShifts, roster },
    start,
    new Date(start.getTime() + 172_800_000),
    'Europe/Berlin',
  );
  expect(gap && (gap.to.getTime() - gap.from.getTime()) / 3_600_000).toBe(hours);
});
