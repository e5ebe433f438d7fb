import type { Tx } from '../platform/db.ts';

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
