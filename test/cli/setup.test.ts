import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openDatabase, openEmptyDatabase, type TestDatabase } from '../support/database.ts';

jest.setTimeout(120_000); // each run of a command starts a process

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openDatabase();
  folder = await mkdtemp(join(tmpdir(), 'guanjia-setup-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

function run(script: string, args: string[], url = database.url) {
  const env = { ...process.env, DATABASE_URL: url };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', `src/cli/${script}.ts`, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
const lastLine = (text: string) => text.trim().split('\n').at(-1);

test('a dry run says what would be made and makes nothing, then the file is carried out once', async () => {
  const dry = await run('setup', ['demo/jinxiu.yml', '--dry-run']);
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain('新增 员工 zhang');
  expect(await database.db.community.count()).toBe(0);
  const real = await run('setup', ['demo/jinxiu.yml']);
  expect(real).toMatchObject({ code: 0, err: '', out: dry.out });
  expect(lastLine((await run('seed-demo', [])).out)).toMatch(/新增 0、更改 0、移除 0、不变 [1-9]/);
});

test('a dry run on a database without tables leaves it so', async () => {
  const empty = await openEmptyDatabase();
  const first = await run('setup', ['demo/jinxiu.yml', '--dry-run'], empty.url);
  const second = await run('setup', ['demo/jinxiu.yml', '--dry-run'], empty.url);
  await empty.close();
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(second).toEqual(first);
});

test('a file with mistakes is refused with all of them, and one line on standard error', async () => {
  const file = join(folder, 'bad.yml');
  await writeFile(file, 'community: { id: a, name: 甲, hotline: "1", tea: 1 }\nteams: []\nstaff: []\n');
  const { code, out, err } = await run('setup', [file]);
  expect(code).toBe(1);
  expect(out.trim().split('\n')).toEqual([expect.stringContaining('community.tea'), expect.stringContaining('teams')]);
  expect(err.trim().split('\n')).toEqual([expect.stringContaining('community.tea')]);
});

test.each([
  ['no file', []],
  ['two files', ['a.yml', 'b.yml']],
  ['a file that is not there', ['nowhere.yml']],
  ['an unknown option', ['a.yml', '--force']],
])('%s ends with one line on standard error', async (_, args) => {
  const { code, out, err } = await run('setup', args);
  expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(err).not.toBe('');
});

test.each(['setup', 'seed-demo'])('%s explains itself', async (script) => {
  const { code, out } = await run(script, ['--help']);
  expect(code).toBe(0);
  expect(out).toContain('npm run');
});

test('words of the community that do not fit are refused, each with its template', async () => {
  const file = join(folder, 'words.yml');
  const demo = await readFile('demo/jinxiu.yml', 'utf8');
  await writeFile(
    file,
    `${demo}\nwording: { repair.opened: "好的，{gone}", no.such: 好, question.thanks: 不客气，您请便。 }\n`,
  );
  const { code, out, err } = await run('setup', [file, '--dry-run']);
  expect([code, lastLine(err)?.includes('2 to mend')]).toEqual([1, true]);
  expect(out).toContain('repair.opened: {gone} is no value of this template');
  expect(out).toContain('no.such: there is no such template');
});
