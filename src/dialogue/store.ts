import type { Turn, TurnConversation } from '../messages/turn.ts';
import type { Prisma, Tx } from '../platform/db.ts';

export interface SpokenLine {
  /** whether we said it */
  ours: boolean;
  text: string;
  at: Date;
}

/** The last lines of a chat, oldest first: what a person who takes over needs to read. */
export async function recentLines(tx: Tx, conversationId: string, limit: number): Promise<SpokenLine[]> {
  const lines = await tx.$queryRaw<SpokenLine[]>`
    select ours, text, at from (
      (select false as ours, content->>'text' as text, received_at as at from inbound_message
        where conversation_id = ${conversationId}::uuid order by seq desc limit ${limit})
      union all
      (select true, content->>'text', created_at from outbound_message
        where conversation_id = ${conversationId}::uuid order by seq desc limit ${limit})
    ) lines where text is not null and text <> '' order by at desc, ours desc limit ${limit}`;
  return lines.reverse();
}

/** When the next talk that was left half-way is to be asked about. */
export async function nextTalkAt(tx: Tx): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select min(talk_due_at) as at from conversation where talk_due_at is not null`;
  return row?.at ?? undefined;
}

/** The next such conversation, locked; one in which somebody has just written is left to its turn. */
export async function claimTalk(tx: Tx, now: Date): Promise<TurnConversation | undefined> {
  const [row] = await tx.$queryRaw<
    {
      id: string;
      channel: string;
      account: string;
      chat: string;
      communityId: string | null;
      state: Prisma.JsonValue;
    }[]
  >`
    select id, channel, account, chat, community_id as "communityId", state from conversation c
    where talk_due_at is not null and talk_due_at <= ${now} and kind = 'direct' and not exists (
      select from inbound_message m where m.conversation_id = c.id and m.handled_at is null)
    order by talk_due_at limit 1 for no key update skip locked`;
  if (!row) return undefined;
  const { id, channel, account, chat, communityId, state } = row;
  return {
    id,
    address: { channel, account, chat },
    kind: 'direct',
    state,
    ...(communityId !== null && { communityId }),
  };
}

export async function writeTalk(
  tx: Tx,
  conversationId: string,
  to: { state: Prisma.InputJsonValue; talkDueAt: Date | null },
): Promise<void> {
  await tx.conversation.update({ where: { id: conversationId }, data: to, select: { id: true } });
}

/** The chat that the speaker of a turn in a group has with us alone, on the same account; undefined where there is none. */
export async function privateChatOf(tx: Tx, { conversation, messages }: Turn): Promise<TurnConversation | undefined> {
  const { channel, account } = conversation.address;
  const chat = messages[0].sender.id;
  const where = { channel_account_chat: { channel, account, chat } };
  const select = { id: true, kind: true, communityId: true, state: true };
  const row = await tx.conversation.findUnique({ where, select });
  if (row?.kind !== 'direct') return undefined;
  const { id, communityId, state } = row;
  return {
    ...{ id, kind: 'direct', address: { channel, account, chat }, state },
    ...(communityId !== null && { communityId }),
  };
}
