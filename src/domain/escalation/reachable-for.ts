import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { directChatsOf, groupChatsOf } from '../dispatch/store.ts';
import { type DutyChain, dutyChain } from '../roster/on-duty.ts';
import { activeManagers } from '../roster/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Reachable } from './audience.ts';

/**
 * Those a late ticket may be told to: who has it, who is on duty at `at`, the team's leader, the managers. Somebody who
 * has no chat with us counts as absent, so that a step that would reach nobody passes to the next.
 */
export async function reachableFor(tx: Tx, ticket: Ticket, community: CommunityFacts, at: Date): Promise<Reachable> {
  const chain = await chainOf(tx, ticket, community, at);
  const groups = ticket.teamId ? await groupChatsOf(tx, [ticket.teamId]) : [];
  const { leader, managers } = chain;
  const assignee = ticket.assigneeId ? { id: ticket.assigneeId, name: ticket.assigneeName ?? '' } : undefined;
  const everybody = [...chain.duty, ...managers, ...(leader ? [leader] : []), ...(assignee ? [assignee] : [])];
  const ids = [...new Set(everybody.map(({ id }) => id))];
  const chats = new Set((await directChatsOf(tx, ids)).map(({ staffId }) => staffId));
  const has = <T extends { id: string }>(person: T | undefined) =>
    person && chats.has(person.id) ? person : undefined;
  return {
    duty: groups.length > 0 ? chain.duty : chain.duty.filter(has),
    managers: managers.filter(has),
    leader: has(leader),
    assignee: has(assignee),
  };
}

/** The duty chain of the ticket's team at `at`; of a ticket whose team is gone, the managers alone. */
export async function chainOf(tx: Tx, ticket: Ticket, community: CommunityFacts, at: Date): Promise<DutyChain> {
  const { teamId } = ticket;
  return teamId
    ? dutyChain(tx, { teamId, communityId: community.id, at, zone: community.zone })
    : { duty: [], managers: await activeManagers(tx, community.id) };
}
