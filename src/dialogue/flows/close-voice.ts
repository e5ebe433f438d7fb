import { cards } from '../../domain/dispatch/messages.ts';
import { cancelTicket } from '../../domain/tickets/owner-moves.ts';
import { ticketById } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { type TurnContext, turnKey, words } from '../turn-context.ts';
import { voiceTexts } from './messages.ts';
import { tellStaffOf } from './my-tickets.ts';
import { reporterOf } from './reporter.ts';

/** A voice note that lay with a person goes with the repair that came of it, unless somebody has taken it up already. */
export async function closeVoiceFor(
  ctx: TurnContext,
  voiceTicketId: string | undefined,
  repair: Ticket,
): Promise<void> {
  const ticket = voiceTicketId ? await ticketById(ctx.tx, voiceTicketId) : undefined;
  if (ticket?.state !== 'open') return;
  const reason = words(ctx, voiceTexts.becameRepair, { number: repair.number });
  const { by } = reporterOf(ctx);
  const closed = await cancelTicket(ctx.tx, { ticketId: ticket.id, by, at: ctx.now, reason });
  if (!closed.ok) return;
  const text = words(ctx, cards.cancelledByReporter, { number: ticket.number, reason });
  await tellStaffOf(ctx, ticket, { key: turnKey(ctx, 'voice'), text });
}
