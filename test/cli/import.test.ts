import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { seedDemo } from '../../src/domain/setup/demo.ts';
import { transaction } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { runCommandLine } from '../support/run-command-line.ts';
import { writeWorkbook } from '../support/workbook.ts';

jest.setTimeout(120_000); // each run of a command starts a process

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openDatabase();
  await transaction(database.db, (tx) => seedDemo(tx));
  folder = await mkdtemp(join(tmpdir(), 'guanjia-import-cli-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const run = (command: 'import' | 'export', ...args: string[]) =>
  runCommandLine(`src/cli/${command}.ts`, args, { databaseUrl: database.url });
const headers = ['姓名', '手机', '房屋', '备注'];
// So many rows, with words of three bytes a character, that they come in many pieces.
const rows = Array.from({ length: 6_000 }, (_, index) => [
  `住户${index}`,
  `1380000${String(index).padStart(4, '0')}`,
  `9-1-${index + 100}`,
  `家里有一只叫做花花的猫${index}`,
]);

test('a large file is looked at, carried out with progress, and changes nothing the second time', async () => {
  const path = join(folder, 'large.xlsx');
  await writeWorkbook(path, { 住户: [headers, ...rows] });
  const dry = await run('import', 'residents', path, '--community', 'jinxiu', '--dry-run');
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('新增房屋 6000、新增住户 6000') });
  expect(await database.db.resident.count({ where: { name: '住户0' } })).toBe(0);
  const real = await run('import', 'residents', path, '--community', 'jinxiu');
  expect(real).toMatchObject({ code: 0, out: dry.out, err: '已读 5000 行\n' });
  const kept = await database.db.resident.findMany({
    where: { name: { startsWith: '住户' } },
    select: { remark: true },
  });
  expect(kept.map(({ remark }) => remark).sort()).toEqual(rows.map(([, , , remark]) => remark).sort());
  const again = await run('import', 'residents', path, '--community', 'jinxiu');
  expect(again.out).toContain('更改住户 0、不变 6000');
});

test('a bad row: nothing is done, all are told, one line on standard error', async () => {
  const path = join(folder, 'bad.xlsx');
  await writeWorkbook(path, { 住户: [headers, ['何女士', '13911110001', '9-9-1'], ['', '12', '?']] });
  const { code, out, err } = await run('import', 'residents', path, '--community', 'jinxiu');
  expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
  expect(out).toMatch(/第 3 行 姓名（A3）.*第 3 行 手机（B3）.*第 3 行 房屋（C3）/s);
  expect(await database.db.resident.count({ where: { name: '何女士' } })).toBe(0);
});

test('what was exported is imported without a change', async () => {
  const path = join(folder, 'out.xlsx');
  expect((await run('export', 'residents', path, '--community', 'jinxiu')).out).toMatch(/^已导出 \d+ 行/);
  const back = await run('import', 'residents', path, '--community', 'jinxiu', '--dry-run');
  expect(back.out).toMatch(/新增房屋 0、新增住户 0、更改住户 0/);
});

test.each([
  ['import', ['residents']],
  ['import', ['roster', 'a.xlsx', '--community', 'jinxiu']],
  ['import', ['residents', 'nowhere.xlsx', '--community', 'jinxiu']],
  ['import', ['residents', 'src', '--community', 'jinxiu']],
  ['import', ['residents', 'package.json', '--community', 'jinxiu']],
  ['export', ['residents', 'a.xlsx', '--community', 'nowhere']],
] as const)('%s %p ends with one line on standard error', async (command, args) => {
  const { code, out, err } = await run(command, ...args);
  expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1]);
});

test.each(['import', 'export'] as const)('%s explains itself', async (command) => {
  expect(await run(command, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('npm run') });
});
