import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { nobody } from './audience.ts';
import type { Broadcast } from './broadcast.ts';
import { copyRecipients } from './recipients-store.ts';
import type { Actor } from './release.ts';
import { cancelWaiting, insertBroadcast, updateBroadcast } from './store.ts';

export type Withdrawn =
  /** nobody has read it */
  | { kind: 'unsent' }
  /** so many were stopped on their way, and so many are told that it does not hold any more */
  | { kind: 'sent'; stopped: number; told: number; at: Date }
  /** there is nothing to take back any more */
  | { kind: 'over' };

/**
 * 撤回: what has not begun is not sent; of what has, the rest is stopped, and those who have read it are told, outside the
 * quiet hours. No channel we know lets us take words back from a phone.
 */
export async function withdrawBroadcast(
  tx: Tx,
  broadcast: Broadcast,
  { community, by, conversationId }: { community: CommunityFacts; by: Actor; conversationId: string },
  clock: Clock,
): Promise<Withdrawn> {
  const { id, state, audience } = broadcast;
  if (state === 'withdrawn' || state === 'cancelled') return { kind: 'over' };
  await updateBroadcast(tx, id, { state: 'withdrawn' });
  if (state !== 'sending' && state !== 'done') return { kind: 'unsent' };
  const stopped = await cancelWaiting(tx, id);
  const now = clock.now();
  const at = outsideQuietHours(now, community.policy.quietHours, community.zone);
  const word = await insertBroadcast(tx, {
    communityId: community.id,
    text: '',
    media: [],
    audience: { ...nobody, teams: audience.teams },
    state: 'scheduled',
    createdBy: by.staffId,
    conversationId,
    createdAt: now,
    sendAt: at,
    corrects: id,
  });
  const told = await copyRecipients(tx, id, word.id, 'told');
  if (told === 0 && audience.teams.length === 0) await updateBroadcast(tx, word.id, { state: 'cancelled' });
  return { kind: 'sent', stopped, told, at };
}
