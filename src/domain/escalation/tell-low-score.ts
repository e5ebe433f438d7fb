import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import type { Callable } from '../dispatch/page-plan.ts';
import { tellStaff } from '../dispatch/tell.ts';
import { systemActor } from '../tickets/events.ts';
import { insertEvents } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { alarms } from './messages.ts';
import { reachableFor } from './reachable-for.ts';
import { nameHolder, nameTicket, wordsOf } from './speech.ts';
import { lowScoreWasTold } from './store.ts';

/**
 * Tells the managers, each directly, of a score at or under the policy's `lowScore`; never the person who was rated, nor
 * one the ticket is about. Once for each score, and once more for the words that come after it. Where no manager can be
 * reached, the team's leader. @param low `comment`: the owner's words, if any; a bare number is none
 * @returns the names of those who are told of it; nobody where the score is not low
 */
export async function tellLowScore(
  tx: Tx,
  low: { ticket: Ticket; community: CommunityFacts; score: number; comment?: string },
  clock: Clock,
): Promise<string[]> {
  const { ticket, community, score } = low;
  if (score > community.policy.rating.lowScore) return [];
  const comment = /^\d*$/.test(low.comment?.trim() ?? '') ? undefined : low.comment?.trim();
  const { managers, leader } = await reachableFor(tx, ticket, community, clock.now());
  const others = (people: readonly Callable[]) =>
    people.filter(({ id }) => id !== ticket.assigneeId && id !== ticket.accusedStaffId);
  const fit = others(managers);
  const told = fit.length > 0 ? fit : others(leader ? [leader] : []);
  const to = told.map(({ id }) => id);
  const names = told.map(({ name }) => name);

  const say = wordsOf(community);
  const named = nameTicket(ticket, community);
  const holder = nameHolder(ticket, community);
  const key = `low-score:${ticket.id}:${score}`;
  if (await lowScoreWasTold(tx, ticket.id, score)) {
    const text = comment && say(alarms.lowScoreWords, { ticket: named, score, comment });
    if (text) await tellStaff(tx, to, ticket.id, { key: `${key}:words`, text }, clock);
    return names;
  }
  const words = comment ? say(alarms.lowScoreComment, { comment }) : '';
  const text = say(alarms.lowScore, { ticket: named, score, holder, comment: words });
  await tellStaff(tx, to, ticket.id, { key, text }, clock);
  const event = { ticketId: ticket.id, type: 'escalated', at: clock.now(), actor: systemActor } as const;
  await insertEvents(tx, [{ ...event, data: { lowScore: score, told: names } }]);
  return names;
}
