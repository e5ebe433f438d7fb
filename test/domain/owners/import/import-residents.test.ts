import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { describeImport } from '../../../../src/domain/owners/import/describe-import.ts';
import { exportResidents } from '../../../../src/domain/owners/import/export-residents.ts';
import { type ImportWish, importResidents } from '../../../../src/domain/owners/import/import-residents.ts';
import { seedDemo } from '../../../../src/domain/setup/demo.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { transaction } from '../../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { writeWorkbook } from '../../../support/workbook.ts';

const clock = new ManualClock('2026-11-24T10:00:00+08:00');
const communityId = 'jinxiu';
const headers = [
  '姓名',
  '手机',
  '楼栋',
  '单元',
  '房号',
  '身份',
  '生日',
  '农历生日',
  '入住日期',
  '状态',
  '迁出日期',
  '车牌',
  '关怀',
  '备注',
];
let folder: string;
let path: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guanjia-import-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  database = await openDatabase();
  path = join(folder, `${database.url.split('_').at(-1)}.xlsx`);
  await transaction(database.db, (tx) => seedDemo(tx));
});

afterEach(() => database.close());

const write = (...rows: unknown[][]) => writeWorkbook(path, { 住户: [['锦绣花园业主登记表'], headers, ...rows] });
const run = (more: Partial<ImportWish> = {}) =>
  transaction(database.db, (tx) => importResidents(tx, { path, communityId, ...more }, clock));
const person = (name: string) =>
  database.db.resident.findFirstOrThrow({ where: { name }, include: { units: { include: { unit: true } } } });
const homesOf = async (name: string) =>
  (await person(name)).units.map(({ unit, role }) => `${unit.building}-${unit.entrance}-${unit.room} ${role}`).sort();
const totals = async (more: Partial<ImportWish> = {}) => describeImport(await run(more)).at(-1);
const day = (date: string) => new Date(`${date}T00:00:00Z`);

test('a new person in a new unit, with all that the row says', async () => {
  await write([
    ...['何女士', 13911110001, '9栋', '1单元', '101室', '业主', day('1980-05-06'), '闰四月初三', '2020/3/1'],
    ...['在住', null, '沪A12345', '独居、老人', '家里有狗'],
  ]);
  await run();
  expect(await person('何女士')).toMatchObject({
    phone: '13911110001',
    birthday: day('1980-05-06'),
    ...{ lunarMonth: 4, lunarDay: 3, lunarLeap: true },
    movedInOn: day('2020-03-01'),
    plates: ['沪A12345'],
    careFlags: ['living-alone', 'elderly'],
    remark: '家里有狗',
  });
  expect(await homesOf('何女士')).toEqual(['9-1-101 owner']);
});

test('a dry run says what would be done and does nothing', async () => {
  await write(['何女士', '13911110001', '9', '1', '101', '业主']);
  const said = describeImport(await run({ dryRun: true }));
  expect(said).toEqual(expect.arrayContaining(['新增 房屋 9栋1单元101', '新增 住户 何** 139****0001 9-1-101业主']));
  expect(said.join()).not.toMatch(/何女士|13911110001/);
  expect(await database.db.resident.count({ where: { name: '何女士' } })).toBe(0);
  expect(await database.db.unit.count({ where: { building: '9' } })).toBe(0);
});

test('an unchanged file changes nothing, down to the rows of the database', async () => {
  await write(
    ['何女士', '13911110001', '9', '1', '101', '业主', '5月6日', '', '2020-03-01', '', '', '沪A12345', '老人', '好'],
    ['郑女士', '', '9', '1', '102', '家属', '', '腊月三十'],
    ['李女士', '13900000001', '3', '2', '501', '业主', '', '', '', '迁出'],
  );
  expect(await totals()).toContain('新增房屋 2、新增住户 2、更改住户 1、不变 0');
  const versions = () => database.db.$queryRaw`select id, xmin::text from resident
    union all select resident_id, xmin::text from resident_unit order by 1, 2`;
  const before = await versions();
  expect(await totals()).toContain('新增房屋 0、新增住户 0、更改住户 0、不变 3');
  expect(await versions()).toEqual(before);
});

