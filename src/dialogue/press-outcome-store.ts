import type { Tx } from '../platform/db.ts';

/** Whose press is meant: the sender's on one of our accounts, by its number in the inbox. */
export interface PressOf {
  channel: string;
  account: string;
  senderId: string;
  seq: string;
}

/**
 * What came of a press: whether its turn is over, and what that turn said in the chat of the press, in order.
 * @returns undefined where that sender never pressed it
 */
export async function pressOutcome(
  tx: Tx,
  { channel, account, senderId, seq }: PressOf,
): Promise<{ handled: boolean; texts: string[] } | undefined> {
  // A press is a turn by itself, so the keys of what it says begin with its own number (turn-context.ts).
  const [row] = await tx.$queryRaw<{ handled: boolean; texts: string[] }[]>`
    select i.handled_at is not null as handled, array(
      select o.content->>'text' from outbound_message o
      where o.conversation_id = i.conversation_id and starts_with(o.key, 'turn:' || i.seq || ':')
      order by o.seq) as texts
    from inbound_message i
    where i.seq = ${seq}::bigint and i.channel = ${channel} and i.account = ${account} and i.sender_id = ${senderId}`;
  return row;
}
