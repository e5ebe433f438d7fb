import { sayMoment } from '../../messages/moment.ts';
import { shortened } from '../../messages/sanitise.ts';
import { render, type Template, type Vars } from '../../messages/template.ts';
import { maskName, maskText } from '../../platform/mask.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { ticketTitle } from '../tickets/labels.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { cards } from './messages.ts';

/** A card is read at a glance; the contact that whoever takes it gets holds all of it. */
const mostCharacters = 600;

/** The card of a ticket as a group may read it: names masked, no phone number (S32). */
export function ticketCard(
  ticket: Ticket,
  community: CommunityFacts,
  dues: readonly { kind: string; dueAt: Date }[],
  now: Date,
  call: string,
): string {
  const text = <Names extends string>(template: Template<Names>, vars: Vars<Names>) =>
    render(template, vars, community.wording);
  const labels: Record<string, string> = { arrive: '前到场', fix: '前修好', reply: '前答复', promise: '前兑现承诺' };
  const times = dues
    .filter((due) => labels[due.kind])
    .map((due) => `${sayMoment(due.dueAt, now, community.zone)} ${labels[due.kind]}`)
    .join('，');
  const extras = [
    ticket.availability ? text(cards.available, { availability: ticket.availability }) : '',
    times ? text(cards.due, { times }) : '',
  ].join('');
  return text(cards.card, {
    title: ticketTitle(ticket),
    number: ticket.number,
    place: ticket.place ?? '待确认',
    who: ticket.reporterName ? `（${maskName(ticket.reporterName)}）` : '',
    description: shortened(maskText(ticket.description), mostCharacters),
    due: extras,
    photos: ticket.media.length > 0 ? text(cards.photos, { count: ticket.media.length }) : '',
    note: call,
  });
}
