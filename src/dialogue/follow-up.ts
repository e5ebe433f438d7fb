import { cards } from '../domain/dispatch/messages.ts';
import { addToTicket, correctPlace } from '../domain/tickets/owner-moves.ts';
import { isOpen } from '../domain/tickets/state.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import { maskText } from '../platform/mask.ts';
import { mediaOf } from './flows/flow.ts';
import { addToLast } from './flows/handoff.ts';
import { saysItGoesOn, spots } from './flows/lexicon.ts';
import { complaintTexts, repairTexts } from './flows/messages.ts';
import { myTickets, sayStanding, tellStaffOf } from './flows/my-tickets.ts';
import { readPlace } from './flows/place.ts';
import { reporterOf } from './flows/reporter.ts';
import type { Slots } from './state.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from './turn-context.ts';

/** “不是501，是502” after the ticket was opened: only what was said changes, and whoever works on it is told (S11). */
export async function correctLast(ctx: TurnContext, ticket: Ticket): Promise<TurnReply> {
  const slots: Slots = {
    room: roomOfTicket(ticket),
    publicPlace: ticket.unitId === null,
    ...(ticket.unitId && { unitId: ticket.unitId }),
    ...(ticket.place && { place: ticket.place }),
  };
  const { by } = reporterOf(ctx);
  const said = await readPlace(ctx, slots);
  const place = said.place ?? ctx.text.trim();
  await correctPlace(ctx.tx, { ticketId: ticket.id, by, at: ctx.now, place, unitId: said.unitId ?? null });
  const from = ticket.place ?? '—';
  const text = words(ctx, cards.placeCorrected, { number: ticket.number, from, to: place });
  await tellStaffOf(ctx, ticket, { key: turnKey(ctx, 'corrected'), text });
  return answer(
    words(ctx, repairTexts.placeCorrected, { number: ticket.number, place }),
    { ticketId: ticket.id },
    { outcome: 'ticket' },
  );
}

/** The parts of a ticket's place, as far as it is written as a room. */
const roomOfTicket = (ticket: Ticket) => {
  const match = /^(?:([\dA-Za-z]+)栋)?(?:(\d+)单元)?(\d+)?/.exec(ticket.place ?? '');
  const [, building, entrance, room] = match ?? [];
  return { ...(building && { building }), ...(entrance && { entrance }), ...(room && { room }) };
};

/** Another spot or another thing than the ticket is about. */
export function tellsAnother(ctx: TurnContext, ticket: Ticket): boolean {
  const isNew = (word: string) => ctx.text.includes(word) && !ticket.description.includes(word);
  const device = ctx.meaning.device?.value;
  // “接头那里还在渗” after the tap was mended names another part of the same.
  const isSame = ctx.meaning.repairCategory === ticket.category && saysItGoesOn(ctx.text);
  return spots.some(isNew) || (device !== undefined && !isSame && isNew(device));
}

/** More anger about the complaint of a moment ago is part of it. */
async function sameComplaint(ctx: TurnContext, last: Ticket | undefined): Promise<TurnReply | undefined> {
  const category = ctx.meaning.complaintCategory;
  if (last?.kind !== 'complaint' || (category !== 'other' && category !== last.category)) return undefined;
  const added = await addToLast(ctx, last.id);
  const text = words(ctx, complaintTexts.added, { number: last.number });
  return { ...added, replies: [{ text, ticketId: last.id }] };
}

/**
 * The same trouble told again while its ticket is open: added to it instead of opened anew.
 * @returns undefined where it is a matter of its own
 */
export async function duplicateOf(
  ctx: TurnContext,
  flow: string,
  last: Ticket | undefined,
): Promise<TurnReply | undefined> {
  if (flow === 'complaint') return sameComplaint(ctx, last);
  if (flow !== 'repair') return undefined;
  const { meaning } = ctx;
  const category = meaning.repairCategory;
  const said = await readPlace(ctx, {});
  const candidates = (await myTickets(ctx)).filter((ticket) => ticket.kind === 'repair' && isOpen(ticket.state));
  const same = candidates.find((ticket) => {
    if (said.place && said.place !== ticket.place) return false;
    if (category === 'other') return ticket.id === last?.id;
    return ticket.category === category && !tellsAnother(ctx, ticket);
  });
  if (!same) return undefined;
  const { by } = reporterOf(ctx);
  await addToTicket(ctx.tx, { ticketId: same.id, by, at: ctx.now, text: ctx.text.trim(), media: mediaOf(ctx, {}) });
  const text = words(ctx, cards.moreFromReporter, { number: same.number, text: maskText(ctx.text) });
  await tellStaffOf(ctx, same, { key: turnKey(ctx, 'added'), text, media: ctx.media });
  const reply = words(ctx, repairTexts.already, {
    number: same.number,
    place: same.place ?? '',
    standing: await sayStanding(ctx, same),
  });
  return answer(reply, { ticketId: same.id }, { outcome: 'ticket', state: { ...ctx.state, lastTicketId: same.id } });
}
