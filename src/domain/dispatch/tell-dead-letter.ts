import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { loadCommunity } from '../communities/store.ts';
import { operators } from './messages.ts';
import { managersOfConversation } from './store.ts';
import { tellStaff } from './tell.ts';

const keyPrefix = 'dead-letter:';

/**
 * Tells the managers of a community that a message was given up, or that nobody knows whether it arrived, so that somebody looks (未送达, 重发). A notice of this
 * kind that is itself given up tells nobody, or it would never end.
 */
export async function tellDeadLetter(
  tx: Tx,
  dead: { id: string; key: string; conversationId: string; reason: string },
  clock: Clock,
  as: 'dead' | 'uncertain' = 'dead',
): Promise<void> {
  if (dead.key.startsWith(keyPrefix)) return;
  const { communityId, title, managers } = await managersOfConversation(tx, dead.conversationId);
  if (!communityId) return;
  const community = await loadCommunity(tx, communityId);
  const text = render(operators[as], { to: title ?? '—', reason: dead.reason }, community.wording);
  await tellStaff(tx, managers, undefined, { key: `${keyPrefix}${dead.id}`, text }, clock);
}
