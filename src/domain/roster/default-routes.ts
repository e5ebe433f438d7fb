import type { TicketKind } from '../../platform/db.ts';

/** The teams that take each kind of ticket where the community's own table says nothing; the first is responsible. */
export const defaultRoutes: Record<TicketKind, readonly string[]> = {
  repair: ['engineering'],
  complaint: ['service'],
  emergency: ['order', 'engineering'],
  inquiry: ['service'],
  call: ['service'],
  suggestion: ['service'],
  service: ['service'],
  move: ['order'],
  care: ['service'],
};

/** Emergencies in which the technician, not the guard, ends the danger; both are called. */
export const technicalEmergencies: ReadonlySet<string> = new Set([
  'gas_leak',
  'lift_trapped',
  'flooding',
  'electric_shock',
]);

/** Where everything goes that has no team of its own. */
export const lastResort = 'service';
