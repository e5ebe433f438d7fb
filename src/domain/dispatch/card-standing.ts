import type { Button } from '../../messages/contract.ts';
import { render } from '../../messages/template.ts';
import type { Tx } from '../../platform/db.ts';
import { ticketById } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { standings } from './messages.ts';
import { cardButtons } from './page-ticket.ts';
import { companyIdOf } from './store.ts';

/** How a ticket stands on the cards that staff were sent. */
export interface CardStanding {
  /** what may be pressed now */
  buttons: Button[];
  /** the company id of who has it, on the channel asked for */
  holder?: string;
  line: string;
}

/** @returns undefined where there is no such ticket */
export async function cardStanding(tx: Tx, ticketId: string, channel: string): Promise<CardStanding | undefined> {
  const ticket = await ticketById(tx, ticketId);
  if (!ticket) return undefined;
  const { assigneeId } = ticket;
  const holder = assigneeId ? await companyIdOf(tx, assigneeId, channel) : undefined;
  return { buttons: cardButtons(ticket), line: standingLine(ticket), ...(holder && { holder }) };
}

/** What has become of a ticket, in a few words. */
export function standingLine(ticket: Ticket): string {
  const who = ticket.assigneeName ?? '';
  switch (ticket.state) {
    case 'open':
      return render(standings.open, {});
    case 'taken':
      return render(standings.taken, { who });
    case 'working':
      return render(standings.working, { who });
    case 'cancelled':
      return render(standings.cancelled, {});
    case 'answered':
      return render(standings.answered, {});
    default:
      return render(standings.finished, {});
  }
}
