import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { communityOfAccount, loadCommunity } from '../../../src/domain/communities/store.ts';
import { seedDemo } from '../../../src/domain/setup/demo.ts';
import { transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

test('the demonstration community is set up once, and a second run changes nothing', async () => {
  const first = await transaction(database.db, (tx) => seedDemo(tx));
  expect(first.filter(({ action }) => action === 'create')).toHaveLength(first.length);
  const second = await transaction(database.db, (tx) => seedDemo(tx));
  expect(second).toHaveLength(first.length);
  expect(second.filter(({ action }) => action !== 'unchanged')).toEqual([]);
});

test('the demonstration community is marked as such and has its account', async () => {
  await transaction(database.db, (tx) => seedDemo(tx));
  expect(await communityOfAccount(database.db, 'simulator', 'jinxiu')).toBe('jinxiu');
  expect(await loadCommunity(database.db, 'jinxiu')).toMatchObject({ name: '锦绣花园', demo: true });
});

test('seeding at the same moment from two instances gives one community', async () => {
  const seed = () => transaction(database.db, (tx) => seedDemo(tx));
  const [one, other] = await Promise.all([seed(), seed()]);
  const created = (changes: typeof one) => changes.filter(({ action }) => action === 'create').length;
  expect([created(one), created(other)].sort((a, b) => a - b)).toEqual([0, one.length]);
  expect(await database.db.staff.count()).toBe(11);
});
