import { expect, test } from '@jest/globals';
import { runningShifts } from '../../../src/domain/roster/shift-times.ts';

const hm = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const shift = (id: string, from: string, to: string) => ({ id, fromMinute: hm(from), toMinute: hm(to) });
const threeShifts = [
  shift('day', '07:00', '15:00'),
  shift('evening', '15:00', '23:00'),
  shift('night', '23:00', '07:00'),
];
const running = (at: string, zone = 'Asia/Shanghai', shifts = threeShifts) =>
  runningShifts(shifts, new Date(at), zone).map(({ shiftId, date, weekday }) => `${shiftId} ${date} ${weekday}`);

test.each([
  ['the first minute is in', '2026-11-24T07:00+08:00', 'day 2026-11-24 2'],
  ['the last minute is the next one’s', '2026-11-24T15:00+08:00', 'evening 2026-11-24 2'],
  ['before midnight', '2026-11-24T23:30+08:00', 'night 2026-11-24 2'],
  ['after midnight it is still the night of the day before', '2026-11-25T03:00+08:00', 'night 2026-11-24 2'],
  ['a night from Sunday to Monday is Sunday’s', '2026-11-30T06:59:59+08:00', 'night 2026-11-29 7'],
  ['a night from one year to the next', '2027-01-01T00:00+08:00', 'night 2026-12-31 4'],
])('%s', (_, at, expected) => {
  expect(running(at)).toEqual([expected]);
});

test('one instant falls into different shifts in two zones', () => {
  const at = '2026-11-24T23:30Z';
  expect(running(at, 'Asia/Shanghai')).toEqual(['day 2026-11-25 3']);
  expect(running(at, 'Asia/Urumqi')).toEqual(['night 2026-11-24 2']);
  expect(running(at, 'America/New_York')).toEqual(['evening 2026-11-24 2']);
});

test('overlapping shifts run together, the earlier start first', () => {
  const shifts = [shift('late', '12:00', '20:00'), shift('early', '08:00', '16:00')];
  expect(running('2026-11-24T13:00+08:00', 'Asia/Shanghai', shifts)).toEqual([
    'early 2026-11-24 2',
    'late 2026-11-24 2',
  ]);
});

test('a shift whose end is its beginning lasts a whole day', () => {
  const guard = [shift('guard', '08:00', '08:00')];
  expect(running('2026-11-25T07:59+08:00', 'Asia/Shanghai', guard)).toEqual(['guard 2026-11-24 2']);
  expect(running('2026-11-25T08:00+08:00', 'Asia/Shanghai', guard)).toEqual(['guard 2026-11-25 3']);
});

test('between shifts there is none', () => {
  expect(running('2026-11-24T21:00+08:00', 'Asia/Shanghai', [shift('day', '08:00', '20:00')])).toEqual([]);
});

test.each([
  ['spring, when 02:00 becomes 03:00', '2026-03-29'],
  ['autumn, when 03:00 becomes 02:00', '2026-10-25'],
])('on the night of %s exactly one shift runs at any time', (_, date) => {
  const shifts = [shift('a', '00:30', '02:30'), shift('b', '02:30', '12:00'), shift('c', '12:00', '00:30')];
  const noonBefore = new Date(`${date}T00:00:00Z`).getTime() - 12 * 3_600_000;
  const counts = Array.from({ length: 24 * 12 }, (_unused, step) => {
    const at = new Date(noonBefore + step * 5 * 60_000).toISOString();
    return running(at, 'Europe/Berlin', shifts).length;
  });
  expect(new Set(counts)).toEqual(new Set([1]));
});
