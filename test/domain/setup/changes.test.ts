import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identify } from '../../../src/domain/owners/identify.ts';
import { describePlan } from '../../../src/domain/setup/describe-plan.ts';
import { parseSetUp } from '../../../src/domain/setup/parse-set-up.ts';
import type { Change } from '../../../src/domain/setup/plan-changes.ts';
import { applySetup, planFromNothing, planSetup } from '../../../src/domain/setup/set-up.ts';
import type { SetUpFile } from '../../../src/domain/setup/set-up-file.ts';
import { transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

const base = `
community: { id: test, name: 测试小区, hotline: "1" }
teams:
  - { id: engineering, name: 工程部, leader: wang }
  - { id: order, name: 秩序部 }
staff:
  - { id: wang, name: 王主管, role: manager, teams: [engineering], wecom: wangwu }
  - { id: sun, name: 孙队长, role: guard, teams: [order] }
groups:
  - { id: ord, name: 秩序部群, team: order }
shifts:
  - { team: engineering, id: day, name: 早, from: "07:00", to: "15:00" }
roster:
  - { team: engineering, shift: day, days: [mon, tue], staff: [wang] }
  - { team: engineering, shift: day, date: 2026-11-24, staff: [sun, wang] }
units:
  - { building: "3", entrance: "2", room: "501" }
  - { building: "3", entrance: "2", room: "502" }
residents:
  - { name: 李女士, phone: "13900000001", unit: 3-2-501, role: owner }
  - { name: 孙女士, phone: "13900000002", unit: 3-2-502, role: owner }
`;
const without = (...lines: string[]) =>
  base
    .split('\n')
    .filter((line) => !lines.some((part) => line.includes(part)))
    .join('\n');

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
  await setUp(base);
});
afterEach(() => database.close());

