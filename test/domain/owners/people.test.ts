import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { bindIdentity } from '../../../src/domain/owners/bind-identity.ts';
import { findUnit } from '../../../src/domain/owners/find-unit.ts';
import { identify } from '../../../src/domain/owners/identify.ts';
import { matchRegister } from '../../../src/domain/owners/match-register.ts';
import { seedDemo } from '../../../src/domain/setup/demo.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
const clock = new ManualClock('2026-11-24T10:00:00+08:00');
const simulator = { channel: 'simulator', account: 'jinxiu' };
const room502 = { building: '3', room: '502' };

beforeAll(async () => {
  database = await openDatabase();
  await transaction(database.db, (tx) => seedDemo(tx));
});
afterAll(() => database.close());

const stranger = (externalId: string) => identify(database.db, { ...simulator, externalId, name: '陌生人' });
const residentId = async (name: string) => (await database.db.resident.findFirstOrThrow({ where: { name } })).id;

async function claim(identityId: string, room: object, phone: string) {
  const facts = { identityId, communityId: 'jinxiu', room, phone };
  return transaction(database.db, (tx) => matchRegister(tx, facts, defaultPolicy, clock));
}

test('a new sender is unknown, belongs to the community of the account and stays the same person', async () => {
  const first = await stranger('new');
  expect(first).toEqual({
    kind: 'unknown',
    identityId: expect.any(String),
    communityId: 'jinxiu',
    displayName: '陌生人',
    failedTries: 0,
  });
  expect(await stranger('new')).toEqual(first);
});

test('the same new sender from two places at once is one identity', async () => {
  const [one, other] = await Promise.all([stranger('twice'), stranger('twice')]);
  expect(one.identityId).toBe(other.identityId);
});

test('a bound resident is known with all homes', async () => {
  const id = { ...simulator, externalId: 'wang' };
  await bindIdentity(
    database.db,
    { ...id, communityId: 'jinxiu', residentId: await residentId('王先生'), by: 'setup' },
    clock,
  );
  const person = await identify(database.db, id);
  expect(person).toMatchObject({ kind: 'resident', name: '王先生', phone: '13900000002', communityId: 'jinxiu' });
  expect(person.kind === 'resident' && person.homes.map(({ label, role }) => [label, role])).toEqual([
    ['5栋1单元302', 'owner'],
    ['7栋1单元1201', 'owner'],
    ['B1车位23', 'owner'],
  ]);
});

test('tying an id to the same person again writes nothing, so it waits for nobody', async () => {
  const { db } = database;
  const binding = { ...simulator, externalId: 'twice', communityId: 'jinxiu', by: 'setup' } as const;
  const residentIdOfWang = await residentId('王先生');
  await bindIdentity(db, { ...binding, residentId: residentIdOfWang }, clock);
  await transaction(db, async (tx) => {
    await tx.$queryRaw`select from chat_identity where external_id = 'twice' for update`;
    await bindIdentity(db, { ...binding, residentId: residentIdOfWang }, clock);
  });
  const li = await residentId('李女士');
  await bindIdentity(db, { ...binding, residentId: li }, clock);
  expect(await identify(db, { ...simulator, externalId: 'twice' })).toMatchObject({ residentId: li });
});

test('staff are known with their teams, until they leave', async () => {
  const id = { ...simulator, externalId: 'staff-li' };
  const li = await database.db.staff.findFirstOrThrow({ where: { key: 'li' } });
  await bindIdentity(database.db, { ...id, communityId: 'jinxiu', staffId: li.id, by: 'setup' }, clock);
  const person = await identify(database.db, id);
  expect(person).toMatchObject({ kind: 'staff', name: '李师傅', role: 'technician', teams: [{ key: 'engineering' }] });
  await database.db.staff.update({ where: { id: li.id }, data: { active: false } });
  expect((await identify(database.db, id)).kind).toBe('unknown');
  await database.db.staff.update({ where: { id: li.id }, data: { active: true } });
});

test('room and phone of one resident bind', async () => {
  const { identityId } = await stranger('binds');
  const match = await claim(identityId, { building: '3栋', room: '502室' }, '139 0000 0502');
  expect(match).toMatchObject({ kind: 'bound', person: { kind: 'resident', name: '孙女士' } });
  expect(await stranger('binds')).toMatchObject({ kind: 'resident', homes: [{ label: '3栋2单元502' }] });
  const row = await database.db.chatIdentity.findUniqueOrThrow({ where: { id: identityId } });
  expect([row.boundBy, row.boundAt]).toEqual(['register', clock.now()]);
});

test.each([
  ['a wrong phone', room502, '13900000999'],
  ['a wrong room', { building: '3', room: '503' }, '13900000502'],
  ['a wrong entrance', { ...room502, entrance: '1' }, '13900000502'],
  ['the phone of a neighbour', room502, '13900000501'],
  ['both wrong', { building: '9', room: '9' }, '13900000999'],
  ['no room', {}, '13900000502'],
  ['no building', { room: '502' }, '13900000502'],
  ['no phone', room502, ''],
])('%s is answered like any other miss', async (name, room, phone) => {
  const { identityId } = await stranger(name);
  expect(await claim(identityId, room, phone)).toEqual({ kind: 'no-match', triesLeft: 4 });
  expect(await stranger(name)).toMatchObject({ kind: 'unknown', failedTries: 1 });
});

test('five misses lock for a day, during which the right facts are refused too', async () => {
  const { identityId } = await stranger('guesser');
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await claim(identityId, room502, '13900000999')).toEqual({ kind: 'no-match', triesLeft });
  }
  const until = new Date('2026-11-25T10:00:00+08:00');
  expect(await claim(identityId, room502, '13900000999')).toEqual({ kind: 'locked', until });
  expect(await claim(identityId, room502, '13900000502')).toEqual({ kind: 'locked', until });
  expect(await stranger('guesser')).toMatchObject({ kind: 'unknown', lockedUntil: until });
  clock.set(until);
  expect((await claim(identityId, room502, '13900000502')).kind).toBe('bound');
});

test('misses at the same moment are all counted', async () => {
  const { identityId } = await stranger('many at once');
  await Promise.all([1, 2, 3].map(() => claim(identityId, room502, '13900000999')));
  expect(await stranger('many at once')).toMatchObject({ failedTries: 3 });
});

test.each([
  [{ building: '3', entrance: '2', room: '501' }, 'one'],
  [{ building: '3', room: '501' }, 'one'],
  [{ room: '501' }, 'many'],
  [{ building: '5' }, 'many'],
  [{ building: '3', room: '999' }, 'none'],
  [{ entrance: '2' }, 'none'],
  [{}, 'none'],
])('finding %j gives %s', async (parts, kind) => {
  expect((await findUnit(database.db, 'jinxiu', parts)).kind).toBe(kind);
});
