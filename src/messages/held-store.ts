import type { Tx } from '../platform/db.ts';
import type { OutgoingContent } from './contract.ts';

export interface Held {
  seq: bigint;
  content: OutgoingContent;
}

/** What a conversation keeps back until its person writes, oldest first; locked until the transaction ends. */
export async function lockHeld(tx: Tx, conversationId: string): Promise<Held[]> {
  return await tx.$queryRaw<Held[]>`
    SELECT seq, content - 'sentParts' AS content FROM outbound_message
    WHERE conversation_id = ${conversationId}::uuid AND state = 'held' ORDER BY outbound_message.seq FOR UPDATE`;
}

/** Puts held messages back into their line with all their tries before them, saying what is given. */
export async function requeueHeld(tx: Tx, held: readonly Held[], now: Date): Promise<void> {
  const rows = JSON.stringify(held.map(({ seq, content }) => ({ seq: seq.toString(), content })));
  await tx.$executeRaw`
    UPDATE outbound_message o SET state = 'queued', attempts = 0, due_at = ${now}::timestamptz, error = NULL,
      content = h.content
    FROM jsonb_to_recordset(${rows}::jsonb) AS h(seq bigint, content jsonb) WHERE o.seq = h.seq`;
}

/** Notes that held messages are said by a later one. */
export async function joinHeld(tx: Tx, held: readonly Held[], into: Held): Promise<void> {
  const seqs = held.map(({ seq }) => seq);
  const note = `said with message ${into.seq}`;
  await tx.$executeRaw`
    UPDATE outbound_message SET state = 'cancelled', error = ${note} WHERE seq = ANY(${seqs}::bigint[])`;
}

export async function moveHeld(tx: Tx, id: string, conversationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbound_message SET conversation_id = ${conversationId}::uuid WHERE id = ${id}::uuid AND state = 'held'`;
}

export async function cancelHeld(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbound_message SET state = 'cancelled', error = 'said elsewhere' WHERE id = ${id}::uuid AND state = 'held'`;
}
