import { Prisma, type Tx } from '../platform/db.ts';
import type { OutgoingContent } from './contract.ts';
import type { CancelFilter, Outgoing, SentMessage } from './outbound.ts';
import { withoutNul } from './sanitise.ts';

/**
 * Inserts messages that are not there yet, in order, and nudges the delivery of their conversations. Returns how many
 * keys were new. A message's moment is virtual, a job's is real: the job waits for the difference.
 */
export async function insertOutbound(tx: Tx, messages: readonly Outgoing[], now: Date): Promise<number> {
  const wanted = messages.map(({ conversationId, key, content, ticketId, notBefore }, order) => ({
    order,
    key,
    conversation: conversationId,
    ticket: ticketId ?? null,
    content: withoutNul(content),
    due: notBefore && notBefore > now ? notBefore : now,
  }));
  const [row] = await tx.$queryRaw<{ fresh: number }[]>`
    WITH fresh AS (
      INSERT INTO outbound_message (key, conversation_id, ticket_id, content, created_at, due_at)
      SELECT w.key, w.conversation, w.ticket, w.content, ${now}::timestamptz, w.due
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS w("order" int, key text, conversation uuid, ticket uuid, content jsonb, due timestamptz)
      ORDER BY w."order"
      ON CONFLICT (key) DO NOTHING
      RETURNING conversation_id, due_at
    ), nudged AS (
      SELECT graphile_worker.add_job('deliver', json_build_object('conversationId', conversation_id),
        run_at := clock_timestamp() + (min(due_at) - ${now}::timestamptz),
        job_key := 'deliver:' || conversation_id,
        job_key_mode := CASE WHEN min(due_at) <= ${now}::timestamptz THEN 'replace' ELSE 'preserve_run_at' END)
      FROM fresh GROUP BY conversation_id
    )
    SELECT (SELECT count(*) FROM fresh)::int AS fresh, (SELECT count(*) FROM nudged)::int AS nudged`;
  return row?.fresh ?? 0;
}

export async function cancelRows(tx: Tx, filter: CancelFilter): Promise<number> {
  const { keyPrefix, keys, ticketId, conversationId } = filter;
  const conditions = [
    Prisma.sql`state = 'queued'`,
    ...(keyPrefix === undefined ? [] : [Prisma.sql`starts_with(key, ${keyPrefix})`]),
    ...(keys === undefined ? [] : [Prisma.sql`key = ANY(${[...keys]}::text[])`]),
    ...(ticketId === undefined ? [] : [Prisma.sql`ticket_id = ${ticketId}::uuid`]),
    ...(conversationId === undefined ? [] : [Prisma.sql`conversation_id = ${conversationId}::uuid`]),
  ];
  return await tx.$executeRaw`
    UPDATE outbound_message SET state = 'cancelled' WHERE ${Prisma.join(conditions, ' AND ')}`;
}

interface SentRow {
  id: string;
  key: string;
  ticketId: string | null;
  content: OutgoingContent;
}

const SENT_COLUMNS = Prisma.sql`id, key, ticket_id AS "ticketId", content`;

export async function findSent(tx: Tx, conversationId: string, externalId: string): Promise<SentMessage | undefined> {
  const [row] = await tx.$queryRaw<SentRow[]>`
    SELECT ${SENT_COLUMNS} FROM outbound_message
    WHERE conversation_id = ${conversationId}::uuid AND external_id = ${externalId} ORDER BY seq DESC LIMIT 1`;
  return row && asSent(row);
}

export async function lastWithButtons(tx: Tx, conversationId: string): Promise<SentMessage | undefined> {
  const [row] = await tx.$queryRaw<SentRow[]>`
    SELECT ${SENT_COLUMNS} FROM (
      SELECT * FROM outbound_message
      WHERE conversation_id = ANY(ARRAY(${chatsOfPerson(conversationId)})) AND state IN ('sent', 'uncertain')
      ORDER BY seq DESC LIMIT 20
    ) AS recent
    WHERE jsonb_array_length(coalesce(content->'buttons', '[]')) > 0 ORDER BY seq DESC LIMIT 1`;
  return row && asSent(row);
}

/** The conversation, and the other direct chats of its resident on the same channel. */
function chatsOfPerson(conversationId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT ${conversationId}::uuid UNION
    SELECT other.id FROM conversation here
    JOIN chat_identity me ON me.channel = here.channel AND me.account = here.account AND me.external_id = here.chat
    JOIN chat_identity also ON also.resident_id = me.resident_id AND also.channel = me.channel
    JOIN conversation other ON other.channel = also.channel AND other.account = also.account
      AND other.chat = also.external_id AND other.kind = 'direct'
    WHERE here.id = ${conversationId}::uuid AND here.kind = 'direct'`;
}

function asSent({ ticketId, ...row }: SentRow): SentMessage {
  return { ...row, ...(ticketId !== null && { ticketId }) };
}
