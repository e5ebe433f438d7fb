import type { Button } from '../../messages/contract.ts';
import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { dutyChain, onDuty } from '../roster/on-duty.ts';
import { systemActor } from '../tickets/events.ts';
import { isAnswered } from '../tickets/state.ts';
import { insertEvents } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { ticketCard } from './card.ts';
import { cards } from './messages.ts';
import { planPage } from './page-plan.ts';
import { dueTimesOf, teamName } from './store.ts';
import { tellStaff, tellTeams } from './tell.ts';

/** Who was paged for a ticket. */
export interface Paged {
  /** names of those who are to act: on duty, or next in the chain where nobody is */
  names: string[];
  nobodyOnDuty: boolean;
  confidential: boolean;
}

export interface Page {
  ticket: Ticket;
  community: CommunityFacts;
  /** distinguishes this page of the ticket from others: "opened", "returned:…" */
  occasion: string;
  /** more teams that must hear of it at once: an emergency rings order and engineering */
  alsoTeams?: string[];
  /** a line between the facts and the call */
  note?: string;
}

/** Pages a ticket as `planPage` decides: a card in the team's group that calls those on duty, and direct messages. */
export async function pageTicket(tx: Tx, page: Page, clock: Clock): Promise<Paged> {
  const { ticket, community, occasion } = page;
  const now = clock.now();
  const { teamId } = ticket;
  if (!teamId) throw new Error(`ticket ${ticket.id} belongs to no team`);
  const chain = await dutyChain(tx, { teamId, communityId: community.id, at: now, zone: community.zone });
  const plan = planPage(ticket, chain);
  const call = render(callFor(ticket), { number: ticket.number }, community.wording);
  const card = ticketCard(ticket, community, await dueTimesOf(tx, ticket.id), now, `${page.note ?? ''}${call}`);
  const word = {
    key: `page:${ticket.id}:${occasion}`,
    text: card,
    buttons: cardButtons(ticket),
    media: ticket.media,
  };

  const direct = new Map(plan.direct.map((person) => [person.id, person]));
  let onDutyNow = plan.group ?? [];
  if (plan.group) {
    for (const id of new Set([teamId, ...(page.alsoTeams ?? [])])) {
      const duty = id === teamId ? plan.group : await onDuty(tx, { teamId: id, at: now, zone: community.zone });
      const mentioned = duty.map((person) => person.id);
      const groups = await tellTeams(tx, [id], mentioned, ticket.id, word, clock);
      if (groups.length === 0) for (const person of duty) direct.set(person.id, person);
      if (id !== teamId) onDutyNow = [...onDutyNow, ...duty];
    }
  }
  const why = plan.confidential
    ? render(cards.confidential, {}, community.wording)
    : plan.nobodyOnDuty
      ? render(cards.nobodyOnDuty, { team: await teamName(tx, teamId) }, community.wording)
      : undefined;
  const toChiefs = { ...word, key: `${word.key}:direct`, text: why ? `${why}\n${card}` : card };
  await tellStaff(tx, [...direct.keys()], ticket.id, toChiefs, clock);

  const goesUp = ticket.level > 0 && direct.size > 0;
  const called = goesUp || plan.nobodyOnDuty || !plan.group ? [...direct.values()] : onDutyNow;
  const names = called.map((person) => person.name);
  const data = { occasion, called: names, direct: [...direct.values()].map((person) => person.name) };
  const type = plan.nobodyOnDuty ? 'nobody-on-duty' : 'paged';
  await insertEvents(tx, [{ ticketId: ticket.id, type, at: now, actor: systemActor, data }]);
  return { names, nobodyOnDuty: plan.nobodyOnDuty, confidential: plan.confidential };
}

const callFor = (ticket: Ticket) =>
  ticket.kind === 'call' ? cards.callToPhone : isAnswered(ticket.kind) ? cards.callToAnswer : cards.callToTake;

/** What may be pressed on a card, by how far the ticket is. Ids say all that is needed: they outlive a restart. */
export function cardButtons(ticket: Ticket): Button[] {
  const button = (action: string, label: string): Button => ({ id: `${action}:${ticket.number}`, label });
  if (ticket.state === 'open') return [button('take', '接单')];
  if (isAnswered(ticket.kind)) return [];
  if (ticket.state === 'taken') return [button('arrive', '到场'), button('finish', '完成')];
  return ticket.state === 'working' ? [button('finish', '完成')] : [];
}
