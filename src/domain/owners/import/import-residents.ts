import { DateTime } from 'luxon';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db.ts';
import { importTexts } from './messages.ts';
import { type Plan, planImport, type Registered } from './plan.ts';
import { type ReadRegister, readRegister } from './read-register.ts';
import { readWorkbook } from './read-workbook.ts';
import { lockRegister, pagesOfResidents, readUnits, writePlan, zoneOf } from './register-store.ts';

export interface ImportWish {
  path: string;
  communityId: string;
  /** only says what would be done */
  dryRun?: boolean;
  /** takes the good rows although others are bad */
  skipBad?: boolean;
  onProgress?: ((rows: number) => void) | undefined;
}

export interface Imported extends Omit<ReadRegister, 'gathering'> {
  /** what was or would be done; undefined where bad rows stopped it */
  plan?: Plan;
}

/** The local date of a community. @throws where there is none of that id */
export async function todayOf(tx: Tx, communityId: string, clock: Clock): Promise<string> {
  const zone = await zoneOf(tx, communityId);
  if (zone === undefined) throw new Error(`community ${communityId} does not exist`);
  return DateTime.fromJSDate(clock.now(), { zone }).toFormat('yyyy-MM-dd');
}

/**
 * Brings a workbook of residents into the register of a community, all of it or nothing: must run in one transaction. A bad
 * row stops it unless `skipBad`. A second run of the same file changes nothing.
 * @throws WorkbookError where the file holds no register; where there is no such community
 */
export async function importResidents(tx: Tx, wish: ImportWish, clock: Clock): Promise<Imported> {
  const { path, communityId, dryRun = false, skipBad = false, onProgress } = wish;
  const today = await todayOf(tx, communityId, clock);
  const { gathering, ...read } = await readRegister(readWorkbook(path), { today, onProgress });
  if (read.problems.length > 0 && !skipBad) return read;
  if (!dryRun) await lockRegister(tx, communityId);
  const people: Registered[] = [];
  for await (const page of pagesOfResidents(tx, communityId)) people.push(...page);
  const plan = planImport(gathering, { people, units: await readUnits(tx, communityId) }, today);
  if (!dryRun) await writePlan(tx, communityId, plan);
  return { ...read, plan };
}

/** How far the reading of a file is, for people who wait. */
export const sayProgress = (rows: number): string => importTexts.progress(rows);
