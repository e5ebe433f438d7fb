import type { Tx } from '../../platform/db.ts';
import { ticketById } from './store.ts';

/** Whether what is said about a ticket may not wait at all (`emergency`) or not for the morning (`urgent`). */
export async function pressingOf(tx: Tx, ticketId: string): Promise<'emergency' | 'urgent' | undefined> {
  const ticket = await ticketById(tx, ticketId);
  if (!ticket) return undefined;
  if (ticket.kind === 'emergency' || ticket.urgency === 'emergency') return 'emergency';
  return ticket.urgency === 'urgent' ? 'urgent' : undefined;
}
