import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openKfWindow, returnKfMessage, takeKfMessage } from '../../../../src/channels/wecom/api/kf-window-store.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';

const wang = { openKfid: 'wk1', externalUserid: 'wm-wang' };
const noon = new Date('2026-11-24T12:00:00Z');
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.wecomKfCustomer.deleteMany();
});

const take = (at = noon, keep = 0) => takeKfMessage(database.db, wang, at, keep);
async function takeMany(times: number, keep = 0): Promise<boolean[]> {
  const taken: boolean[] = [];
  for (let index = 0; index < times; index++) taken.push(await take(noon, keep));
  return taken;
}

test('a customer who never wrote can be sent nothing', async () => {
  expect(await take()).toBe(false);
});

test('five messages may be sent after a word, and no sixth', async () => {
  await openKfWindow(database.db, wang, noon);

  expect(await takeMany(6)).toEqual([true, true, true, true, true, false]);
});

test('processes that send at the same time take five together', async () => {
  await openKfWindow(database.db, wang, noon);

  const taken = await Promise.all(Array.from({ length: 12 }, () => take()));
  expect(taken.filter(Boolean)).toHaveLength(5);
});

test('the next word opens five again', async () => {
  await openKfWindow(database.db, wang, noon);
  await takeMany(5);
  await openKfWindow(database.db, wang, later(1));

  expect(await take(later(1))).toBe(true);
});

test('a word that arrives late opens nothing again', async () => {
  await openKfWindow(database.db, wang, noon);
  await takeMany(5);
  await openKfWindow(database.db, wang, later(-1));

  expect(await take()).toBe(false);
});

test('a second word in the same second opens five again', async () => {
  await openKfWindow(database.db, wang, noon);
  await takeMany(5);
  await openKfWindow(database.db, wang, noon);

  expect(await take()).toBe(true);
});

test('after 48 hours nothing may be sent', async () => {
  await openKfWindow(database.db, wang, noon);

  expect(await take(later(47.9))).toBe(true);
  expect(await take(later(48))).toBe(false);
});

test('the last is kept for what matters', async () => {
  await openKfWindow(database.db, wang, noon);

  expect(await takeMany(5, 1)).toEqual([true, true, true, true, false]);
  expect(await take()).toBe(true);
});

test('what was not sent after all is given back', async () => {
  await openKfWindow(database.db, wang, noon);
  await takeMany(5);
  await returnKfMessage(database.db, wang);

  expect(await takeMany(2)).toEqual([true, false]);
});
