import { expect, test } from '@jest/globals';
import { floorOfRoom, gustFactor, highestFloor } from '../../../src/domain/weather/heights.ts';

test.each([
  ['501', 5],
  ['1203', 12],
  ['0101', 1],
  ['A12', undefined],
  ['8', undefined],
])('room %s is on floor %s', (room, floor) => {
  expect(floorOfRoom(room)).toBe(floor);
});

test.each([
  [6, 1],
  [10, 1],
  [50, 1.3],
  [60, 1.3],
])('%s floors', (floors, factor) => {
  expect(gustFactor(floors)).toBeCloseTo(factor);
});

test('between two heights of the table it lies between their factors', () => {
  expect(gustFactor(25)).toBeCloseTo(1.155);
});

test('what is said of a building goes before what its rooms show; nothing known is six floors', () => {
  const rooms = [
    { building: '3', room: '1801' },
    { building: '5', room: '602' },
  ];
  expect(highestFloor(rooms, {})).toBe(18);
  expect(highestFloor(rooms, { 3: 11 })).toBe(11);
  expect(highestFloor([], {})).toBe(6);
});
