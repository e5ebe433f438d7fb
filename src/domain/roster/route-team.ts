import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { chooseTeams, type RouteQuestion } from './choose-teams.ts';
import { teamsOf } from './store.ts';
import type { Team } from './team.ts';

export interface Route {
  /** responsible */
  team: Team;
  /** called besides: an emergency calls two */
  also: Team[];
}

/**
 * The team that a ticket goes to: never nowhere (requirement S36).
 * @throws where the community has no team at all, which a set-up file cannot bring about.
 */
export async function routeTeam(
  tx: Tx,
  community: Pick<CommunityFacts, 'id' | 'routing'>,
  question: RouteQuestion,
): Promise<Route> {
  const [team, ...also] = chooseTeams(await teamsOf(tx, community.id), community.routing, question);
  if (!team) throw new Error(`community ${community.id} has no team`);
  return { team, also };
}
