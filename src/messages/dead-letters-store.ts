import { Prisma, type Tx } from '../platform/db.ts';
import type { Address, OutgoingContent } from './contract.ts';

/** An outbound message that needs an operator. */
export interface Letter {
  id: string;
  key: string;
  conversationId: string;
  address: Address;
  ticketId?: string;
  content: OutgoingContent;
  createdAt: Date;
  attempts: number;
  reason: string;
}

interface LetterRow extends Omit<Letter, 'address' | 'ticketId'> {
  ticketId: string | null;
  channel: string;
  account: string;
  chat: string;
}

export async function letters(
  tx: Tx,
  state: 'dead' | 'uncertain',
  { among, limit = 50 }: { among?: readonly string[]; limit?: number },
): Promise<Letter[]> {
  const where = among === undefined ? Prisma.empty : Prisma.sql`AND o.conversation_id = ANY(${[...among]}::uuid[])`;
  const rows = await tx.$queryRaw<LetterRow[]>`
    SELECT o.id, key, conversation_id AS "conversationId", ticket_id AS "ticketId", content - 'sentParts' AS content,
      created_at AS "createdAt", attempts, coalesce(error, '') AS reason, channel, account, chat
    FROM outbound_message o JOIN conversation c ON c.id = o.conversation_id
    WHERE o.state = ${state}::outbound_state ${where} ORDER BY seq DESC LIMIT ${limit}`;
  return rows.map(({ channel, account, chat, ticketId, ...row }) => ({
    ...row,
    address: { channel, account, chat },
    ...(ticketId !== null && { ticketId }),
  }));
}

export async function requeue(tx: Tx, id: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    WITH requeued AS (
      UPDATE outbound_message
      SET seq = nextval(pg_get_serial_sequence('outbound_message', 'seq')), state = 'queued', attempts = 0,
        due_at = ${now}::timestamptz, lease_until = NULL
      WHERE id::text = ${id} AND state IN ('dead', 'uncertain')
      RETURNING conversation_id
    )
    SELECT graphile_worker.add_job('deliver', json_build_object('conversationId', conversation_id),
      job_key := 'deliver:' || conversation_id)
    FROM requeued`;
  return count > 0;
}
