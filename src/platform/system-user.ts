import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface User {
  uid: number;
  gid: number;
}

/**
 * The user that must run PostgreSQL instead of us, or nothing where we may run it ourselves. PostgreSQL refuses to run
 * as root, so for root it is the system user `postgres`, made if there is none.
 */
export async function postgresUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp('postgres');
  if (known) return known;
  await run('groupadd', ['--system', 'postgres']).catch(ignoreExisting);
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']).catch(ignoreExisting);
  const made = await lookUp('postgres');
  if (!made)
    throw new Error('PostgreSQL cannot run as root, and the user postgres could not be made: set DATABASE_URL');
  return made;
}

/** Whether `user` may pass through every folder above `path`, and enter it if it is one. The path must exist. */
export async function canReach(path: string, user: User): Promise<boolean> {
  for (let at = await realpath(path); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const mayPass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & mayPass) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function lookUp(name: string): Promise<User | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined; // `id` fails for a name it does not know
  }
}

/** Two processes may try at once; what counts is whether the user is there afterwards. */
function ignoreExisting(): void {}
