import type { TicketKind, TicketState } from '../../platform/db.ts';

/** Every move a ticket may make. A move that is not here is refused to the person and is a bug anywhere else. */
const moves: Record<TicketState, readonly TicketState[]> = {
  open: ['taken', 'working', 'answered', 'finished', 'cancelled'],
  taken: ['taken', 'working', 'answered', 'finished', 'open', 'cancelled'],
  working: ['taken', 'answered', 'finished', 'open', 'cancelled'],
  answered: ['answered', 'closed', 'open', 'taken', 'cancelled'], // a further answer; or it does not settle the matter
  finished: ['closed', 'open', 'taken', 'cancelled'], // the owner may say it is not mended
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
