import type { Tx } from '../../platform/db.ts';
import type { Policy } from '../communities/policy.ts';
import { insertClocks } from './clock-store.ts';
import { openingClocks } from './clocks.ts';
import type { Actor } from './events.ts';
import { insertEvents, insertTicket, type NewTicket, ticketById } from './store.ts';
import type { Ticket } from './ticket.ts';

/**
 * Opens a ticket: its number, its clocks as the policy stands now, and the first line of its history. Policy changes
 * later never move a running ticket (S160).
 * @throws if the community does not exist
 */
export async function openTicket(
  tx: Tx,
  input: { ticket: NewTicket; by: Actor; policy: Policy; at: Date },
): Promise<Ticket> {
  const { ticket, by, policy, at } = input;
  const { id, number } = await insertTicket(tx, ticket, at);
  await insertClocks(tx, id, openingClocks(ticket.kind, ticket.urgency, policy, at));
  await insertEvents(tx, [
    {
      ticketId: id,
      type: 'opened',
      at,
      actor: by,
      data: {
        number,
        kind: ticket.kind,
        category: ticket.category,
        urgency: ticket.urgency,
        urgencyReason: ticket.urgencyReason ?? null,
        place: ticket.place ?? null,
        description: ticket.description,
      },
    },
  ]);
  const opened = await ticketById(tx, id);
  if (!opened) throw new Error(`ticket ${id} vanished while it was opened`);
  return opened;
}
