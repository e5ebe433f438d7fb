import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { ManualClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { createMigration, sqlFromNothing } from '../../src/platform/migration-writer.ts';
import { migrate, pendingMigrations } from '../../src/platform/migrations.ts';
import { openEmptyDatabase } from '../support/database.ts';
import { readCatalog } from './catalog.ts';

const log = createLog('silent');
let database: { url: string; close(): Promise<void> };
let folder: string;
beforeEach(async () => {
  database = await openEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'guanjia-migrations-'));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return use(client).finally(() => client.end());
}

test('the migrations build what the datamodel says, and beside it only what they say by hand', async () => {
  const other = await openEmptyDatabase();
  try {
    await migrate(database.url, log);
    await withClient(other.url, async (client) => client.query(await sqlFromNothing(other.url)));
    const [migrated, modelled] = [await readCatalog(database.url), await readCatalog(other.url)];
    expect(modelled.columns.length).toBeGreaterThan(100);
    expect({ ...migrated, indexes: [] }).toEqual({ ...modelled, indexes: [] });
    const byHand = migrated.indexes.filter((index) => !modelled.indexes.includes(index));
    expect(migrated.indexes).toEqual(expect.arrayContaining(modelled.indexes));
    expect(byHand.filter((index) => !index.includes(' WHERE '))).toEqual([]);
    expect(byHand).toHaveLength(10);
  } finally {
    await other.close();
  }
});

test('several processes that migrate at once apply each migration once', async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, log)));
  const names = applied.flat();
  expect(names.length).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
  expect(applied.filter((list) => list.length > 0)).toHaveLength(1);
});

test('what is pending is told, before and after', async () => {
  expect(await withClient(database.url, (client) => pendingMigrations(client))).toEqual([
    expect.stringMatching(/_init$/),
    expect.stringMatching(/_guards$/),
    expect.stringMatching(/_open_work$/),
    expect.stringMatching(/_gaps_and_wecom$/),
    expect.stringMatching(/_held_messages$/),
    expect.stringMatching(/_mass_tasks_and_wechaty$/),
    expect.stringMatching(/_care$/),
  ]);
  await migrate(database.url, log);
  expect(await withClient(database.url, (client) => pendingMigrations(client))).toEqual([]);
});

test('a migration that fails leaves nothing of itself and stops those after it', async () => {
  await write('20260101000000_good', 'create table good (id int);');
  await write('20260102000000_bad', 'create table half (id int); create table good (id int);');
  await write('20260103000000_later', 'create table later (id int);');
  await expect(migrate(database.url, log, folder)).rejects.toThrow('already exists');
  await expect(migrate(database.url, log, folder)).rejects.toThrow('20260102000000_bad');
  const { columns } = await readCatalog(database.url);
  expect(columns.map((row) => (JSON.parse(row) as { table_name: string }).table_name)).toEqual(['good']);
});

test('a function body is one statement, semicolons and all', async () => {
  await write(
    '20260101000000_function',
    `create function two() returns int language plpgsql as $$ begin perform 1; return 2; end; $$; -- a; b\nselect two();`,
  );
  expect(await migrate(database.url, log, folder)).toEqual(['20260101000000_function']);
});

const header = 'datasource db {\n  provider = "postgresql"\n}\n';
const before = `${header}model Cat {\n  id Int @id\n}\n`;
const after = `${header}model Cat {\n  id Int @id\n  name String?\n}\n`;

async function create(name: string, datamodel: string, now: string): Promise<string | undefined> {
  const schemaFile = join(folder, 'schema.prisma');
  await writeFile(schemaFile, datamodel);
  return createMigration({
    name,
    url: database.url,
    clock: new ManualClock(now),
    schemaFile,
    directory: join(folder, 'm'),
  });
}

test('a new migration holds the difference to the last one', async () => {
  expect(await create('init', before, '2026-01-02T03:04:05Z')).toBe('20260102030405_init');
  expect(await create('name', after, '2026-01-03T00:00:00Z')).toBe('20260103000000_name');
  const sql = await readFile(join(folder, 'm', '20260103000000_name', 'migration.sql'), 'utf8');
  expect(sql).toContain('ALTER TABLE "Cat" ADD COLUMN     "name" TEXT');
  expect(sql).not.toContain('CREATE TABLE');
  expect(await migrate(database.url, log, join(folder, 'm'))).toEqual(['20260102030405_init', '20260103000000_name']);
});

test('nothing is written where the datamodel has not changed', async () => {
  await create('init', before, '2026-01-02T03:04:05Z');
  expect(await create('again', before, '2026-01-03T00:00:00Z')).toBeUndefined();
});

test('the first one, written again, comes before those written by hand', async () => {
  await mkdir(join(folder, 'm', '20260101000100_guards'), { recursive: true });
  expect(await create('init', before, '2026-06-01T00:00:00Z')).toBe('20260101000059_init');
});

test('a bad name is refused', async () => {
  await expect(create('../up', before, '2026-01-02T03:04:05Z')).rejects.toThrow('letters, digits and underscores');
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
}