test('what the file leaves out stays as it is', async () => {
  await write(['李女士', '13900000001', '3', '2', '501', '业主', '', '', '', '', '', '沪A12345']);
  await run();
  expect(await person('李女士')).toMatchObject({ birthday: day('1980-05-06'), plates: ['沪A12345'] });
  expect(await homesOf('王先生')).toHaveLength(3);
});

test('several people in a unit, and several units of a person', async () => {
  await write(
    ['何女士', '13911110001', '9', '1', '101', '业主'],
    ['何女士', '13911110001', '9', '1', '102', '业主'],
    ['何先生', '13911110002', '9', '1', '101', '家属'],
    ['小何', '', '9', '1', '101', '家属'],
  );
  await run();
  expect(await homesOf('何女士')).toEqual(['9-1-101 owner', '9-1-102 owner']);
  expect(await homesOf('何先生')).toEqual(['9-1-101 family']);
  expect(await homesOf('小何')).toEqual(['9-1-101 family']);
});

test('who leaves one of two homes has not moved out; who leaves the last has', async () => {
  await write(['王先生', '13900000002', '5', '1', '302', '业主', '', '', '', '迁出', '2026-11-01']);
  await run();
  expect(await homesOf('王先生')).toEqual(['7-1-1201 owner', 'B1--23 owner']);
  expect((await person('王先生')).movedOutOn).toBeNull();
  await write(['周小姐', '13900000005', '5', '1', '601', '租户', '', '', '', '已退租', '2026-11-01']);
  await run();
  expect(await person('周小姐')).toMatchObject({ movedOutOn: day('2026-11-01'), units: [] });
  await write(['周小姐', '13900000005', '5', '1', '601', '租户']);
  await run();
  expect((await person('周小姐')).movedOutOn).toBeNull();
});

test('who will leave lives there until then', async () => {
  await write(['周小姐', '13900000005', '5', '1', '601', '租户', '', '', '', '', '2026-12-31']);
  await run();
  expect(await person('周小姐')).toMatchObject({ movedOutOn: day('2026-12-31'), units: [{ role: 'tenant' }] });
});

test('who has died keeps the home, for the sake of the household', async () => {
  await write(['刘阿姨', '13900000003', '1', '1', '101', '业主', '', '', '', '去世', '2026-10-10']);
  await run();
  expect(await person('刘阿姨')).toMatchObject({ deceasedOn: day('2026-10-10'), units: [{ role: 'owner' }] });
});

test('the same name in the same unit with another phone is the same person, whose phone has changed', async () => {
  await write(['李女士', '13911110009', '3', '2', '501', '业主']);
  const said = describeImport(await run());
  expect(said).toContain('更改 住户 李** 139****0009（手机）');
  expect(await database.db.resident.count({ where: { name: '李女士' } })).toBe(1);
});

test('two of one name in a unit, each with a phone, are two', async () => {
  await write(['李女士', '13900000001', '3', '2', '501', '业主'], ['李女士', '13911110009', '3', '2', '501', '家属']);
  await run();
  expect(await database.db.resident.count({ where: { name: '李女士' } })).toBe(2);
});

test('one birthday column: a birthday of the other calendar takes the place of the first', async () => {
  const one = ['姓名', '手机', '房屋', '生日'];
  await writeWorkbook(path, { 一: [one, ['李女士', '13900000001', '3-2-501', '农历八月十五']] });
  await run();
  expect(await person('李女士')).toMatchObject({ lunarMonth: 8, lunarDay: 15 });
  await writeWorkbook(path, { 一: [one, ['李女士', '13900000001', '3-2-501', '1980-05-07']] });
  await run();
  expect(await person('李女士')).toMatchObject({ lunarMonth: null, birthday: day('1980-05-07') });
});

test('a merchant’s new unit is a shop', async () => {
  await write(['何老板', '13911110001', '商业街', '', '9', '商户']);
  await run();
  expect(await database.db.unit.findFirstOrThrow({ where: { room: '9' } })).toMatchObject({ kind: 'shop' });
});

