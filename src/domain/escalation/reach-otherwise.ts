import type { Address, OutgoingContent } from '../../messages/contract.ts';
import { dropHeld, waitElsewhere } from '../../messages/held.ts';
import { enqueue } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { loadCommunity } from '../communities/store.ts';
import { ticketTitle } from '../tickets/labels.ts';
import { openCallTasksOf, ticketById } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { otherChatsOf } from './chats-store.ts';
import { alarms } from './messages.ts';
import { openCallTask } from './open-call-task.ts';
import { wordsOf } from './speech.ts';

/** A message that a closed chat did not take. */
export interface HeldWord {
  id: string;
  key: string;
  conversationId: string;
  address: Address;
  content: OutgoingContent;
  ticketId?: string;
  reason: string;
}

export interface Reach {
  clock: Clock;
  /** whether we may write there first */
  canWriteFirst(address: Address): boolean;
  /** whether a person of ours has to send there by hand, and answers there do not reach us */
  isByHand(address: Address): boolean;
}

type Chat = Address & { id: string };

/**
 * Somebody's chat takes nothing until he writes. What was to be said goes to another chat of his, where he has one in
 * which we may write first, the nearest first; a word about a ticket else becomes a task to telephone, one for the ticket,
 * to which later words are added, and waits for him all the same, where he can be heard. What is about no ticket waits for
 * him. No chat is tried twice.
 */
export async function reachOtherwise(tx: Tx, held: HeldWord, { clock, canWriteFirst, isByHand }: Reach): Promise<void> {
  const chats = await otherChatsOf(tx, held.conversationId);
  const other = chats.find(
    (chat) => canWriteFirst(chat) && !held.key.includes(chat.id) && (matters(held) || !isByHand(chat)),
  );
  if (other) {
    const { content, ticketId } = held;
    const message = { conversationId: other.id, key: `${held.key}:in:${other.id}`, content };
    await enqueue(tx, { ...message, ...(ticketId && { ticketId }) }, clock);
    await dropHeld(tx, held.id);
    return;
  }
  const ticket = held.ticketId ? await ticketById(tx, held.ticketId) : undefined;
  if (isByHand(held.address))
    await waitWhereHeard(
      tx,
      held,
      ticket,
      chats.filter((chat) => !isByHand(chat)),
    );
  // What staff were to hear is no matter for the reporter's telephone.
  const ofReporter = [held.conversationId, ...chats.map(({ id }) => id)];
  if (!ticket?.conversationId || !ofReporter.includes(ticket.conversationId)) return;
  const community = await loadCommunity(tx, ticket.communityId);
  const { reason, content } = held;
  const isKnown = (await openCallTasksOf(tx, ticket.id)).length > 0;
  const facts = { number: ticket.number, title: ticketTitle(ticket), reason, text: content.text };
  const say = isKnown ? content.text : wordsOf(community)(alarms.callHeld, facts);
  await openCallTask(tx, { about: ticket, community, say }, clock);
}

/** Whoever writes now hears first, in `to`, what was on its way to another chat of his. */
export async function sayWhereHeWrites(tx: Tx, held: HeldWord, to: Address): Promise<void> {
  const chats = await otherChatsOf(tx, held.conversationId);
  const writing = chats.filter(
    (chat) => chat.channel === to.channel && chat.account === to.account && chat.chat === to.chat,
  );
  const ticket = held.ticketId ? await ticketById(tx, held.ticketId) : undefined;
  await waitWhereHeard(tx, held, ticket, writing.length > 0 ? writing : chats);
}

async function waitWhereHeard(tx: Tx, held: HeldWord, ticket: Ticket | undefined, heard: readonly Chat[]) {
  const chat = heard.find(({ id }) => id === ticket?.conversationId) ?? heard[0];
  if (chat) await waitElsewhere(tx, held.id, chat.id);
}

/** An answer to what somebody has just said is for that talk alone, whatever it is about. */
const answer = /^turn:[^:]+:reply:/;

const matters = ({ key, ticketId, content }: HeldWord): boolean =>
  !answer.test(key) && (ticketId !== undefined || content.matters === true);
