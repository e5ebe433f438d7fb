import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { takePlaces } from '../../src/messages/pacing-store.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.channelPace.deleteMany());

const minute = 60_000;
const both = [
  { target: 'account', limits: [{ most: 10, windowMs: minute }] },
  { target: 'room', limits: [{ most: 1, windowMs: minute }] },
];
const sentTo = async (target: string) => (await database.db.channelPace.findUnique({ where: { target } }))?.sentMs;

test('a message takes a place with each of its targets', async () => {
  expect(await takePlaces(database.db, both, 1_000)).toBe(0);
  expect(await sentTo('account')).toEqual([1_000]);
  expect(await sentTo('room')).toEqual([1_000]);
});

test('or with none, and learns how long the fullest of them keeps it', async () => {
  await takePlaces(database.db, both, 1_000);
  expect(await takePlaces(database.db, both, 11_000)).toBe(50_000);
  expect(await sentTo('account')).toEqual([1_000]);
});

test('of many at once in any order of targets none is let out too many, and none waits for ever', async () => {
  const reversed = both.toReversed();
  const tries = Array.from({ length: 20 }, (_, i) => takePlaces(database.db, i % 2 ? both : reversed, 1_000));
  expect((await Promise.all(tries)).filter((waitMs) => waitMs === 0)).toHaveLength(1);
});
