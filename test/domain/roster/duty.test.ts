import { expect, test } from '@jest/globals';
import { dutyAt, type RosterLine } from '../../../src/domain/roster/duty.ts';

const person = (key: string, active = true) => ({
  id: `id-${key}`,
  key,
  name: key,
  role: 'technician' as const,
  phone: null,
  active,
});
const shifts = [
  { id: 'day', fromMinute: 7 * 60, toMinute: 19 * 60 },
  { id: 'night', fromMinute: 19 * 60, toMinute: 7 * 60 },
];
const standing = (shiftId: string, weekdays: number[], ...staff: RosterLine['staff']): RosterLine => ({
  shiftId,
  date: null,
  weekdays,
  staff,
});
const on = (date: string, shiftId: string, ...staff: RosterLine['staff']): RosterLine => ({
  shiftId,
  date,
  weekdays: [],
  staff,
});
const roster = [
  standing('day', [1, 2, 3, 4, 5], person('zhang'), person('li')),
  standing('day', [6, 7], person('weekend')),
  standing('night', [1, 2, 3, 4, 5, 6, 7], person('zhao')),
];
const duty = (at: string, ...more: RosterLine[]) =>
  dutyAt({ shifts, roster: [...roster, ...more] }, new Date(at), 'Asia/Shanghai').map(({ key }) => key);

test.each([
  ['a weekday', '2026-11-24T10:00+08:00', ['zhang', 'li']],
  ['Saturday', '2026-11-28T10:00+08:00', ['weekend']],
  ['Friday’s night goes on into Saturday', '2026-11-28T03:00+08:00', ['zhao']],
])('%s', (_, at, expected) => {
  expect(duty(at)).toEqual(expected);
});

test('a date overrides the pattern of that shift on that date alone', () => {
  const swap = on('2026-11-24', 'day', person('wang'));
  expect(duty('2026-11-24T10:00+08:00', swap)).toEqual(['wang']);
  expect(duty('2026-11-24T20:00+08:00', swap)).toEqual(['zhao']);
  expect(duty('2026-11-25T10:00+08:00', swap)).toEqual(['zhang', 'li']);
});

test('a date may say that nobody is there', () => {
  expect(duty('2026-11-24T10:00+08:00', on('2026-11-24', 'day'))).toEqual([]);
});

test('an override of a night holds until its morning', () => {
  const swap = on('2026-11-24', 'night', person('wang'));
  expect(duty('2026-11-25T06:59+08:00', swap)).toEqual(['wang']);
  expect(duty('2026-11-24T03:00+08:00', swap)).toEqual(['zhao']);
});

test('staff who have left are never on duty, even if a date names them', () => {
  expect(duty('2026-11-24T10:00+08:00', on('2026-11-24', 'day', person('gone', false), person('li')))).toEqual(['li']);
});

test('who stands in two lines is named once', () => {
  expect(duty('2026-11-24T10:00+08:00', standing('day', [2], person('li'), person('new')))).toEqual([
    'zhang',
    'li',
    'new',
  ]);
});
