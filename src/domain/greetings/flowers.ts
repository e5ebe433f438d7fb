import { DateTime } from 'luxon';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { tellStaff } from '../dispatch/tell.ts';
import { dutyChain } from '../roster/on-duty.ts';
import { routeTeam } from '../roster/route-team.ts';
import { systemActor } from '../tickets/events.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { takeTicket } from '../tickets/staff-moves.ts';
import { greetingDay } from './days.ts';
import { readStandings } from './greet.ts';
import { type Candidate, decideGreeting } from './greeting.ts';
import { careTexts } from './messages.ts';
import { type Facts, flowersPrefix, noteDecisions, readFlowerCandidates } from './store.ts';
import { sayHome, wordsOf } from './words.ts';

/**
 * Gives out the tasks to bring flowers tomorrow (S106), each to the leader of the team that looks after people, in his own
 * chat: no group reads a name with a home (S32). Nothing for those who are not greeted for a reason of theirs or ours.
 */
export async function askForFlowers(
  tx: Tx,
  community: CommunityFacts,
  { clock, log }: { clock: Clock; log: Log },
): Promise<void> {
  const now = clock.now();
  const tomorrow = DateTime.fromJSDate(now, { zone: community.zone }).plus({ days: 1 });
  const day = greetingDay(tomorrow.toFormat('yyyy-MM-dd'));
  const candidates = await readFlowerCandidates(tx, day, community);
  const ids = candidates.map(({ residentId }) => residentId);
  const facts = new Map((await readStandings(tx, ids, community, now)).map((one) => [one.residentId, one]));
  for (const candidate of candidates) {
    const person = facts.get(candidate.residentId);
    if (!person) continue;
    // Neither what was sent these days nor a chat matters to a bunch of flowers.
    const standing = { ...person, greetedToday: false, pushes: 0, reachable: true };
    const decided = decideGreeting(standing, 1);
    const outcome = decided === 'sent' ? 'asked' : decided;
    const { residentId, kind, year } = candidate;
    const noted = await noteDecisions(tx, [{ residentId, kind: `${flowersPrefix}${kind}`, year, outcome }], now);
    if (noted.length === 0 || outcome !== 'asked') continue;
    await askOne(tx, { candidate, person, community, date: tomorrow.toFormat('M月d日') }, { clock, log });
  }
}

async function askOne(
  tx: Tx,
  {
    candidate,
    person,
    community,
    date,
  }: { candidate: Candidate; person: Facts; community: CommunityFacts; date: string },
  { clock, log }: { clock: Clock; log: Log },
): Promise<void> {
  const at = clock.now();
  const say = wordsOf(community);
  const { team } = await routeTeam(tx, community, { kind: 'care', category: 'flowers' });
  const home = sayHome(person);
  const ticket = await openTicket(tx, {
    ticket: {
      communityId: community.id,
      kind: 'care',
      category: 'flowers',
      urgency: 'normal',
      description: say(careTexts.task, { date }),
      source: 'greetings',
      teamId: team.id,
      ...(person.home && { unitId: person.home.id, place: home }),
    },
    by: systemActor,
    policy: community.policy,
    at,
  });
  const { leader, managers } = await dutyChain(tx, {
    ...{ teamId: team.id, communityId: community.id, at, zone: community.zone },
  });
  if (leader) {
    const by = { staffId: leader.id, name: leader.name, mayActForOthers: true };
    await takeTicket(tx, { ticketId: ticket.id, by, at });
  }
  const facts = { number: ticket.number, date, home, name: person.name };
  const what =
    candidate.kind === 'birthday'
      ? say(careTexts.flowersBirthday, facts)
      : say(careTexts.flowersMoveIn, { ...facts, years: candidate.years });
  const text = `${what}\n${say(careTexts.flowersHow, { number: ticket.number })}`;
  const to = leader ? [leader.id] : managers.map(({ id }) => id);
  const told = await tellStaff(tx, to, ticket.id, { key: `flowers:${ticket.id}`, text }, clock);
  if (told.length === 0) log.error({ communityId: community.id }, 'nobody could be asked to bring flowers');
}