function read(yaml: string): SetUpFile {
  const parsed = parseSetUp(yaml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}
const setUp = (yaml: string) => transaction(database.db, (tx) => applySetup(tx, read(yaml)));
const done = (changes: Change[]) =>
  changes.filter(({ action }) => action !== 'unchanged').map(({ action, kind, key }) => `${action} ${kind} ${key}`);

async function openTicket(of: { unitId?: string; reporterResidentId?: string; teamId?: string }) {
  const at = new Date('2026-11-24T00:00:00Z');
  const data = { communityId: 'test', number: 1001, kind: 'repair', description: '漏水', source: 'simulator' } as const;
  await database.db.ticket.create({ data: { ...data, ...of, openedAt: at } });
}

test('a plan changes nothing and says what an application then does', async () => {
  const file = read(base.replace('王主管', '王经理'));
  const plan = await planSetup(database.db, file);
  expect(done(plan)).toEqual(['update staff wang']);
  expect(done(await planSetup(database.db, file))).toEqual(['update staff wang']);
  expect(done(await setUp(base.replace('王主管', '王经理')))).toEqual(['update staff wang']);
  expect(done(await planSetup(database.db, file))).toEqual([]);
});

test('a plan for a database without tables makes everything', () => {
  const plan = planFromNothing(read(base));
  expect(plan.length).toBeGreaterThan(10);
  expect(plan.filter(({ action }) => action !== 'create')).toEqual([]);
});

test('a plan is told in Chinese with residents masked', async () => {
  const lines = describePlan(await planSetup(database.db, read(without('孙女士').replace('王主管', '王经理'))));
  expect(lines).toEqual([
    '更改 员工 wang（name）',
    '移除 住户 孙** 139****0002',
    expect.stringMatching(/^合计：新增 0、更改 1、移除 1、不变 \d+$/),
  ]);
});

test('staff who are left out are off duty and unknown, and come back as the same person', async () => {
  const { db } = database;
  const before = await db.staff.findFirstOrThrow({ where: { key: 'sun' } });
  const gone = without('孙队长').replace('[sun, wang]', '[wang]');
  expect(done(await setUp(gone))).toEqual([
    'remove staff sun',
    'update team order',
    'update roster engineering/day/2026-11-24',
  ]);
  expect(await db.staff.findFirstOrThrow({ where: { key: 'sun' } })).toMatchObject({ id: before.id, active: false });
  expect(done(await setUp(gone))).toEqual([]);
  await setUp(base);
  expect(await db.staff.findFirstOrThrow({ where: { key: 'sun' } })).toMatchObject({ id: before.id, active: true });
});

test('staff are known by their company id on every account, until the file takes it from them', async () => {
  const { db } = database;
  const sender = { channel: 'wecom', account: '1000002', externalId: 'wangwu' };
  expect(await identify(db, sender)).toMatchObject({ kind: 'staff', name: '王主管', communityId: 'test' });
  await setUp(base.replace('wecom: wangwu', 'wecom: wangliu'));
  expect((await identify(db, sender)).kind).toBe('unknown');
  expect((await identify(db, { ...sender, externalId: 'wangliu' })).kind).toBe('staff');
  await setUp(base);
  expect((await identify(db, sender)).kind).toBe('staff');
});

test('a company id passes from one member of staff to another', async () => {
  const sender = { channel: 'wecom', account: '1000002', externalId: 'wangwu' };
  await identify(database.db, sender);
  await setUp(base.replace(', wecom: wangwu', '').replace('teams: [order] }', 'teams: [order], wecom: wangwu }'));
  expect(await identify(database.db, sender)).toMatchObject({ kind: 'staff', name: '孙队长' });
});

test('a resident whose phone is corrected stays the same person', async () => {
  const { db } = database;
  const before = await db.resident.findFirstOrThrow({ where: { name: '李女士' } });
  expect(done(await setUp(base.replace('13900000001', '13900000009')))).toEqual(['update resident 李女士/13900000001']);
  expect(await db.resident.findFirstOrThrow({ where: { name: '李女士' } })).toMatchObject({
    id: before.id,
    phone: '13900000009',
  });
});

test('a resident who is left out is gone with the chat’s tie, and the unit with them', async () => {
  const { db } = database;
  const { id: residentId } = await db.resident.findFirstOrThrow({ where: { name: '孙女士' } });
  const id = { channel: 'simulator', account: 'test', externalId: 'sun' };
  await db.chatIdentity.create({ data: { ...id, communityId: 'test', residentId, boundBy: 'register' } });
  const gone = without('孙女士', 'room: "502"');
  expect(done(await setUp(gone))).toEqual(['remove unit 3-2-502', 'remove resident 孙女士/13900000002']);
  expect((await identify(db, id)).kind).toBe('unknown');
  expect(await db.resident.count()).toBe(1);
  expect(await db.unit.count()).toBe(1);
});

test('whom and what a ticket tells of is kept, without home and chat', async () => {
  const { db } = database;
  const resident = await db.resident.findFirstOrThrow({ where: { name: '孙女士' } });
  const unit = await db.unit.findFirstOrThrow({ where: { room: '502' } });
  const team = await db.team.findFirstOrThrow({ where: { key: 'order' } });
  await openTicket({ unitId: unit.id, reporterResidentId: resident.id, teamId: team.id });
  const gone = without('孙女士', 'room: "502"', 'id: order', 'id: ord,')
    .replace('teams: [order]', 'teams: []')
    .replace('groups:', 'groups: []');
  expect(done(await setUp(gone))).toEqual([
    'remove team order',
    'remove group ord',
    'remove resident 孙女士/13900000002',
  ]);
  expect(await db.ticket.findFirstOrThrow()).toMatchObject({
    unitId: unit.id,
    reporterResidentId: resident.id,
    teamId: team.id,
  });
  expect(await db.residentUnit.count({ where: { residentId: resident.id } })).toBe(0);
  expect(done(await setUp(gone))).toEqual([]);
  await setUp(base);
  expect((await db.team.findFirstOrThrow({ where: { key: 'order' } })).id).toBe(team.id);
  expect((await db.resident.findFirstOrThrow({ where: { name: '孙女士' } })).id).toBe(resident.id);
});

test('a section that is left out stays as it is', async () => {
  await setUp(`${base}policy: { identity: { maxTries: 3 } }\nrouting: { plumbing: order }\ndemo: true\n`);
  const short = base.slice(0, base.indexOf('groups:'));
  expect(done(await setUp(short))).toEqual([]);
  expect(await database.db.community.findUniqueOrThrow({ where: { id: 'test' } })).toMatchObject({
    policy: { identity: { maxTries: 3 } },
    routing: { plumbing: 'order' },
    demo: true,
  });
});

test('a date taken out of the roster no longer overrides', async () => {
  expect(done(await setUp(without('2026-11-24')))).toEqual(['remove roster engineering/day/2026-11-24']);
  expect(await database.db.rosterEntry.count()).toBe(1);
});

test('an account or company id of another community is refused, and nothing is written', async () => {
  const { db } = database;
  await setUp(`${base}accounts: [{ channel: simulator, account: one }]\n`);
  const other = `${base.replace('id: test', 'id: other')}accounts: [{ channel: simulator, account: one }]\n`;
  await expect(setUp(other)).rejects.toMatchObject({
    name: 'SetUpProblems',
    problems: [{ path: 'accounts simulator/one' }, { path: 'staff wecom wangwu' }],
  });
  expect(await db.community.count()).toBe(1);
});

test('two communities may use the same ids for different things', async () => {
  const other = base.replace('id: test', 'id: other').replace(', wecom: wangwu', '');
  expect((await setUp(other)).filter(({ action }) => action !== 'create')).toEqual([]);
  expect(done(await setUp(base))).toEqual([]);
  expect(await database.db.staff.count({ where: { key: 'wang' } })).toBe(2);
});
