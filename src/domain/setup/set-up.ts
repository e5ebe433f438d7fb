import type { Tx } from '../../platform/db.ts';
import { type Estate, kinds } from './estate.ts';
import { estateOfFile } from './estate-of-file.ts';
import { type Change, planChanges } from './plan-changes.ts';
import { SetUpProblems } from './problem.ts';
import { removeThing } from './remove-store.ts';
import type { SetUpFile } from './set-up-file.ts';
import { lockSetUp, readEstate } from './store.ts';
import { readConflicts, readKept } from './ties-store.ts';
import { writeChanges } from './write-changes.ts';

/**
 * What a set-up file would change, in the order in which it would be done; nothing is changed.
 * @throws SetUpProblems where an account or company id belongs to another community
 */
export async function planSetup(tx: Tx, file: SetUpFile): Promise<Change[]> {
  const { id } = file.community;
  const now: Estate = (await readEstate(tx, id)) ?? {};
  const wanted = estateOfFile(file, now.community?.get(id));
  const problems = await readConflicts(tx, id, wanted);
  if (problems.length > 0) throw new SetUpProblems(problems);
  return planChanges(now, wanted, await readKept(tx, id));
}

/** What a set-up file would make on a database that holds nothing yet, not even tables. */
export function planFromNothing(file: SetUpFile): Change[] {
  const nothing = new Set<string>();
  return planChanges({}, estateOfFile(file, undefined), { team: nothing, unit: nothing, resident: nothing });
}

/**
 * Makes a community as its set-up file tells it. Must run in one transaction; a second run changes nothing. People whom
 * the file no longer names are taken out of use, not deleted, wherever something refers to them.
 * @returns what was done
 * @throws SetUpProblems as `planSetup` does
 */
export async function applySetup(tx: Tx, file: SetUpFile): Promise<Change[]> {
  const { id } = file.community;
  await lockSetUp(tx, id);
  const changes = await planSetup(tx, file);
  for (const kind of kinds) await writeChanges(tx, id, changes, kind);
  const removals = changes.filter(({ action }) => action === 'remove');
  for (const change of removals.reverse()) await removeThing(tx, id, change);
  return changes;
}
