/** What can happen to a ticket. The list is what the history is read by; a row is never changed. */
export type TicketEventType =
  | 'opened'
  | 'paged'
  | 'nobody-on-duty'
  | 'added' // more words or pictures from the reporter
  | 'corrected' // a fact was changed: { field, from, to }
  | 'taken'
  | 'returned'
  | 'transferred'
  | 'arrived'
  | 'promised'
  | 'finished'
  | 'answered'
  | 'relayed' // words passed between owner and staff
  | 'urged'
  | 'warned'
  | 'breached'
  | 'escalated'
  | 'reminded'
  | 'signed'
  | 'reopened'
  | 'dissatisfied'
  | 'rated'
  | 'call-task'
  | 'closed'
  | 'cancelled';

/** What is kept with an event: plain JSON. */
export type EventData = Record<string, string | number | boolean | null | string[]>;

/** Who did it. */
export interface Actor {
  id: string; // "resident:…", "staff:…", "identity:…", "system"
  name?: string;
}

export const systemActor: Actor = { id: 'system' };
export const staffActor = (staff: { staffId: string; name: string }): Actor => ({
  id: `staff:${staff.staffId}`,
  name: staff.name,
});

export interface TicketEventInput {
  ticketId: string;
  type: TicketEventType;
  at: Date;
  actor: Actor;
  data?: EventData;
}
