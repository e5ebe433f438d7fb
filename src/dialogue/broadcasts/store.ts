import type { InboundContent } from '../../messages/contract.ts';
import type { Tx } from '../../platform/db.ts';

/** What somebody sent in a chat before a message and since then, the latest first. */
export async function saidBefore(
  tx: Tx,
  { conversationId, senderId, seq, since }: { conversationId: string; senderId: string; seq: string; since: Date },
): Promise<InboundContent[]> {
  const rows = await tx.$queryRaw<{ content: InboundContent }[]>`
    select content from inbound_message
    where conversation_id = ${conversationId}::uuid and sender_id = ${senderId} and seq < ${BigInt(seq)}
      and received_at >= ${since}::timestamptz
    order by seq desc limit 20`;
  return rows.map(({ content }) => content);
}
