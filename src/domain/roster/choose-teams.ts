import type { TicketKind } from '../../platform/db.ts';
import { defaultRoutes, lastResort, technicalEmergencies } from './default-routes.ts';

export interface RouteQuestion {
  kind: TicketKind;
  category: string;
}

/**
 * The teams a ticket goes to, the responsible one first. The community's table is asked for "kind.category", for the
 * category (of a repair or complaint) and for the kind; an emergency calls the default teams besides. A team that
 * does not exist is replaced by customer service, then by any team with a leader, then by any team.
 * @returns nothing only where there is no team at all.
 */
export function chooseTeams<T extends { key: string; ledByActive: boolean }>(
  teams: readonly T[],
  routing: Readonly<Record<string, string>>,
  { kind, category }: RouteQuestion,
): T[] {
  const ofCategory = kind === 'repair' || kind === 'complaint' ? routing[category] : undefined;
  const routed = routing[`${kind}.${category}`] ?? ofCategory ?? routing[kind];
  const keys = routed === undefined ? defaults(kind, category) : [routed];
  if (routed !== undefined && kind === 'emergency') keys.push(...defaults(kind, category));
  const byKey = (key: string) => teams.find((team) => team.key === key);
  const found = [...new Set(keys)].flatMap((key) => byKey(key) ?? []);
  const fallback = byKey(lastResort) ?? teams.find((team) => team.ledByActive) ?? teams[0];
  return found.length > 0 ? found : fallback ? [fallback] : [];
}

function defaults(kind: TicketKind, category: string): string[] {
  const teams = [...defaultRoutes[kind]];
  return kind === 'emergency' && technicalEmergencies.has(category) ? teams.reverse() : teams;
}
