import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { jobsLogger } from './jobs-logger.ts';
import type { Log } from './log.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** Prisma's standard layout: one folder per migration with `migration.sql`, and `migration_lock.toml`. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));

/** Held by the one process that migrates, on a connection of its own. */
const MIGRATION_LOCK = 0x67756a6d;

/**
 * Brings the database at `url` up to date: our migrations, then those of the job queue. Safe when several processes
 * start together: one works, the others wait and find nothing left to do. Returns the names it applied.
 * Throws if a migration fails; Prisma's table `_prisma_migrations` then names it, and nothing further is applied until
 * a person has looked.
 */
export async function migrate(url: string, log: Log, directory = MIGRATIONS_DIR): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'guanjia-migrate' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const applied = await applyOurs(client, url, directory, log);
    await runMigrations({ connectionString: url, logger: jobsLogger(log) });
    return applied;
  } finally {
    await client.end();
  }
}

/** The migrations in `directory` that this database does not have yet, oldest first. */
export async function pendingMigrations(
  client: Pick<pg.Client, 'query'>,
  directory = MIGRATIONS_DIR,
): Promise<string[]> {
  const applied = await readApplied(client);
  return (await readMigrations(directory)).map(({ name }) => name).filter((name) => !applied.has(name));
}

async function applyOurs(client: pg.Client, url: string, directory: string, log: Log): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const applied = await readApplied(client);
  for (const { name, sql } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum(sql))
      log.warn({ migration: name }, 'edited after it was applied');
  }
  // Loading the engine takes a quarter of a second: not at every start.
  if (migrations.every(({ name }) => applied.has(name))) return [];
  const migrationsList = await listForEngine(directory, migrations);
  const { appliedMigrationNames } = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
  );
  log.info({ migrations: appliedMigrationNames }, 'database migrated');
  return appliedMigrationNames;
}

interface Migration {
  name: string;
  sql: string;
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(directory, name, 'migration.sql'), 'utf8') })),
  );
}

async function readApplied(client: Pick<pg.Client, 'query'>): Promise<Map<string, string>> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as there`,
  );
  if (!found[0]?.there) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from public._prisma_migrations
      where finished_at is not null and rolled_back_at is null`,
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

async function listForEngine(directory: string, migrations: Migration[]): Promise<MigrationList> {
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(directory, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
