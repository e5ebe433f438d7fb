import type { Button, OutgoingContent } from '../../messages/contract.ts';
import { enqueue, enqueueMany, type Outgoing } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { directChatsOf, groupChatsOf, mentionIdsOf, type StaffChat } from './store.ts';

/** What is said about a ticket, and the key under which it is said once. */
export interface Word {
  key: string;
  text: string;
  buttons?: Button[];
  media?: string[];
  notBefore?: Date;
  /** worth the last message that a chat may take */
  matters?: boolean;
}

const contentOf = (word: Word, more: Partial<OutgoingContent> = {}): OutgoingContent => ({
  text: word.text,
  ...(word.buttons?.length && { buttons: word.buttons }),
  ...(word.media?.length && { media: word.media }),
  ...(word.matters && { matters: true }),
  ...more,
});

/** Tells the person who reported it, in the chat where it was reported. Tickets without such a chat tell nobody. */
export async function tellReporter(tx: Tx, ticket: Ticket, word: Word, clock: Clock): Promise<void> {
  if (!ticket.conversationId) return;
  await enqueue(
    tx,
    {
      conversationId: ticket.conversationId,
      key: word.key,
      content: contentOf(word),
      ticketId: ticket.id,
      ...(word.notBefore && { notBefore: word.notBefore }),
    },
    clock,
  );
}

/** Writes to staff one by one. @returns the ids of those who have a chat with us */
export async function tellStaff(
  tx: Tx,
  staffIds: readonly string[],
  ticketId: string | undefined,
  word: Word,
  clock: Clock,
): Promise<string[]> {
  const chats = await directChatsOf(tx, staffIds);
  await enqueueMany(
    tx,
    chats.map((chat) => toChat(chat, ticketId, word)),
    clock,
  );
  return chats.flatMap((chat) => chat.staffId ?? []);
}

/** Writes to the groups of teams, calling `mentioned` with @ where the channel can. @returns the groups' names */
export async function tellTeams(
  tx: Tx,
  teamIds: readonly string[],
  mentioned: readonly string[],
  ticketId: string | undefined,
  word: Word,
  clock: Clock,
): Promise<string[]> {
  const chats = await groupChatsOf(tx, teamIds);
  const ids = mentioned.length > 0 && chats.length > 0 ? await mentionIdsOf(tx, mentioned) : [];
  await enqueueMany(
    tx,
    chats.map((chat) => {
      const mentions = ids
        .filter((id) => id.channel === chat.channel && [chat.account, anyAccount].includes(id.account))
        .map(({ id, name }) => ({ id, name }))
        .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
      return toChat(chat, ticketId, word, mentions.length > 0 ? { mentions } : {});
    }),
    clock,
  );
  return chats.map((chat) => chat.name);
}

const toChat = (
  chat: StaffChat,
  ticketId: string | undefined,
  word: Word,
  more: Partial<OutgoingContent> = {},
): Outgoing => ({
  conversationId: chat.conversationId,
  key: `${word.key}:${chat.conversationId}`,
  content: contentOf(word, more),
  ...(ticketId && { ticketId }),
  ...(word.notBefore && { notBefore: word.notBefore }),
});
