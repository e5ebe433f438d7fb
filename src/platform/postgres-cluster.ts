import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './postgres-binaries.ts';
import { isAlive, readPostmaster } from './postmaster.ts';
import type { User } from './system-user.ts';

export interface Cluster {
  binaries: Binaries;
  /** The data directory, without symlinks in its path. */
  directory: string;
  password: string;
  user: User | undefined;
  /** False only for throw-away data: nothing is flushed to the disk. */
  durable: boolean;
}

/** Makes the data directory unless it is there. A half-made one is never seen: it is built aside and renamed. */
export async function initCluster(cluster: Cluster): Promise<void> {
  if (await readFile(join(cluster.directory, 'PG_VERSION')).catch(() => undefined)) return;
  const half = `${cluster.directory}.new-${randomBytes(4).toString('hex')}`;
  await mkdir(half, { recursive: true, mode: 0o700 });
  const passwordFile = `${half}.pw`;
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600, flag: 'wx' });
  try {
    if (cluster.user) {
      for (const path of [half, passwordFile]) await chown(path, cluster.user.uid, cluster.user.gid);
    }
    // The builtin C.UTF-8 sorts alike on every machine and needs no locale installed.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const flags = [`--pgdata=${half}`, ...locale, ...access, ...(cluster.durable ? [] : ['--no-sync'])];
    await runToEnd(cluster.binaries.initdb, flags, cluster);
    await rename(half, cluster.directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another process was faster
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(half, { recursive: true, force: true });
  }
}

/**
 * Starts a server on a free port of the loopback interface. It is a session of its own and keeps running when we die:
 * neither Ctrl-C in our terminal nor our end may take the database away from another process that uses it.
 * Returns false if it came to nothing because another process was faster or the port was taken: look again.
 */
export async function startCluster(cluster: Cluster): Promise<boolean> {
  const log = await open(join(dirname(cluster.directory), 'postgres.log'), 'a', 0o600);
  const before = (await log.stat()).size;
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: await freePort(),
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(cluster.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.directory, ...flags], {
      ...cluster.user,
      cwd: dirname(cluster.directory),
      env: cleanEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = new Promise<'ended'>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve('ended'));
    });
    child.unref();
    for (;;) {
      const outcome = await Promise.race([ended, delay(20)]);
      if (outcome === 'ended') break;
      const postmaster = await readPostmaster(cluster.directory);
      if (postmaster?.pid === child.pid && postmaster?.ready) return true;
    }
    const text = (await readFile(join(dirname(cluster.directory), 'postgres.log'), 'utf8')).slice(before);
    if (/lock file .* already exists|Address already in use|could not create any TCP/i.test(text)) return false;
    throw new Error(`The embedded PostgreSQL did not start: ${text.trim().slice(-500)}`);
  } finally {
    await log.close();
  }
}

/** Asks the server to end at once (fast shutdown: connections are cut, data is flushed) and waits until it has. */
export async function stopCluster(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waitedMs = 0; isAlive(pid); waitedMs += 20) {
    if (waitedMs > 60_000) throw new Error(`The embedded PostgreSQL (process ${pid}) does not stop`);
    await delay(20);
  }
}

async function runToEnd(program: string, flags: string[], { user, directory }: Cluster): Promise<void> {
  const child = spawn(program, flags, {
    ...user,
    cwd: dirname(directory),
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`initdb failed: ${said.trim().slice(-500)}`);
}

/** Nothing of ours (PGDATA, DATABASE_URL, secrets) reaches the server's process. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
