import { staffTickets } from '../domain/dispatch/staff-tickets.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/db.ts';
import { pressOutcome } from './press-outcome-store.ts';

/** What a page for members of staff asks, by their ids on one of our accounts: their tickets, and what came of a press. */
export function memberDesk({ db, clock, ...at }: { db: Db; clock: Clock; channel: string; account: string }) {
  return {
    ticketsOf: (id: string) => staffTickets(db, { ...at, externalId: id }, clock),
    outcomeOf: (id: string, seq: string) => pressOutcome(db, { ...at, senderId: id, seq }),
  };
}
