import { Prisma, type Tx } from '../platform/db.ts';
import type { Address, OutgoingContent } from './contract.ts';

/** The head of a conversation's line, ours to send until the lease ends. */
export interface Claimed {
  seq: bigint;
  id: string;
  key: string;
  conversationId: string;
  ticketId: string | null;
  content: OutgoingContent;
  /** Parts of a long message that went out in earlier tries. */
  sentParts: number;
  /** Counts this try; also tells this claim from a later one of the same message. */
  attempts: number;
  /** Another deliverer had claimed it and was not heard of again: it may have been sent. */
  wasAbandoned: boolean;
  address: Address;
}

/** `waitMs`: real milliseconds until something in the conversation may be sent; absent where nothing waits. */
export type Claim = { kind: 'claimed'; message: Claimed } | { kind: 'none'; waitMs?: number };

interface ClaimRow extends Omit<Claimed, 'seq' | 'address'> {
  seq: bigint | null;
  channel: string;
  account: string;
  chat: string;
  waitMs: number | null;
}

export interface ClaimInput {
  conversationId: string;
  now: Date;
  leaseMs: number;
}

/**
 * Claims the head of the conversation's line if it is due. In the line stand, by seq, all that are due and those whose
 * first try failed; a message that was asked for later joins it at its moment. `done` is recorded as sent in the same
 * statement, so a long line costs one round trip per message.
 *
 * A lease is measured by the database's clock: it says how long a send may really take, and must not end because a
 * simulated day goes by.
 */
export async function claimNext(tx: Tx, { conversationId, now, leaseMs }: ClaimInput, done?: Done): Promise<Claim> {
  const [row] = await tx.$queryRaw<ClaimRow[]>`
    WITH done AS (${recordSent(done, now)}),
    head AS (
      SELECT seq, state, due_at, lease_until FROM outbound_message
      WHERE conversation_id = ${conversationId}::uuid AND state IN ('queued', 'sending')
        AND (state = 'sending' OR attempts > 0 OR due_at <= ${now}::timestamptz)
        AND seq <> ${done?.message.seq ?? 0n} AND EXISTS (SELECT FROM done)
      ORDER BY seq LIMIT 1 FOR UPDATE
    ), claimed AS (
      UPDATE outbound_message o SET state = 'sending', attempts = o.attempts + 1,
        lease_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000}::float8)
      FROM head
      WHERE o.seq = head.seq AND ((head.state = 'queued' AND head.due_at <= ${now}::timestamptz)
        OR (head.state = 'sending' AND head.lease_until <= clock_timestamp()))
      RETURNING o.*, head.state = 'sending' AS was_abandoned
    ), later AS (
      SELECT extract(epoch FROM due_at - ${now}::timestamptz) AS seconds FROM outbound_message
      WHERE conversation_id = ${conversationId}::uuid AND state = 'queued' AND attempts = 0
        AND due_at > ${now}::timestamptz
      UNION ALL
      SELECT extract(epoch FROM CASE WHEN state = 'sending' THEN least(lease_until - clock_timestamp(), interval '1 second')
        ELSE due_at - ${now}::timestamptz END) FROM head
    )
    SELECT claimed.seq, claimed.id, key, c.id AS "conversationId", ticket_id AS "ticketId", content - 'sentParts' AS content,
      coalesce((content->>'sentParts')::int, 0) AS "sentParts", attempts, was_abandoned AS "wasAbandoned",
      channel, account, chat, (SELECT min(seconds) * 1000 FROM later)::float8 AS "waitMs"
    FROM conversation c LEFT JOIN claimed ON true WHERE c.id = ${conversationId}::uuid`;
  if (!row) return { kind: 'none' };
  const { channel, account, chat, waitMs, seq, ...message } = row;
  if (seq !== null) return { kind: 'claimed', message: { ...message, seq, address: { channel, account, chat } } };
  return { kind: 'none', ...(waitMs !== null && { waitMs }) };
}

export interface Done {
  message: Claimed;
  externalId?: string;
}

function recordSent(done: Done | undefined, now: Date): Prisma.Sql {
  if (!done) return Prisma.sql`SELECT true`;
  return Prisma.sql`
    UPDATE outbound_message SET state = 'sent', sent_at = ${now}::timestamptz, lease_until = NULL, error = NULL,
      external_id = ${done.externalId ?? null}, content = content - 'sentParts'
    WHERE ${stillOurs(done.message)} RETURNING seq`;
}

/** Remembers how many parts of a long message have gone out, so that a later try goes on behind them. */
export async function recordPart(tx: Tx, message: Claimed, sentParts: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbound_message SET content = content || jsonb_build_object('sentParts', ${sentParts}::int)
    WHERE ${stillOurs(message)}`;
}

/** Gives the message back to the line, to be tried at `dueAt`. `attempts` is what counts against it from now on. */
export async function recordRetry(
  tx: Tx,
  message: Claimed,
  { dueAt, reason, attempts }: { dueAt: Date; reason: string; attempts: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbound_message SET state = 'queued', due_at = ${dueAt}::timestamptz, lease_until = NULL, error = ${reason},
      attempts = ${attempts}
    WHERE ${stillOurs(message)}`;
}

/** Takes the message out of the line; false where another deliverer has it by now. */
export async function recordEnd(
  tx: Tx,
  message: Claimed,
  state: 'dead' | 'uncertain' | 'held',
  reason: string,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE outbound_message SET state = ${state}::outbound_state, lease_until = NULL, error = ${reason}
    WHERE ${stillOurs(message)}`;
  return count === 1;
}

function stillOurs({ seq, attempts }: Claimed): Prisma.Sql {
  return Prisma.sql`seq = ${seq} AND state = 'sending' AND attempts = ${attempts}`;
}
