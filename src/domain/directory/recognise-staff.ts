import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Policy } from '../communities/policy.ts';
import { lockTries, updateIdentity } from '../owners/identity-store.ts';
import { normalisePhone } from '../owners/phone.ts';
import { judgeTry } from '../owners/tries.ts';
import { matchStaff } from '../roster/match-staff.ts';
import { activeStaff } from '../roster/store.ts';

export interface StaffClaim {
  identityId: string;
  communityId: string;
  name: string;
  phone: string;
}

export type StaffRecognition =
  | { kind: 'bound'; staffId: string; name: string }
  | { kind: 'no-match' }
  | { kind: 'locked'; until: Date };

/**
 * Ties a sender to the member of staff who has both this name and this phone in the set-up. Which of the two was wrong is
 * not told, each miss counts, and too many lock the sender, as for residents.
 */
export async function recogniseStaff(
  tx: Tx,
  { identityId, communityId, name, phone }: StaffClaim,
  policy: Policy,
  clock: Clock,
): Promise<StaffRecognition> {
  const now = clock.now();
  const [tries] = await lockTries(tx, identityId);
  if (!tries) throw new Error(`no chat identity ${identityId}`);
  const plain = normalisePhone(phone);
  const among = (await activeStaff(tx, communityId)).filter((one) => plain !== undefined && one.phone === plain);
  const match = matchStaff(among, name);
  const verdict = judgeTry(tries, match.kind === 'one', policy.identity, now);
  const isBound = verdict.kind === 'bound' && match.kind === 'one';
  await updateIdentity(tx, identityId, {
    failedTries: verdict.failedTries,
    lockedUntil: verdict.lockedUntil,
    ...(isBound && { staffId: match.staff.id, communityId, boundAt: now, boundBy: 'phone' }),
  });
  if (isBound) return { kind: 'bound', staffId: match.staff.id, name: match.staff.name };
  return verdict.lockedUntil ? { kind: 'locked', until: verdict.lockedUntil } : { kind: 'no-match' };
}
