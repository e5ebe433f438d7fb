import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { createLog } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrations.ts';
import { SERVER, TEMPLATE } from './server.ts';

/**
 * One PostgreSQL for the whole run: the one at TEST_DATABASE_URL (or DATABASE_URL), whose user must be allowed to create
 * databases, else an embedded one in a temporary folder. One database on it is migrated; tests copy it.
 */
export default async function globalSetup(): Promise<void> {
  const log = createLog('warn');
  let server = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
  if (!server) {
    const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-test-'));
    await chmod(dataDir, 0o711); // PostgreSQL's user must get in
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log });
    server = postgres.url;
    globalThis.guanjiaTest = { dataDir, postgres };
  }
  const template = `guanjia_test_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();

  const url = new URL(server);
  url.pathname = `/${template}`;
  await migrate(url.href, log);
  process.env[SERVER] = server;
  process.env[TEMPLATE] = template;
}
