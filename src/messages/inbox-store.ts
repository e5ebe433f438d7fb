import { Prisma, type Tx } from '../platform/db.ts';
import type { InboundContent } from './contract.ts';
import type { StoredInbound, Turn, TurnConversation, TurnResult } from './turn.ts';

interface ConversationRow {
  id: string;
  channel: string;
  account: string;
  chat: string;
  kind: 'direct' | 'group';
  title: string | null;
  communityId: string | null;
  groupId: string | null;
  state: Prisma.JsonValue;
}

interface InboundRow {
  seq: string;
  externalId: string;
  senderId: string;
  senderName: string | null;
  sentAt: Date;
  receivedAt: Date;
  dueAt: Date;
  content: InboundContent;
  attempts: number;
}

/** The conversation, locked until the transaction ends; undefined where somebody else holds it or it is gone. */
export async function lockConversation(tx: Tx, id: string): Promise<TurnConversation | undefined> {
  const [row] = await tx.$queryRaw<ConversationRow[]>`
    SELECT id, channel, account, chat, kind::text, title, community_id AS "communityId", group_id AS "groupId", state
    FROM conversation WHERE id = ${id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
  return (
    row && {
      id: row.id,
      address: { channel: row.channel, account: row.account, chat: row.chat },
      kind: row.kind,
      ...(row.title !== null && { title: row.title }),
      ...(row.communityId !== null && { communityId: row.communityId }),
      ...(row.groupId !== null && { groupId: row.groupId }),
      state: row.state,
    }
  );
}

/** What waits to be handled in the conversation, oldest first; at most 200 of it. */
export async function readUnhandled(tx: Tx, conversationId: string): Promise<StoredInbound[]> {
  const rows = await tx.$queryRaw<InboundRow[]>`
    SELECT seq::text, external_id AS "externalId", sender_id AS "senderId", sender_name AS "senderName",
      sent_at AS "sentAt", received_at AS "receivedAt", due_at AS "dueAt", content, attempts
    FROM inbound_message WHERE conversation_id = ${conversationId}::uuid AND handled_at IS NULL
    ORDER BY inbound_message.seq LIMIT 200`;
  return rows.map(({ senderId, senderName, ...row }) => ({
    ...row,
    sender: { id: senderId, ...(senderName !== null && { name: senderName }) },
  }));
}

/** Marks the messages of a turn handled and, where the result tells one, writes the conversation's state. */
export async function markHandled(
  tx: Tx,
  turn: Turn,
  { outcome, state, talkDueAt }: TurnResult,
  now: Date,
): Promise<void> {
  const handled = Prisma.sql`
    UPDATE inbound_message SET handled_at = ${now}::timestamptz, outcome = ${outcome}
    WHERE seq = ANY(${seqsOf(turn)}::bigint[])`;
  if (state === undefined) {
    await tx.$executeRaw(handled);
    return;
  }
  const json = state === null ? null : JSON.stringify(state);
  await tx.$executeRaw`
    WITH handled AS (${handled})
    UPDATE conversation SET state = ${json}::jsonb, talk_due_at = ${talkDueAt ?? null}::timestamptz
    WHERE id = ${turn.conversation.id}::uuid`;
}

/** Counts a failed turn against its messages and holds them back until `retryAt`. */
export async function markFailedTry(tx: Tx, turn: Turn, error: string, retryAt: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE inbound_message SET attempts = attempts + 1, error = ${error}, due_at = ${retryAt}::timestamptz
    WHERE seq = ANY(${seqsOf(turn)}::bigint[]) AND handled_at IS NULL`;
}

function seqsOf(turn: Turn): bigint[] {
  return turn.messages.map(({ seq }) => BigInt(seq));
}
