import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { dutyChain, onDuty } from '../roster/on-duty.ts';
import { routeTeam } from '../roster/route-team.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { tellStaff, tellTeams, type Word } from './tell.ts';

/**
 * Passes a word about a ticket to whoever follows it: into the team's group, calling its assignee or those on duty; where
 * no group is told, directly to the first of assignee, duty, leader and managers who can be reached. An emergency is
 * everybody's who was called to it. What is about the team itself goes past its group and its leader, and nothing goes to
 * the person it is about (S64).
 */
export async function tellFollowers(
  tx: Tx,
  { ticket, community }: { ticket: Ticket; community: CommunityFacts },
  word: Word,
  clock: Clock,
): Promise<void> {
  const { teamId, assigneeId, accusedStaffId, accusedTeamId } = ticket;
  if (!teamId) throw new Error(`ticket ${ticket.id} belongs to no team`);
  const place = { teamId, communityId: community.id, at: clock.now(), zone: community.zone };
  const chain = await dutyChain(tx, place);
  const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id).filter((id) => id !== accusedStaffId);
  const assignee = idsOf(assigneeId ? [{ id: assigneeId }] : []);
  const duty = idsOf(chain.duty);
  const leader = idsOf(chain.leader ? [chain.leader] : []);
  const managers = idsOf(chain.managers);

  const isEmergency = ticket.kind === 'emergency';
  if (isEmergency) await tellStaff(tx, [...leader, ...managers], ticket.id, word, clock);
  const isConfidential = accusedTeamId === teamId;
  if (!isConfidential) {
    const teams = isEmergency ? await calledTo(tx, ticket, community) : [teamId];
    let told = 0;
    for (const id of teams) {
      const own = id === teamId ? duty : idsOf(await onDuty(tx, { ...place, teamId: id }));
      const called = id === teamId && assignee.length > 0 ? assignee : own;
      told += (await tellTeams(tx, [id], called, ticket.id, word, clock)).length;
    }
    if (told > 0) return;
  }
  for (const people of isConfidential ? [assignee, managers] : [assignee, duty, leader, managers]) {
    if ((await tellStaff(tx, people, ticket.id, word, clock)).length > 0) return;
  }
}

/** The teams that an emergency has called. */
async function calledTo(tx: Tx, { kind, category, teamId }: Ticket, community: CommunityFacts): Promise<string[]> {
  const { team, also } = await routeTeam(tx, community, { kind, category });
  return [...new Set([...(teamId ? [teamId] : []), team.id, ...also.map(({ id }) => id)])];
}
