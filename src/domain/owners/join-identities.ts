import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { communityOfAccount } from '../communities/store.ts';
import { type ChatId, readTies, upsertIdentity } from './identity-store.ts';

/**
 * A channel tells that two ids are one person's. Where one of them is tied to a resident, the other becomes so, too; a name
 * is never a reason. Two that are tied to different residents stay as they are, and so does an id of staff, and one on an
 * account that serves another community than the resident's.
 * @returns `conflict` where they are tied to different residents
 */
export async function joinIdentities(
  tx: Tx,
  [a, b]: readonly [ChatId, ChatId],
  clock: Clock,
): Promise<'joined' | 'unchanged' | 'conflict'> {
  const [tiesOfA, tiesOfB] = [await readTies(tx, a), await readTies(tx, b)];
  if (tiesOfA?.residentId && tiesOfB?.residentId) {
    return tiesOfA.residentId === tiesOfB.residentId ? 'unchanged' : 'conflict';
  }
  const [known, other, isStaff] = tiesOfA?.residentId ? [tiesOfA, b, tiesOfB?.staffId] : [tiesOfB, a, tiesOfA?.staffId];
  if (!known?.residentId || isStaff) return 'unchanged';
  const { residentId, communityId } = known;
  const serves = await communityOfAccount(tx, other.channel, other.account);
  if (serves !== undefined && serves !== communityId) return 'unchanged';
  const facts = {
    communityId,
    residentId,
    boundAt: clock.now(),
    boundBy: 'unionid',
    failedTries: 0,
    lockedUntil: null,
  };
  await upsertIdentity(tx, other, facts);
  return 'joined';
}
