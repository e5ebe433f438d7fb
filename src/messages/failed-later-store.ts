import type { Tx } from '../platform/db.ts';
import type { Address, OutgoingContent } from './contract.ts';

export interface FailedRow {
  id: string;
  key: string;
  conversationId: string;
  ticketId: string | null;
  content: OutgoingContent;
}

/** Takes a message that counted as sent out of what was sent; undefined where there is none, or it was done before. */
export async function unsend(
  tx: Tx,
  { channel, account, chat }: Address,
  externalId: string,
  state: 'dead' | 'held',
  reason: string,
): Promise<FailedRow | undefined> {
  const [row] = await tx.$queryRaw<FailedRow[]>`
    UPDATE outbound_message o SET state = ${state}::outbound_state, sent_at = NULL, error = ${reason}
    FROM conversation c
    WHERE c.id = o.conversation_id AND c.channel = ${channel} AND c.account = ${account} AND c.chat = ${chat}
      AND o.external_id = ${externalId} AND o.state IN ('sent', 'uncertain')
    RETURNING o.id, o.key, o.conversation_id AS "conversationId", o.ticket_id AS "ticketId", o.content`;
  return row;
}
