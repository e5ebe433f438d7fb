import type { Address, OutgoingContent } from '../../messages/contract.ts';
import { dropHeld } from '../../messages/held.ts';
import { enqueue } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { loadCommunity } from '../communities/store.ts';
import { ticketTitle } from '../tickets/labels.ts';
import { openCallTasksOf, ticketById } from '../tickets/store.ts';
import { otherChatsOf } from './chats-store.ts';
import { alarms } from './messages.ts';
import { openCallTask } from './open-call-task.ts';
import { wordsOf } from './speech.ts';

/** A message that a closed chat did not take. */
export interface HeldWord {
  id: string;
  key: string;
  conversationId: string;
  content: OutgoingContent;
  ticketId?: string;
  reason: string;
}

export interface Reach {
  clock: Clock;
  /** whether we may write there first */
  canWriteFirst(address: Address): boolean;
}

/**
 * Somebody's chat takes nothing until he writes. What was to be said goes to another chat of his, where he has one in
 * which we may write first; a word about a ticket else becomes a task to telephone, one for the ticket, to which later
 * words are added. What is about no ticket waits for him.
 */
export async function reachOtherwise(tx: Tx, held: HeldWord, { clock, canWriteFirst }: Reach): Promise<void> {
  const chats = await otherChatsOf(tx, held.conversationId);
  const other = chats.find(canWriteFirst);
  if (other) {
    const { content, ticketId } = held;
    const message = { conversationId: other.id, key: `${held.key}:elsewhere`, content };
    await enqueue(tx, { ...message, ...(ticketId && { ticketId }) }, clock);
    await dropHeld(tx, held.id);
    return;
  }
  const ticket = held.ticketId ? await ticketById(tx, held.ticketId) : undefined;
  // What staff were to hear is no matter for the reporter's telephone.
  if (!ticket || ticket.conversationId !== held.conversationId) return;
  const community = await loadCommunity(tx, ticket.communityId);
  const { reason, content } = held;
  const isKnown = (await openCallTasksOf(tx, ticket.id)).length > 0;
  const facts = { number: ticket.number, title: ticketTitle(ticket), reason, text: content.text };
  const say = isKnown ? content.text : wordsOf(community)(alarms.callHeld, facts);
  await openCallTask(tx, { about: ticket, community, say }, clock);
}
