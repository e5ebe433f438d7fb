import type { Clock } from '../../platform/clock.ts';
import type { Hazard, Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { pageTicket } from '../dispatch/page-ticket.ts';
import { tellFollowers } from '../dispatch/tell-followers.ts';
import { type HazardActor, systemActor } from '../hazards/events.ts';
import { alarms } from '../hazards/messages.ts';
import { factsOf, wordsOf } from '../hazards/speech.ts';
import { insertHazardEvent, personToCall } from '../hazards/store.ts';
import { routeTeam } from '../roster/route-team.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { closeCallTasks } from '../tickets/owner-moves.ts';
import { openCallTasksOf } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';

interface About {
  hazard: Hazard;
  community: CommunityFacts;
}

/**
 * Has a person telephone the people of a unit about the hazard at their home (S100): the task carries name and number of
 * whom to call, which only whoever takes it is told. Nothing is opened where one is still to be done, or nobody lives there.
 */
export async function openHazardCall(tx: Tx, { hazard, community }: About, clock: Clock): Promise<Ticket | undefined> {
  const [known] = await openCallTasksOf(tx, hazard.id);
  if (known) return undefined;
  const at = clock.now();
  const person = hazard.unitId ? await personToCall(tx, hazard.unitId) : undefined;
  const words = wordsOf(community);
  const why = words(hazard.noticedAt ? alarms.notAnswered : alarms.notReached, {});
  const { team } = await routeTeam(tx, community, { kind: 'call', category: 'other' });
  const ticket = await openTicket(tx, {
    ticket: {
      ...{ communityId: community.id, kind: 'call', category: 'other', source: 'hazard', parentId: hazard.id },
      urgency: 'normal',
      description: words(alarms.call, { ...factsOf(hazard, community, at), why }),
      unitId: hazard.unitId,
      place: hazard.place,
      teamId: team.id,
      ...(person && { reporterResidentId: person.id, reporterName: person.name, reporterPhone: person.phone }),
    },
    by: systemActor,
    policy: community.policy,
    at,
  });
  await pageTicket(tx, { ticket, community, occasion: 'opened' }, clock);
  const data = { callTicketId: ticket.id, number: ticket.number };
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'chased', at, actor: systemActor, data });
  return ticket;
}

/** Whoever was to be telephoned has answered, or there is nothing left to say: the task is closed and its team told. */
export async function endHazardCall(
  tx: Tx,
  { hazard, community, by }: About & { by: HazardActor },
  clock: Clock,
): Promise<void> {
  for (const task of await closeCallTasks(tx, { ticketId: hazard.id, by, at: clock.now() })) {
    const text = wordsOf(community)(alarms.callNoMore, { number: task.number, about: hazard.number });
    await tellFollowers(tx, { ticket: task, community }, { key: `hazard-call:${task.id}:over`, text }, clock);
  }
}
