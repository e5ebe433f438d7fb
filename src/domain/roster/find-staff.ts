import type { Tx } from '../../platform/db.ts';
import { matchStaff, type StaffMatch } from './match-staff.ts';
import type { StaffFacts } from './staff.ts';
import { activeStaff } from './store.ts';

/**
 * Whom a name said in chat means (“李师傅”, “@张三”, “zhang”) among the staff of a community who are still with us;
 * `many` names all whom it may mean.
 */
export async function findStaffByName(tx: Tx, communityId: string, text: string): Promise<StaffMatch<StaffFacts>> {
  return matchStaff(await activeStaff(tx, communityId), text);
}
