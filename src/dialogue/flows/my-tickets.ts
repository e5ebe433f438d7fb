import { cards } from '../../domain/dispatch/messages.ts';
import type { Word } from '../../domain/dispatch/tell.ts';
import { tellFollowers } from '../../domain/dispatch/tell-followers.ts';
import { runningClocks } from '../../domain/tickets/clock-store.ts';
import { ticketTitle } from '../../domain/tickets/labels.ts';
import { cancelTicket } from '../../domain/tickets/owner-moves.ts';
import { awaitsSignOff, isAnswered } from '../../domain/tickets/state.ts';
import { insertEvents, openTicketsOf } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { sayMoment } from '../../messages/moment.ts';
import { maskText } from '../../platform/mask.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from '../turn-context.ts';
import { feelingNote } from './feeling.ts';
import { statusTexts } from './messages.ts';
import { reporterOf } from './reporter.ts';
import { standingTexts } from './standing-messages.ts';

/** What the speaker has reported and is not over; one that is named by its number comes alone. */
export async function myTickets(ctx: TurnContext): Promise<Ticket[]> {
  const residentId = ctx.person.kind === 'resident' ? ctx.person.residentId : undefined;
  const all = await openTicketsOf(ctx.tx, {
    conversationId: ctx.turn.conversation.id,
    ...(residentId && { residentId }),
  });
  const chosen = all.filter((ticket) => namesNumber(ctx, ticket.number));
  return chosen.length > 0 ? chosen : all;
}

/** “1002取消”: the number of one of one's own tickets, standing alone, is that ticket, unless it is a room or a phone. */
function namesNumber(ctx: TurnContext, number: number): boolean {
  const { ticketNumbers, rooms, phones } = ctx.meaning;
  if (ticketNumbers.some((span) => span.value === number)) return true;
  const match = new RegExp(`(?<!\\d)${number}(?!\\d)`).exec(ctx.text);
  return match !== null && ![...rooms, ...phones].some((span) => match.index >= span.start && match.index < span.end);
}

/**
 * Which of these tickets the words are about: the one that was quoted, else those of the thing that is named (“灯什么时候修”),
 * else all of them.
 */
export function spokenOf(ctx: TurnContext, tickets: readonly Ticket[]): Ticket[] {
  const quoted = tickets.filter((ticket) => ticket.id === ctx.quotedTicketId);
  if (quoted.length > 0) return quoted;
  const { device, repairCategory } = ctx.meaning;
  if (!device) return [...tickets];
  const named = tickets.filter(
    (ticket) =>
      ticket.description.includes(device.value) || (repairCategory !== 'other' && ticket.category === repairCategory),
  );
  return named.length > 0 ? named : [...tickets];
}

/** Who has it, what comes next, and when: as it truly stands (S19). */
export async function sayStanding(ctx: TurnContext, ticket: Ticket): Promise<string> {
  const { community, now } = ctx;
  const clocks = await runningClocks(ctx.tx, ticket.id);
  const at = (kind: string) => clocks.find((clock) => clock.kind === kind)?.dueAt;
  const say = (moment: Date | undefined) => (moment ? sayMoment(moment, now, community.zone) : undefined);
  const by =
    say(at('promise') ?? at('arrive') ?? at('fix') ?? at('reply') ?? at('take') ?? clocks[0]?.dueAt) ??
    sayMoment(now, now, community.zone);
  const who = ticket.assigneeName ?? words(ctx, standingTexts.duty, {});
  if (awaitsSignOff(ticket.state)) return words(ctx, standingTexts.awaitsSignOff, { who, by });
  if (ticket.state === 'working') return words(ctx, standingTexts.working, { who, by });
  if (ticket.state === 'taken')
    return words(ctx, at('arrive') && !at('promise') ? standingTexts.coming : standingTexts.taken, { who, by });
  if (at('promise')) return words(ctx, standingTexts.taken, { who, by });
  if (at('arrive')) return words(ctx, standingTexts.openArrive, { who, by });
  if (at('reply')) return words(ctx, standingTexts.openReply, { who, by });
  // Nobody has it yet: what was promised is that somebody takes it, not when it is mended.
  const lastStep = clocks.find((clock) => clock.kind === 'take')?.steps.at(-1);
  const takenBy = lastStep && new Date(lastStep.at) > now ? new Date(lastStep.at) : undefined;
  return takenBy
    ? words(ctx, standingTexts.open, { who, by: sayMoment(takenBy, now, community.zone) })
    : words(ctx, standingTexts.openLate, { who, by });
}

export async function tellStatus(ctx: TurnContext): Promise<TurnReply> {
  const tickets = spokenOf(ctx, await myTickets(ctx));
  if (tickets.length === 0) return answer(words(ctx, statusTexts.none, {}));
  const lines = await standingLines(ctx, tickets);
  return answer(lines.join('\n'), tickets.length === 1 && tickets[0] ? { ticketId: tickets[0].id } : {});
}

