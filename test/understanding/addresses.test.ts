import { beforeAll, expect, test } from '@jest/globals';
import type { Meaning, RoomRef } from '../../src/understanding/meaning.ts';
import { addressCases } from './address-cases.ts';
import { aReader } from './reader.ts';

let read: (text: string) => Meaning;
beforeAll(async () => {
  read = await aReader();
});

const written = ({ building = '', entrance = '', floor = '', room = '' }: RoomRef): string =>
  [building, entrance, floor, room].join('/');

test('every address is read exactly: building, entrance, floor and room, and nothing where there is none', () => {
  const wrong = addressCases.flatMap(([text, ...expected]) => {
    const found = read(text).rooms.map(({ value }) => written(value));
    return found.join(' ') === expected.join(' ') ? [] : [`${text}: ${found.join(' ') || '-'}`];
  });
  expect(addressCases.length).toBeGreaterThanOrEqual(220);
  expect(new Set(addressCases.map(([text]) => text)).size).toBe(addressCases.length);
  expect(wrong).toEqual([]);
});
