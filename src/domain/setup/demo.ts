import { readFile } from 'node:fs/promises';
import type { Tx } from '../../platform/db.ts';
import { parseSetUp } from './parse-set-up.ts';
import type { Change } from './plan-changes.ts';
import { SetUpProblems } from './problem.ts';
import { applySetup } from './set-up.ts';

const demoFile = new URL('../../../demo/jinxiu.yml', import.meta.url);

/**
 * Sets up the demonstration community (demo/jinxiu.yml) in one transaction; a second run changes nothing.
 * @returns what was done
 */
export async function seedDemo(tx: Tx): Promise<Change[]> {
  const parsed = parseSetUp(await readFile(demoFile, 'utf8'));
  if (!parsed.ok) throw new SetUpProblems(parsed.problems);
  return applySetup(tx, parsed.file);
}
