import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { joinIdentities } from '../../../src/domain/owners/join-identities.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import type { Db } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

const clock = new ManualClock('2026-11-24T02:00:00Z');
const contact = { channel: 'wecom', account: 'contact', externalId: 'wm-contact' };
const customer = { channel: 'wecom', account: 'wk1', externalId: 'wm-customer' };
type Id = typeof contact;

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.chatIdentity.deleteMany();
  await db.community.deleteMany();
  for (const id of ['demo', 'other']) await db.community.create({ data: { id, name: id, hotline: '0' } });
});

const resident = async (name: string) =>
  (await db.resident.create({ data: { communityId: 'demo', name }, select: { id: true } })).id;
const tie = (id: Id, ties: { residentId?: string; staffId?: string } = {}) =>
  db.chatIdentity.create({ data: { ...id, communityId: 'demo', ...ties } });
const join = () => joinIdentities(db, [contact, customer], clock);
const ownerOf = async (id: Id) => {
  const row = await db.chatIdentity.findFirst({ where: { ...id } });
  return row && { residentId: row.residentId, boundBy: row.boundBy };
};

test('a customer who is known makes the contact known', async () => {
  const residentId = await resident('李女士');
  await tie(customer, { residentId });
  expect(await join()).toBe('joined');
  expect(await ownerOf(contact)).toEqual({ residentId, boundBy: 'unionid' });
});

test('a contact who is known makes the customer known, who was a stranger', async () => {
  const residentId = await resident('李女士');
  await tie(contact, { residentId });
  await tie(customer);
  expect(await join()).toBe('joined');
  expect(await ownerOf(customer)).toEqual({ residentId, boundBy: 'unionid' });
});

test('two different people stay so', async () => {
  const [li, wang] = [await resident('李女士'), await resident('王先生')];
  await tie(contact, { residentId: li });
  await tie(customer, { residentId: wang });
  expect(await join()).toBe('conflict');
  expect([await ownerOf(contact), await ownerOf(customer)]).toMatchObject([{ residentId: li }, { residentId: wang }]);
});

test('doing it again changes nothing', async () => {
  await tie(customer, { residentId: await resident('李女士') });
  await join();
  expect(await join()).toBe('unchanged');
});

test('nobody is known: nothing to do', async () => {
  await tie(customer);
  expect(await join()).toBe('unchanged');
});

test('a member of staff stays one', async () => {
  const { id: staffId } = await db.staff.create({
    data: { communityId: 'demo', key: 'zhang', name: '张师傅', role: 'technician' },
  });
  await tie(contact, { residentId: await resident('李女士') });
  await tie(customer, { staffId });
  expect(await join()).toBe('unchanged');
  expect(await ownerOf(customer)).toMatchObject({ residentId: null });
});

test('an account of another community keeps its own people', async () => {
  await db.channelAccount.create({ data: { channel: 'wecom', account: 'wk1', communityId: 'other' } });
  await tie(contact, { residentId: await resident('李女士') });
  expect(await join()).toBe('unchanged');
  expect(await ownerOf(customer)).toBeNull();
});
