import { cards } from '../domain/dispatch/messages.ts';
import { correctFacts } from '../domain/tickets/owner-moves.ts';
import { isOpen } from '../domain/tickets/state.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import { readAvailability, wishedTimes } from './flows/availability.ts';
import { saysIn } from './flows/lexicon.ts';
import { repairTexts } from './flows/messages.ts';
import { myTickets, spokenOf, tellStaffOf } from './flows/my-tickets.ts';
import { reporterOf } from './flows/reporter.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from './turn-context.ts';

/**
 * Another number to call or another time for the visit, told after the repair was opened: kept with it instead of
 * becoming a matter of its own, and passed on to whoever comes (S11).
 * @returns undefined where the words tell neither, or no repair is under way
 */
export async function changeLast(ctx: TurnContext, last: Ticket | undefined): Promise<TurnReply | undefined> {
  const { meaning, tx, now } = ctx;
  if (meaning.fault || meaning.publicPlaces.length > 0 || meaning.feeling === 'angry') return undefined;
  const phone = meaning.phones[0]?.value;
  const when = tellsAnotherTime(ctx) ? readAvailability(ctx, {}, true) : {};
  if (!phone && !when.availability) return undefined;
  const [ticket] = await repairUnderWay(ctx, last);
  if (!ticket) return undefined;
  const { by } = reporterOf(ctx);
  const { availability, availableFrom, availableTo } = when;
  await correctFacts(tx, {
    ticketId: ticket.id,
    by,
    at: now,
    ...(phone && { phone }),
    ...(availability && {
      availability,
      availableFrom: availableFrom ? new Date(availableFrom) : null,
      availableTo: availableTo ? new Date(availableTo) : null,
    }),
  });
  const { number } = ticket;
  const isFirst = ticket.availability === null;
  const text = [
    phone && words(ctx, cards.phoneCorrected, { number }),
    availability && words(ctx, isFirst ? cards.timeTold : cards.timeCorrected, { number, availability }),
  ];
  await tellStaffOf(ctx, ticket, { key: turnKey(ctx, 'changed'), text: text.filter(Boolean).join('\n') });
  const what = [
    phone && words(ctx, repairTexts.changedPhone, { phone }),
    availability && words(ctx, isFirst ? repairTexts.notedTime : repairTexts.changedTime, { availability }),
  ];
  const reply = words(ctx, repairTexts.changed, { number, what: what.filter(Boolean).join('，') });
  return answer(
    reply,
    { ticketId: ticket.id },
    { outcome: 'ticket', state: { ...ctx.state, lastTicketId: ticket.id } },
  );
}

/** A time for the visit: said as nothing else, or with a word on being in or on changing it. */
function tellsAnotherTime(ctx: TurnContext): boolean {
  const { meaning, text } = ctx;
  const times = wishedTimes(text, meaning.times);
  if (times.length === 0 || saysMereConsent(text) || /[?？吗呢]/.test(text) || meaning.since) return false;
  const said = times.reduce((sum, span) => sum + span.text.length, 0);
  return saysIn(text) || /改|换|时间|约|推|提前/.test(text) || text.trim().length - said <= 4;
}

/** “都行” answers a question for a time; unasked it moves nothing. */
const saysMereConsent = (text: string): boolean => /^\s*我?[都全]/.test(text);

async function repairUnderWay(ctx: TurnContext, last: Ticket | undefined): Promise<Ticket[]> {
  const repairs = (await myTickets(ctx)).filter((ticket) => ticket.kind === 'repair' && isOpen(ticket.state));
  return last && repairs.some((ticket) => ticket.id === last.id) ? [last] : spokenOf(ctx, repairs);
}