const mostLines = 5;

async function standingLines(ctx: TurnContext, tickets: readonly Ticket[]): Promise<string[]> {
  const lines: string[] = [];
  for (const ticket of tickets.slice(0, mostLines)) {
    const vars = {
      number: ticket.number,
      title: ticketTitle(ticket),
      place: ticket.place ?? ticket.description.slice(0, 12),
      standing: await sayStanding(ctx, ticket),
    };
    lines.push(words(ctx, statusTexts.line, vars));
  }
  return lines;
}

/**
 * The owner presses: noted, passed on to whoever has it, and answered with how it truly stands. Where several are under
 * way and the words do not tell which, all that may be meant are pressed for: “怎么还没来” is about visits.
 */
export async function urge(ctx: TurnContext): Promise<TurnReply | undefined> {
  const mine = await myTickets(ctx);
  const pressing = spokenOf(
    ctx,
    mine.filter((ticket) => !awaitsSignOff(ticket.state)),
  );
  const visits = pressing.filter((ticket) => !isAnswered(ticket.kind));
  const meant = (/来|到|上门|师傅|修|人/.test(ctx.text) && visits.length > 0 ? visits : pressing).slice(0, mostLines);
  const [ticket, second] = meant;
  if (!ticket) return undefined;
  const { tx, now } = ctx;
  const { by } = reporterOf(ctx);
  for (const one of meant) {
    await insertEvents(tx, [{ ticketId: one.id, type: 'urged', at: now, actor: by, data: { text: ctx.text } }]);
    const text = words(ctx, cards.urged, { number: one.number, text: maskText(ctx.text) });
    await tellStaffOf(ctx, one, { key: turnKey(ctx, `urge:${one.number}`), text });
  }
  const sorry = ctx.isUpset ? '' : words(ctx, statusTexts.waited, {});
  if (second) {
    const lines = (await standingLines(ctx, meant)).join('\n');
    return answer(words(ctx, statusTexts.urgedSeveral, { sorry, lines }), {}, { outcome: 'ticket' });
  }
  const standing = await sayStanding(ctx, ticket);
  const text = words(ctx, statusTexts.urged, { number: ticket.number, standing, sorry });
  return answer(text, { ticketId: ticket.id }, { outcome: 'ticket' });
}

/** Passes a word on to whoever follows the ticket, with how the speaker feels. */
export const tellStaffOf = (ctx: TurnContext, ticket: Ticket, word: Word): Promise<void> => {
  const media = [...(word.media ?? []), ...(ctx.heard ?? [])];
  const told = { ...word, text: `${word.text}${feelingNote(ctx)}`, ...(media.length > 0 && { media }) };
  return tellFollowers(ctx.tx, { ticket, community: ctx.community }, told, ctx.clock);
};

/** Asks which ticket to cancel, or whether: a slip here would be costly. */
export async function askCancel(ctx: TurnContext): Promise<TurnReply | undefined> {
  const tickets = (await myTickets(ctx)).filter((ticket) => !awaitsSignOff(ticket.state));
  const [only, second] = tickets;
  if (!only) return undefined;
  const keep = { id: 'cancel:none', label: words(ctx, statusTexts.keep, {}) };
  const nameOf = (ticket: Ticket) => ticket.place ?? ticket.description.slice(0, 12);
  if (!second) {
    const vars = { number: only.number, title: ticketTitle(only), place: nameOf(only) };
    return answer(words(ctx, statusTexts.askCancel, vars), {
      ticketId: only.id,
      buttons: [{ id: `cancel:${only.number}`, label: words(ctx, statusTexts.yesCancel, {}) }, keep],
    });
  }
  const buttons = tickets.slice(0, 5).map((ticket) => ({
    id: `cancel:${ticket.number}`,
    label: `${ticket.number} ${ticketTitle(ticket)}`,
  }));
  return answer(words(ctx, statusTexts.whichCancel, {}), { buttons: [...buttons, keep] });
}

export async function cancel(ctx: TurnContext, ticket: Ticket): Promise<TurnReply> {
  const { by } = reporterOf(ctx);
  const reason = ctx.button ? '' : ctx.text.trim();
  const cancelled = await cancelTicket(ctx.tx, { ticketId: ticket.id, by, at: ctx.now, reason });
  if (!cancelled.ok) return answer(words(ctx, statusTexts.cancelTooLate, { number: ticket.number }));
  await tellStaffOf(ctx, ticket, {
    key: turnKey(ctx, 'cancel'),
    text: words(ctx, cards.cancelledByReporter, { number: ticket.number, reason: maskText(reason) || '—' }),
  });
  return answer(words(ctx, statusTexts.cancelled, { number: ticket.number }), {}, { outcome: 'ticket' });
}
