import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { DateTime } from 'luxon';
import type { Clock } from './clock.ts';
import { MIGRATIONS_DIR } from './migrations.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** The datamodel as it is. */
const SCHEMA_FILE = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/** The datamodel as it was when a migration was written lies beside its SQL; the next one starts from there. */
const SNAPSHOT = 'schema.prisma';
const LOCK = 'migration_lock.toml';
const STAMP = 'yyyyMMddHHmmss';

export interface MigrationRequest {
  /** Letters, digits and underscores; becomes the end of the folder's name. */
  name: string;
  /** Any PostgreSQL: the engine wants one to talk to, and changes nothing in it. */
  url: string;
  clock: Clock;
  schemaFile?: string;
  directory?: string;
}

/**
 * Writes `<yyyymmddhhmmss>_<name>/migration.sql` with what turns the last migration's datamodel into the present one.
 * Returns the folder's name, or nothing if the datamodel has not changed. Where no earlier datamodel is kept the
 * difference starts from nothing, so that migration is placed before all others. Throws on a bad name.
 */
export async function createMigration(request: MigrationRequest): Promise<string | undefined> {
  const { name, url, clock, schemaFile = SCHEMA_FILE, directory = MIGRATIONS_DIR } = request;
  if (!/^[a-z0-9_]+$/i.test(name)) throw new Error('a migration is named with letters, digits and underscores');
  await mkdir(directory, { recursive: true });
  const existing = (await readdir(directory)).filter((entry) => /^\d{14}_/.test(entry)).sort();
  const previous = await findSnapshot(directory, existing);
  const datamodel = await readFile(schemaFile, 'utf8');
  const sql = await diff(url, previous, datamodel);
  if (sql === undefined) return undefined;

  const folder = `${previous === undefined ? stampFirst(existing, clock) : stampNow(clock)}_${name}`;
  await mkdir(join(directory, folder));
  await writeFile(join(directory, folder, 'migration.sql'), sql);
  await writeFile(join(directory, folder, SNAPSHOT), datamodel);
  await writeFile(
    join(directory, LOCK),
    '# Prisma reads this file; it belongs into version control.\nprovider = "postgresql"\n',
  );
  return folder;
}

/** The SQL that builds an empty database into what the datamodel says. */
export async function sqlFromNothing(url: string, schemaFile = SCHEMA_FILE): Promise<string> {
  return (await diff(url, undefined, await readFile(schemaFile, 'utf8'))) ?? '';
}

async function findSnapshot(directory: string, folders: string[]): Promise<string | undefined> {
  for (const folder of folders.toReversed()) {
    const file = join(directory, folder, SNAPSHOT);
    const found = await access(file).then(
      () => true,
      () => false, // written by hand: it left the datamodel as it was
    );
    if (found) return readFile(file, 'utf8');
  }
  return undefined;
}

async function diff(url: string, from: string | undefined, to: string): Promise<string | undefined> {
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: from === undefined ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return exitCode === 2 ? (stdout ?? '') : undefined;
}

function target(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };
}

function stampNow(clock: Clock): string {
  return DateTime.fromJSDate(clock.now(), { zone: 'utc' }).toFormat(STAMP);
}

function stampFirst([first]: string[], clock: Clock): string {
  if (!first) return stampNow(clock);
  return DateTime.fromFormat(first.slice(0, 14), STAMP, { zone: 'utc' }).minus({ seconds: 1 }).toFormat(STAMP);
}
