import { Prisma, type Tx } from '../platform/db.ts';
import type { OutgoingContent } from './contract.ts';

/** A message that was to go out and has to wait for its turn. */
export interface Waiting {
  id: string;
  content: OutgoingContent;
  ticketId?: string;
  createdAt: Date;
  dueAt: Date;
  reason: string;
}

interface WaitingRow extends Omit<Waiting, 'ticketId'> {
  ticketId: string | null;
}

/** What stands at the head of its line and is not let out yet, the oldest first; at most `limit`. */
export async function waitingIn(tx: Tx, among: readonly string[], now: Date, limit: number): Promise<Waiting[]> {
  const rows = await tx.$queryRaw<WaitingRow[]>`
    select id, content - 'sentParts' as content, ticket_id as "ticketId", created_at as "createdAt",
      due_at as "dueAt", error as reason
    from outbound_message
    where state = 'queued' and attempts > 0 and error is not null and due_at > ${now}::timestamptz
      and conversation_id = any(${[...among]}::uuid[])
    order by seq limit ${limit}`;
  return rows.map(({ ticketId, ...row }) => ({ ...row, ...(ticketId !== null && { ticketId }) }));
}

/** Lets everything that waits on an account of a channel be tried again at once. Returns how many there were. */
export async function wakeRows(tx: Tx, { channel, account }: { channel: string; account: string }, now: Date) {
  const mine = Prisma.sql`select id from conversation where channel = ${channel} and account = ${account}`;
  return await tx.$executeRaw`
    update outbound_message set due_at = ${now}::timestamptz
    where state = 'queued' and attempts > 0 and due_at > ${now}::timestamptz and conversation_id in (${mine})`;
}
