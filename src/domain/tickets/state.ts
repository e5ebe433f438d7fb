import type { TicketKind, TicketState } from '../../platform/db.ts';

/** Every move a ticket may make. A move that is not here is refused to the person and is a bug anywhere else. */
const moves: Record<TicketState, readonly TicketState[]> = {
  open: ['taken', 'working', 'answered', 'finished', 'cancelled'],
  taken: ['taken', 'working', 'answered', 'finished', 'open', 'cancelled'],
  working: ['taken', 'answered', 'finished', 'open', 'cancelled'],
  answered: ['answered', 'closed', 'open', 'taken'], // a further answer; or it does not settle the matter
  finished: ['closed', 'open', 'taken'], // the owner may say it is not mended; what is done cannot be called off
  closed: [],
  cancelled: [],
};

export const canMove = (from: TicketState, to: TicketState): boolean => moves[from].includes(to);

/** Whether anything is still to be done about it, by us or by the owner. */
export const isOver = (state: TicketState): boolean => moves[state].length === 0;

/** Whether staff still have work to do. */
export const isOpen = (state: TicketState): boolean => state === 'open' || state === 'taken' || state === 'working';

/** Whether the person who reported it is asked if the matter is settled. */
export const awaitsSignOff = (state: TicketState): boolean => state === 'finished' || state === 'answered';

/** Kinds whose work ends in an answer rather than in something mended. */
export const isAnswered = (kind: TicketKind): boolean =>
  kind === 'complaint' || kind === 'inquiry' || kind === 'suggestion';

/** Whether a score is asked for: of repairs, and never of staff who reported one (S88). */
export const isRatable = (ticket: { kind: TicketKind; reporterStaffId: string | null }): boolean =>
  ticket.kind === 'repair' && ticket.reporterStaffId === null;
