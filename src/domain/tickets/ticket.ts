import type { TicketKind, TicketState, Urgency } from '../../platform/db.ts';

/** A ticket as the rest of the service sees it. */
export interface Ticket {
  id: string;
  communityId: string;
  number: number;
  kind: TicketKind;
  category: string;
  urgency: Urgency;
  urgencyReason: string | null;
  state: TicketState;
  description: string;
  unitId: string | null;
  place: string | null;
  media: string[];
  since: string | null;
  availability: string | null;
  reporterResidentId: string | null;
  reporterStaffId: string | null;
  reporterName: string | null;
  reporterPhone: string | null;
  conversationId: string | null;
  source: string;
  parentId: string | null;
  teamId: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  accusedStaffId: string | null;
  accusedTeamId: string | null;
  level: number;
  rework: number;
  openedAt: Date;
  takenAt: Date | null;
  arrivedAt: Date | null;
  finishedAt: Date | null;
  promisedAt: Date | null;
  promiseReason: string | null;
  workDone: string | null;
  feeCents: number | null;
  answer: string | null;
  outcome: string | null;
}

/** The owner's own signature under the work: staff cannot make one (S55). */
export interface SignOff {
  by: string; // who, as on the channel or in the register
  residentId: string | null;
  at: string; // ISO
  means: 'button' | 'words';
  said: string;
  work: string | null;
  feeCents: number | null;
}

/** Why a move was refused; the texts for it stand beside the commands. */
export type Refusal =
  | { ok: false; why: 'not-found' }
  | { ok: false; why: 'taken-by'; name: string; at: Date }
  | { ok: false; why: 'wrong-state'; state: TicketState }
  | { ok: false; why: 'not-yours'; name: string | null };

export type Moved<T = object> = ({ ok: true; ticket: Ticket } & T) | Refusal;
