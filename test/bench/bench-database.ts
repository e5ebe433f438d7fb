import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { createLog } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrations.ts';

export interface BenchServer {
  /** A folder to work in, gone afterwards. */
  dataDir: string;
  /** Makes a fresh, migrated database. @returns its address */
  createDatabase(): Promise<string>;
  close(): Promise<void>;
}

/** The server at DATABASE_URL, else an embedded PostgreSQL that flushes to disk as in production. */
export async function openBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-bench-'));
  await chmod(dataDir, 0o711); // PostgreSQL's user must get in
  const log = createLog('error');
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbeddedPostgres({ dataDir, log });
  const server = given ?? embedded?.url ?? '';
  const names: string[] = [];

  async function onServer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  return {
    dataDir,
    async createDatabase() {
      const name = `guanjia_bench_${randomBytes(4).toString('hex')}`;
      await onServer(`create database ${name}`);
      names.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      await migrate(url.href, log);
      return url.href;
    },
    async close() {
      for (const name of names) await onServer(`drop database if exists ${name} with (force)`);
      await embedded?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
