import type { Db, Tx } from '../platform/db.ts';
import type { InboundContent, IncomingMessage } from './contract.ts';

/** A message checked, cut to size and with its media saved. */
export interface Acceptable {
  channel: string;
  account: string;
  externalId: string;
  chat: string;
  kind: IncomingMessage['chat']['kind'];
  title: string | null;
  senderId: string;
  senderName: string | null;
  sentAt: Date;
  receivedAt: Date;
  dueAt: Date;
  content: InboundContent;
  /** nobody is to answer it */
  silent: boolean;
}

export interface Accepted {
  fresh: boolean;
  seq: string;
}

const MAX_TRIES = 5;

/**
 * Stores messages, each once, creates conversations that are new and nudges those that got something: one statement,
 * so one commit. Answers in the order given.
 *
 * Existing conversations are looked up, never written: `INSERT … ON CONFLICT` would wait for a turn that has changed
 * the row and not committed yet.
 */
export async function insertInbound(db: Db, messages: readonly Acceptable[]): Promise<Accepted[]> {
  const accepted = new Map<Acceptable, Accepted>();
  for (let tries = 1; accepted.size < messages.length; tries++) {
    if (tries > MAX_TRIES) throw new Error('an incoming message could neither be stored nor found stored');
    const left = messages.filter((message) => !accepted.has(message));
    const rows = await insertOnce(db, JSON.stringify(left.map((message, order) => ({ order, ...message }))));
    left.forEach((message, index) => {
      const row = rows[index];
      // Without a number it lost a race against another insert, which that statement's snapshot could not see.
      if (row && row.seq !== null) accepted.set(message, { fresh: row.fresh, seq: row.seq });
    });
  }
  return messages.flatMap((message) => accepted.get(message) ?? []);
}

async function insertOnce(db: Db, wanted: string): Promise<{ fresh: boolean; seq: string | null }[]> {
  return await db.$queryRaw`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${wanted}::jsonb) AS w("order" int, channel text, account text,
        "externalId" text, chat text, kind conversation_kind, title text, "senderId" text, "senderName" text,
        "sentAt" timestamptz, "receivedAt" timestamptz, "dueAt" timestamptz, content jsonb, silent boolean)
    ), known AS (
      SELECT DISTINCT c.id, channel, account, chat FROM wanted JOIN conversation c USING (channel, account, chat)
    ), created AS (
      INSERT INTO conversation (channel, account, chat, kind, title, community_id)
      SELECT DISTINCT ON (w.channel, w.account, w.chat) w.channel, w.account, w.chat, w.kind, w.title, a.community_id
      FROM wanted w LEFT JOIN channel_account a USING (channel, account)
      WHERE NOT EXISTS (
        SELECT FROM known k WHERE k.channel = w.channel AND k.account = w.account AND k.chat = w.chat)
      ORDER BY w.channel, w.account, w.chat
      ON CONFLICT DO NOTHING
      RETURNING id, channel, account, chat
    ), place AS (
      SELECT * FROM known UNION ALL SELECT * FROM created
    ), fresh AS (
      INSERT INTO inbound_message (channel, account, external_id, conversation_id, sender_id, sender_name, sent_at,
        received_at, due_at, content, handled_at, outcome)
      SELECT channel, account, "externalId", place.id, "senderId", "senderName", "sentAt", "receivedAt", "dueAt",
        content, CASE WHEN silent THEN "receivedAt" END, CASE WHEN silent THEN 'ignored' END
      FROM wanted JOIN place USING (channel, account, chat) ORDER BY "order"
      ON CONFLICT DO NOTHING
      RETURNING seq, channel, account, external_id, conversation_id, received_at, due_at, handled_at
    ), held AS (
      SELECT conversation_id, min(due_at - received_at) AS hold FROM fresh WHERE handled_at IS NULL
      GROUP BY 1 ORDER BY 1
    ), nudged AS (
      SELECT graphile_worker.add_jobs(array_agg(('drain', json_build_object('conversationId', conversation_id), NULL,
        clock_timestamp() + hold, NULL, 'drain:' || conversation_id, NULL, NULL)::graphile_worker.job_spec),
        job_key_preserve_run_at := hold > interval '0')
      FROM held GROUP BY hold > interval '0'
    )
    SELECT coalesce(fresh.seq, (
        SELECT seq FROM inbound_message
        WHERE channel = w.channel AND account = w.account AND external_id = w."externalId"))::text AS seq,
      fresh.seq IS NOT NULL
      AND 1 = row_number() OVER (PARTITION BY w.channel, w.account, w."externalId" ORDER BY w."order") AS fresh
    FROM wanted w
    LEFT JOIN fresh ON fresh.channel = w.channel AND fresh.account = w.account AND fresh.external_id = w."externalId"
    WHERE (SELECT count(*) FROM nudged) >= 0
    ORDER BY w."order"`;
}

/** The number of a message that is stored already. */
export async function findStored(
  tx: Tx,
  { channel, account, externalId }: Pick<Acceptable, 'channel' | 'account' | 'externalId'>,
): Promise<string | undefined> {
  const row = await tx.inboundMessage.findUnique({
    where: { channel_account_externalId: { channel, account, externalId } },
    select: { seq: true },
  });
  return row?.seq.toString();
}
