import type { Tx } from '../../../platform/db.ts';

/** When somebody last wrote in a chat; undefined where nobody did. */
export async function lastHeardAt(
  tx: Tx,
  { channel, account, chat }: { channel: string; account: string; chat: string },
): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select m.received_at as at from conversation c join inbound_message m on m.conversation_id = c.id
    where c.channel = ${channel} and c.account = ${account} and c.chat = ${chat} order by m.seq desc limit 1`;
  return row?.at ?? undefined;
}
