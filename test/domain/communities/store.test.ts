import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { communityOfAccount, listCommunities, loadCommunity } from '../../../src/domain/communities/store.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

test('an account that nobody claimed belongs to the only community, and to none once there are two', async () => {
  const { db } = database;
  expect(await communityOfAccount(db, 'wecom', 'wk1')).toBeUndefined();
  await db.community.create({ data: { id: 'a', name: '甲', hotline: '1' } });
  expect(await communityOfAccount(db, 'wecom', 'wk1')).toBe('a');
  await db.community.create({ data: { id: 'b', name: '乙', hotline: '2', policy: { identity: { maxTries: 3 } } } });
  expect(await communityOfAccount(db, 'wecom', 'wk1')).toBeUndefined();
  await db.channelAccount.create({ data: { channel: 'wecom', account: 'wk1', communityId: 'b' } });
  expect(await communityOfAccount(db, 'wecom', 'wk1')).toBe('b');
  expect(await communityOfAccount(db, 'wechaty', 'wk1')).toBeUndefined();
});

test('a community is loaded with its own policy over the defaults', async () => {
  const facts = await loadCommunity(database.db, 'b');
  expect(facts.policy.identity).toEqual({ maxTries: 3, lockMinutes: 1440 });
  expect(facts).toMatchObject({ id: 'b', zone: 'Asia/Shanghai', wording: {}, routing: {}, demo: false });
  expect((await listCommunities(database.db)).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('an unknown community is an error', async () => {
  await expect(loadCommunity(database.db, 'nowhere')).rejects.toThrow();
});
