import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { recogniseStaff } from '../../../src/domain/directory/recognise-staff.ts';
import { identify } from '../../../src/domain/owners/identify.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

const id = { channel: 'wechaty', account: 'p:us', externalId: 'wx-1' };
const communityId = 'demo';
let database: TestDatabase;
let identityId: string;
const clock = new ManualClock('2026-11-24T01:00:00Z');

beforeEach(async () => {
  database = await openDatabase();
  const { db } = database;
  await db.community.create({ data: { id: communityId, name: '示范花园', hotline: '021-55550100' } });
  const staff = [
    { key: 'zhang', name: '张师傅', phone: '13800000001', role: 'technician' },
    { key: 'li', name: '李强', phone: '13800000002', role: 'manager' },
    { key: 'gone', name: '赵师傅', phone: '13800000003', role: 'technician', active: false },
  ] as const;
  await db.staff.createMany({ data: staff.map((one) => ({ ...one, communityId })) });
  identityId = (await identify(db, id)).identityId;
});
afterEach(() => database.close());

const claim = (name: string, phone: string) =>
  recogniseStaff(database.db, { identityId, communityId, name, phone }, defaultPolicy, clock);

test('name and phone of the set-up make a sender staff', async () => {
  expect(await claim('张师傅', '138 0000 0001')).toMatchObject({ kind: 'bound', name: '张师傅' });
  expect(await identify(database.db, id)).toMatchObject({ kind: 'staff', name: '张师傅' });
});

test.each([
  ['the phone of another', '张师傅', '13800000002'],
  ['another name', '李师傅', '13800000001'],
  ['somebody who has left', '赵师傅', '13800000003'],
])('%s does not', async (_, name, phone) => {
  expect(await claim(name, phone)).toEqual({ kind: 'no-match' });
});

test('too many tries lock the sender, even with the right facts', async () => {
  for (let i = 0; i < defaultPolicy.identity.maxTries; i++) await claim('张师傅', '13800009999');
  expect(await claim('张师傅', '13800000001')).toMatchObject({ kind: 'locked' });
  expect(await identify(database.db, id)).toMatchObject({ kind: 'unknown' });
});
