import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { SERVER, TEMPLATE } from './server.ts';

/** Leaves nothing behind: no database on a server that was given, no process and no folder of our own. */
export default async function globalTeardown(): Promise<void> {
  const { [SERVER]: server, [TEMPLATE]: template } = process.env;
  if (globalThis.guanjiaTest) {
    const { dataDir, postgres } = globalThis.guanjiaTest;
    await postgres.stop();
    await rm(dirname(postgres.directory), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
    return;
  }
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where datname like $1',
    [`${template}%`],
  );
  for (const { name } of rows) await client.query(`drop database if exists "${name}" with (force)`);
  await client.end();
}