test('a bad row stops everything and is told with its place', async () => {
  await write(['何女士', '13911110001', '9', '1', '101', '业主'], ['郑女士', '1391111', '9', '1', '102', '业主']);
  const imported = await run();
  expect(describeImport(imported)).toContain('住户 第 4 行 手机（B4）：手机号应为 11 位数字');
  expect(imported.plan).toBeUndefined();
  expect(await database.db.unit.count({ where: { building: '9' } })).toBe(0);
});

test('bad rows are left out where that is asked for', async () => {
  await write(['何女士', '13911110001', '9', '1', '101', '业主'], ['郑女士', '1391111', '9', '1', '102', '业主']);
  expect(describeImport(await run({ skipBad: true }))).toContain('已跳过 1 行');
  expect(await homesOf('何女士')).toEqual(['9-1-101 owner']);
  expect(await database.db.resident.count({ where: { name: '郑女士' } })).toBe(0);
});

test('rows that contradict each other are told, each with the other', async () => {
  await write(
    ['何女士', '13911110001', '9', '1', '101', '业主', '1980-05-06'],
    ['何女士', '13911110001', '9', '1', '102', '业主', '1980-05-07'],
    ['何女士', '13911110001', '9', '1', '101', '租户'],
  );
  const said = describeImport(await run());
  expect(said).toContain('住户 第 4 行 生日：与第 3 行不一致：同一个人只能有一个值');
  expect(said).toContain('住户 第 5 行：与第 3 行的身份不同：同一个人在同一处房屋只能有一种身份');
});

test('each sheet has a header of its own, and one without is named', async () => {
  const row = (room: string) => [`住户${room}`, '', '9', '1', room, '业主'];
  await writeWorkbook(path, { 甲: [headers, row('101')], 乙: [['说明']], 丙: [['标题'], headers, row('102')] });
  const said = describeImport(await run());
  expect(said.join('\n')).toMatch(/乙：前 20 行里没有找到表头/);
  expect(await database.db.unit.count({ where: { building: '9' } })).toBe(2);
});

test('two columns for the same thing are refused', async () => {
  await writeWorkbook(path, { 甲: [['姓名', '手机', '电话', '房屋']] });
  await expect(run()).rejects.toThrow('甲：表头“电话”与“手机”是同一项，请只保留一列');
});

test('a workbook without a register, and a file that is none, are refused', async () => {
  await writeWorkbook(path, { 甲: [['说明'], ['没有表']] });
  await expect(run()).rejects.toThrow('没有找到表头');
  await expect(run({ path: 'package.json' })).rejects.toThrow('不是可以读取的 Excel 文件');
});

test('a community that does not exist is named', async () => {
  await write();
  await expect(run({ communityId: 'nowhere' })).rejects.toThrow('community nowhere does not exist');
});

test('two imports at once end as one', async () => {
  await write(['何女士', '13911110001', '9', '1', '101', '业主'], ['小何', '', '9', '1', '101', '家属']);
  await Promise.all([run(), run(), run()]);
  expect(await database.db.resident.count({ where: { name: { in: ['何女士', '小何'] } } })).toBe(2);
});

test('what is exported is read again and changes nothing', async () => {
  await write(
    [
      '何女士',
      '13911110001',
      '9',
      '1',
      '101',
      '业主',
      '5月6日',
      '闰四月三十',
      '2020-03-01',
      '',
      '',
      '沪A12345',
      '老人',
      '好',
    ],
    ['何老板', '', '商业街', '', '9', '商户', '1970-01-02', '', '', '', '2027-01-01'],
    ['刘阿姨', '13900000003', '1', '1', '101', '业主', '', '', '', '去世', '2026-10-10'],
  );
  await run();
  const rows = await exportResidents(database.db, { communityId, path, today: '2026-11-24' });
  expect(rows).toBe(await database.db.residentUnit.count());
  expect(await totals()).toMatch(/新增房屋 0、新增住户 0、更改住户 0、不变 12；.* 0 人/);
});
