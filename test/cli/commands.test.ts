import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import { openDatabase, openEmptyDatabase } from '../support/database.ts';
import { runCommandLine } from '../support/run-command-line.ts';

jest.setTimeout(120_000); // each run of a command starts a process

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const files = [
  ...readdirSync('src/cli')
    .filter((file) => file.endsWith('.ts') && file !== 'with-database.ts')
    .map((file) => `src/cli/${file}`),
  ...['test/bench/main.ts'].filter((file) => existsSync(file)),
];
const nameOf = (file: string) => Object.keys(scripts).find((name) => scripts[name]?.endsWith(` ${file}`));
const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing';
const linesOf = (text: string) => text.trim().split('\n');

test('every command has a script in package.json', () => {
  expect(files.length).toBeGreaterThanOrEqual(5);
  expect(files.filter((file) => nameOf(file) === undefined)).toEqual([]);
});

describe.each(files)('%s', (file) => {
  test('explains itself, without a database', async () => {
    const { code, out, err } = await runCommandLine(file, ['--help'], { databaseUrl: nowhere });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`npm run ${nameOf(file)}`);
  });

  test('refuses what it does not know, with one line of reason', async () => {
    const { code, out, err } = await runCommandLine(file, ['--tea'], { databaseUrl: nowhere });
    expect([code, out, linesOf(err).length]).toEqual([1, '', 1]);
    expect(err).not.toMatch(/ECONN|^\s*$/); // before it looks for the database
  });
});

test('a database that cannot be reached is one line of reason', async () => {
  const { code, out, err } = await runCommandLine('src/cli/db-migrate.ts', [], { databaseUrl: nowhere });
  expect([code, out, linesOf(err).length]).toEqual([1, '', 1]);
  expect(err.trim()).not.toBe('');
});

test('a wrong setting is named', async () => {
  const { code, err } = await runCommandLine('src/cli/db-migrate.ts', [], { databaseUrl: 'mysql://nowhere' });
  expect(code).toBe(1);
  expect(linesOf(err)).toEqual([expect.stringMatching(/^DATABASE_URL must be /)]);
});

test('db:migrate brings an empty database up to date, once', async () => {
  const { url, close } = await openEmptyDatabase();
  const first = await runCommandLine('src/cli/db-migrate.ts', [], { databaseUrl: url });
  const second = await runCommandLine('src/cli/db-migrate.ts', [], { databaseUrl: url });
  await close();
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^applied \d{14}_/), err: '' });
  expect(second).toEqual({ code: 0, out: 'up to date\n', err: '' });
});

test.each([
  ['no name', []],
  ['two names', ['one', 'two']],
  ['a name that is no folder name', ['../elsewhere']],
])('db:migration with %s writes nothing', async (_, args) => {
  const { url, close } = await openDatabase();
  const before = readdirSync('prisma/migrations');
  const { code, err } = await runCommandLine('src/cli/db-migration.ts', args, { databaseUrl: url });
  await close();
  expect([code, linesOf(err).length]).toEqual([1, 1]);
  expect(readdirSync('prisma/migrations')).toEqual(before);
});

describe('understand', () => {
  const understand = (args: string[], input: string) => runCommandLine('src/cli/understand.ts', args, { input });

  test('prints what each line means, text or JSON', async () => {
    const { code, out, err } = await understand([], '厨房水管爆了\n\n{"text":"谢谢"}\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(linesOf(out).map((line) => typeof JSON.parse(line))).toEqual(['object', 'object']);
  });

  test('reads times from the moment and zone it is given', async () => {
    const { out } = await understand(['--now', '2026-11-24T01:00:00Z', '--zone', 'Asia/Shanghai'], '明天上午9点');
    expect(out).toContain('2026-11-25T01:00:00.000Z');
  });

  test.each([
    ['a moment that is none', ['--now', 'yesterday'], ''],
    ['a JSON line without text', [], '{"words":"谢谢"}\n'],
  ])('ends with one line of reason at %s', async (_, args, input) => {
    const { code, err } = await understand(args, input);
    expect([code, linesOf(err).length]).toEqual([1, 1]);
    expect(err.trim()).not.toBe('');
  });
});
