import { cards } from '../../domain/dispatch/messages.ts';
import { tellStaff, tellTeams } from '../../domain/dispatch/tell.ts';
import { ticketTitle } from '../../domain/tickets/labels.ts';
import { cancelTicket } from '../../domain/tickets/owner-moves.ts';
import { awaitsSignOff } from '../../domain/tickets/state.ts';
import { insertEvents, openTicketsOf, runningClocks } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { sayMoment } from '../../messages/moment.ts';
import { maskText } from '../../platform/mask.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from '../turn-context.ts';
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
  const named = new Set(ctx.meaning.ticketNumbers.map((span) => span.value));
  const chosen = all.filter((ticket) => named.has(ticket.number));
  return chosen.length > 0 ? chosen : all;
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
    return words(ctx, at('arrive') ? standingTexts.coming : standingTexts.taken, { who, by });
  return words(ctx, standingTexts.open, { who, by });
}

export async function tellStatus(ctx: TurnContext): Promise<TurnReply> {
  const tickets = await myTickets(ctx);
  if (tickets.length === 0) return answer(words(ctx, statusTexts.none, {}));
  const lines: string[] = [];
  for (const ticket of tickets.slice(0, 5)) {
    const vars = {
      number: ticket.number,
      title: ticketTitle(ticket),
      place: ticket.place ?? ticket.description.slice(0, 12),
      standing: await sayStanding(ctx, ticket),
    };
    lines.push(words(ctx, statusTexts.line, vars));
  }
  return answer(lines.join('\n'), tickets.length === 1 && tickets[0] ? { ticketId: tickets[0].id } : {});
}

/** The owner presses: noted, passed on to whoever has it, and answered with how it truly stands. */
export async function urge(ctx: TurnContext): Promise<TurnReply | undefined> {
  const [ticket] = await myTickets(ctx);
  if (!ticket) return undefined;
  const { tx, now } = ctx;
  const { by } = reporterOf(ctx);
  await insertEvents(tx, [{ ticketId: ticket.id, type: 'urged', at: now, actor: by, data: { text: ctx.text } }]);
  const word = {
    key: turnKey(ctx, 'urge'),
    text: words(ctx, cards.urged, { number: ticket.number, text: maskText(ctx.text) }),
  };
  await tellStaffOf(ctx, ticket, word);
  const text = words(ctx, statusTexts.urged, { number: ticket.number, standing: await sayStanding(ctx, ticket) });
  return answer(text, { ticketId: ticket.id }, { outcome: 'ticket' });
}

/** Whoever works on a ticket: its assignee in the direct chat, or the team's group; never a group it is about. */
export async function tellStaffOf(
  ctx: TurnContext,
  ticket: Ticket,
  word: { key: string; text: string; media?: string[] },
): Promise<void> {
  const { tx, clock } = ctx;
  if (ticket.teamId && ticket.accusedTeamId !== ticket.teamId) {
    await tellTeams(tx, [ticket.teamId], ticket.assigneeId ? [ticket.assigneeId] : [], ticket.id, word, clock);
  } else if (ticket.assigneeId) {
    await tellStaff(tx, [ticket.assigneeId], ticket.id, word, clock);
  }
}

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
  const reason = ctx.text.trim();
  const cancelled = await cancelTicket(ctx.tx, { ticketId: ticket.id, by, at: ctx.now, reason });
  if (!cancelled.ok) return answer(words(ctx, statusTexts.cancelTooLate, { number: ticket.number }));
  await tellStaffOf(ctx, ticket, {
    key: turnKey(ctx, 'cancel'),
    text: words(ctx, cards.cancelledByReporter, { number: ticket.number, reason: maskText(reason) || '—' }),
  });
  return answer(words(ctx, statusTexts.cancelled, { number: ticket.number }), {}, { outcome: 'ticket' });
}
