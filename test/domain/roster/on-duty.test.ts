import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findStaffByName } from '../../../src/domain/roster/find-staff.ts';
import { dutyChain, onDuty } from '../../../src/domain/roster/on-duty.ts';
import { routeTeam } from '../../../src/domain/roster/route-team.ts';
import { teamByKey, teamOfGroup, teamsOfStaff } from '../../../src/domain/roster/team-lookup.ts';
import { seedDemo } from '../../../src/domain/setup/demo.ts';
import { transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
const communityId = 'jinxiu';
const zone = 'Asia/Shanghai';

beforeAll(async () => {
  database = await openDatabase();
  await transaction(database.db, (tx) => seedDemo(tx));
});
afterAll(() => database.close());

const keys = (staff: { key: string }[]) => staff.map(({ key }) => key);

async function teamId(key: string): Promise<string> {
  const team = await teamByKey(database.db, communityId, key);
  if (!team) throw new Error(`no team ${key}`);
  return team.id;
}

test.each([
  ['engineering', '2026-11-24T10:00+08:00', ['zhang', 'li']],
  ['engineering', '2026-11-24T20:00+08:00', ['li']],
  ['engineering', '2026-11-25T20:00+08:00', ['zhang']],
  ['engineering', '2026-11-25T03:00+08:00', ['zhao']],
  ['order', '2026-11-24T22:59+08:00', ['he']],
  ['service', '2026-11-24T19:59+08:00', ['chen']],
  ['service', '2026-11-24T20:00+08:00', []],
])('%s at %s: %j', async (team, at, expected) => {
  const question = { teamId: await teamId(team), at: new Date(at), zone };
  expect(keys(await onDuty(database.db, question))).toEqual(expected);
});

test('engineering and order are covered at all hours of a week', async () => {
  const start = new Date('2026-11-23T00:00+08:00').getTime();
  for (const team of ['engineering', 'order']) {
    const id = await teamId(team);
    for (let hour = 0; hour < 7 * 24; hour += 4) {
      const at = new Date(start + hour * 3_600_000);
      expect(await onDuty(database.db, { teamId: id, at, zone })).not.toEqual([]);
    }
  }
});

test('a date in the roster overrides the pattern, whatever the zone of the machine', async () => {
  const id = await teamId('engineering');
  const night = await database.db.shift.findFirstOrThrow({ where: { teamId: id, key: 'night' } });
  const entry = await database.db.rosterEntry.create({
    data: { communityId, teamId: id, shiftId: night.id, date: new Date('2026-12-31T00:00:00Z') },
  });
  const at = (time: string) => onDuty(database.db, { teamId: id, at: new Date(time), zone });
  expect(keys(await at('2026-12-31T03:00+08:00'))).toEqual(['zhao']);
  expect(keys(await at('2026-12-31T23:00+08:00'))).toEqual([]);
  expect(keys(await at('2027-01-01T03:00+08:00'))).toEqual([]);
  expect(keys(await at('2027-01-01T23:00+08:00'))).toEqual(['zhao']);
  await database.db.rosterEntry.delete({ where: { id: entry.id } });
});

test('a case goes from those on duty to the leader and then to the manager who leads no team', async () => {
  const at = new Date('2026-11-24T10:00+08:00');
  const chain = await dutyChain(database.db, { teamId: await teamId('engineering'), communityId, at, zone });
  expect(keys(chain.duty)).toEqual(['zhang', 'li']);
  expect(chain.leader?.key).toBe('wang');
  expect(keys(chain.managers)).toEqual(['zhou']);
});

test('where the only managers lead teams, the others than the leader come last', async () => {
  const { db } = database;
  const at = new Date('2026-11-24T21:00+08:00');
  await db.staff.updateMany({ where: { key: 'zhou' }, data: { active: false } });
  const service = await dutyChain(db, { teamId: await teamId('service'), communityId, at, zone });
  const engineering = await dutyChain(db, { teamId: await teamId('engineering'), communityId, at, zone });
  await db.staff.updateMany({ where: { key: 'zhou' }, data: { active: true } });
  expect([keys(service.duty), service.leader?.key, keys(service.managers)]).toEqual([[], 'lin', ['wang']]);
  expect(engineering.managers).toEqual([]);
});

test('a leader who has left is no step of the chain', async () => {
  const { db } = database;
  await db.staff.updateMany({ where: { key: 'lin' }, data: { active: false } });
  const at = new Date('2026-11-24T21:00+08:00');
  const chain = await dutyChain(db, { teamId: await teamId('service'), communityId, at, zone });
  await db.staff.updateMany({ where: { key: 'lin' }, data: { active: true } });
  expect(chain).not.toHaveProperty('leader');
});

test('a ticket finds its team, and an emergency a second one', async () => {
  const community = { id: communityId, routing: {} };
  const repair = await routeTeam(database.db, community, { kind: 'repair', category: 'plumbing' });
  expect([repair.team.key, keys(repair.also)]).toEqual(['engineering', []]);
  const fire = await routeTeam(database.db, community, { kind: 'emergency', category: 'fire' });
  expect([fire.team.key, keys(fire.also)]).toEqual(['order', ['engineering']]);
});

test('a community without teams is an error, not silence', async () => {
  const nowhere = routeTeam(database.db, { id: 'nowhere', routing: {} }, { kind: 'repair', category: 'gas' });
  await expect(nowhere).rejects.toThrow('nowhere');
});

test('people and teams are found by what is said of them', async () => {
  const { db } = database;
  expect(await findStaffByName(db, communityId, '李师傅')).toMatchObject({ kind: 'one', staff: { key: 'li' } });
  expect(await findStaffByName(db, 'elsewhere', '李师傅')).toEqual({ kind: 'none' });
  const group = await db.staffGroup.findFirstOrThrow({ where: { key: 'eng' } });
  expect((await teamOfGroup(db, group.id))?.key).toBe('engineering');
  expect(await teamByKey(db, communityId, 'none')).toBeUndefined();
  const wang = await db.staff.findFirstOrThrow({ where: { key: 'wang' } });
  expect(await teamsOfStaff(db, wang.id)).toEqual([await teamId('engineering')]);
});
