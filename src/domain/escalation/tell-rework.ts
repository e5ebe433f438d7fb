import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { maskText } from '../../platform/mask.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { ticketCard } from '../dispatch/card.ts';
import { cards } from '../dispatch/messages.ts';
import { cardButtons } from '../dispatch/page-ticket.ts';
import { dueTimesOf } from '../dispatch/store.ts';
import { tellStaff, tellTeams } from '../dispatch/tell.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { audienceOf } from './audience.ts';
import { alarms } from './messages.ts';
import { chainOf, reachableFor } from './reachable-for.ts';
import { nameHolder, nameTicket, wordsOf } from './speech.ts';

/** From this many times 未修好 on, the managers see to it themselves and the owner learns who they are (S61). */
const MANAGERS_FROM_REWORK = 2;

/**
 * Tells staff that the owner says it is not mended: a card with the owner's words to whoever has it and to the group,
 * and from the second time on to the managers.
 * @param rework `ticket` as it stands after it was reopened
 * @returns from the second time on the manager whom the reply to the owner names
 */
export async function tellRework(
  tx: Tx,
  rework: { ticket: Ticket; community: CommunityFacts; said: string },
  clock: Clock,
): Promise<{ manager?: { name: string; phone: string | null } }> {
  const { ticket, community } = rework;
  const said = maskText(rework.said);
  const now = clock.now();
  const key = `rework:${ticket.id}:${ticket.rework}`;
  const people = await reachableFor(tx, ticket, community, now);
  const note = render(cards.reworkNote, { count: ticket.rework, said }, community.wording);
  const text = ticketCard(ticket, community, await dueTimesOf(tx, ticket.id), now, note);
  const word = { key, text, buttons: cardButtons(ticket) };
  const holder = people.assignee
    ? [people.assignee]
    : audienceOf('arrive', { kind: 'warn', level: 0 }, ticket, people).direct;
  await tellStaff(
    tx,
    holder.map(({ id }) => id),
    ticket.id,
    word,
    clock,
  );
  const confidential = ticket.teamId !== null && ticket.accusedTeamId === ticket.teamId;
  if (ticket.teamId && !confidential) {
    const called = ticket.assigneeId ? [ticket.assigneeId] : people.duty.map(({ id }) => id);
    await tellTeams(tx, [ticket.teamId], called, ticket.id, { ...word, key: `${key}:group` }, clock);
  }
  if (ticket.rework < MANAGERS_FROM_REWORK) return {};

  const innocent = (person: { id: string }) => person.id !== ticket.accusedStaffId;
  const facts = {
    ticket: nameTicket(ticket, community),
    count: ticket.rework,
    said,
    holder: nameHolder(ticket, community),
  };
  const chiefs = people.managers.filter(innocent).map(({ id }) => id);
  const text2 = wordsOf(community)(alarms.reworkForManager, facts);
  await tellStaff(tx, chiefs, ticket.id, { key: `${key}:manager`, text: text2 }, clock);
  const chain = await chainOf(tx, ticket, community, now);
  const named = [...chain.managers, ...(chain.leader ? [chain.leader] : [])].find(innocent);
  return named ? { manager: { name: named.name, phone: named.phone } } : {};
}
