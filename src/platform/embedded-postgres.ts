import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, SYSTEM_DIR } from './postgres-binaries.ts';
import { type Cluster, initCluster, startCluster, stopCluster } from './postgres-cluster.ts';
import { readPostmaster, removeStalePidFile } from './postmaster.ts';
import { canReach, postgresUser, type User } from './system-user.ts';

export interface EmbeddedPostgres {
  /** Connection string of the application's database. */
  url: string;
  /** True if the server was already running: left by a process that died, or shared with one that lives. */
  adopted: boolean;
  /** The server's process id. */
  pid: number;
  /** Where the data lie: under the data directory, unless PostgreSQL's user cannot reach that. */
  directory: string;
  /** Lets go of the server; it ends when no other process holds on to it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** False for throw-away data: faster, and lost with the machine. */
  durable?: boolean;
  log: { info(message: string): void; warn(message: string): void };
}

const DATABASE = 'guanjia';
/** Every process that uses the server holds this lock as a share, in the database `postgres`, while it runs. */
const LEASE = 0x6775616e;
const PATIENCE_MS = 60_000;
const SETTLE_MS = 1_000;

/**
 * A real PostgreSQL of our own in `dataDir`, started or, if it runs already, adopted. It listens on the loopback
 * interface with a generated password, kept in `dataDir/postgres-password` for its owner alone.
 *
 * Who ends it: the last one out. Each process holds a shared advisory lock on an open connection, so a process that was
 * killed lets go by itself. `stop()` gives the share back and ends the server only if it then gets the lock alone.
 */
export async function startEmbeddedPostgres({
  dataDir,
  durable = true,
  log,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = await postgresUser();
  const home = await placeCluster(resolve(dataDir), user, log);
  const password = await readOrMakePassword(join(resolve(dataDir), 'postgres-password'));
  const binaries = await findBinaries(user);
  const cluster: Cluster = { binaries, directory: join(await realpath(home), 'postgres'), password, user, durable };
  await initCluster(cluster);

  let startedByUs = false;
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const running = await readPostmaster(cluster.directory);
    if (!running) {
      if (await removeStalePidFile(cluster.directory)) log.warn('A stale postmaster.pid was removed');
      startedByUs = await startCluster(cluster);
      continue;
    }
    const lease = running.ready && (await takeLease(cluster, running.port));
    if (!lease) {
      await delay(50); // it is starting, recovering or ending
      continue;
    }
    await makeDatabase(lease);
    if (!startedByUs) log.info('The embedded PostgreSQL was already running: adopted');
    return {
      url: connectionString(password, running.port, DATABASE),
      adopted: !startedByUs,
      pid: running.pid,
      directory: cluster.directory,
      stop: () => giveUp(lease, running.pid),
    };
  }
  throw new Error(`The embedded PostgreSQL in ${cluster.directory} does not come up; see postgres.log beside it`);
}

async function placeCluster(dataDir: string, user: User | undefined, log: EmbeddedOptions['log']): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  if (!user || (await canReach(dataDir, user))) return dataDir;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = join(SYSTEM_DIR, name);
  await mkdir(home, { recursive: true, mode: 0o711 });
  log.info(`The user postgres cannot reach ${dataDir}; the database lies in ${home}`);
  return home;
}

/** `link` either makes the whole file or fails, so two processes starting together end with the same password. */
async function readOrMakePassword(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { force: true });
  return (await readFile(file, 'utf8')).trim();
}

function connectionString(password: string, port: number, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Connects and takes a share in the server; nothing if it is not the moment. Throws if our password is not its own. */
async function takeLease({ password }: Cluster, port: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: connectionString(password, port, 'postgres'),
    application_name: 'guanjia-lease',
  });
  // The connection breaks when the server ends; those who use the database notice for themselves.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock_shared(${LEASE}) as got`);
    if (rows[0]?.got) return client;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error('The embedded PostgreSQL does not take the password in DATA_DIR/postgres-password', {
        cause: error,
      });
    }
    // Refused or cut off: it is just ending or starting.
  }
  await client.end().catch(() => {});
  return undefined;
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error; // another process was faster
  });
}

/** The share of a process that was just killed lasts until PostgreSQL has noticed, so being alone is tried for a while. */
async function giveUp(lease: pg.Client, pid: number): Promise<void> {
  try {
    const isThere = await lease.query(`select pg_advisory_unlock_shared(${LEASE})`).catch(() => undefined);
    if (!isThere) return; // the server has ended before us, and the share with it
    const end = performance.now() + SETTLE_MS;
    for (;;) {
      const { rows } = await lease.query<{ alone: boolean }>(`select pg_try_advisory_lock(${LEASE}) as alone`);
      if (rows[0]?.alone) return await stopCluster(pid);
      if (performance.now() > end) return;
      await delay(50);
    }
  } finally {
    await lease.end().catch(() => {}); // the server we just ended has closed it
  }
}
