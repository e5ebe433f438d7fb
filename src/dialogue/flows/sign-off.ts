import { cards } from '../../domain/dispatch/messages.ts';
import { pageTicket } from '../../domain/dispatch/page-ticket.ts';
import { tellFollowers } from '../../domain/dispatch/tell-followers.ts';
import { tellLowScore } from '../../domain/escalation/tell-low-score.ts';
import { tellRework } from '../../domain/escalation/tell-rework.ts';
import { askRating, signOffButtons } from '../../domain/surveys/questions.ts';
import { runningClocks } from '../../domain/tickets/clock-store.ts';
import { closeCallTasks, rateTicket, reopenTicket, signTicket } from '../../domain/tickets/owner-moves.ts';
import { isAnswered, isRatable } from '../../domain/tickets/state.ts';
import { addRatingComment, ratingOf } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { sayMoment } from '../../messages/moment.ts';
import { maskText } from '../../platform/mask.ts';
import { talkVersion } from '../state.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from '../turn-context.ts';
import { questionTexts, signOffTexts } from './messages.ts';
import { reporterOf } from './reporter.ts';

const residentIdOf = (ctx: TurnContext): string | null =>
  ctx.person.kind === 'resident' ? ctx.person.residentId : null;

const saidOf = (ctx: TurnContext, label: string): string => (ctx.button ? label : ctx.text.trim());

/** The owner confirms: signed and closed; after a repair one question for a rating. */
export async function signOff(ctx: TurnContext, ticket: Ticket, label: string): Promise<TurnReply> {
  const { tx, community, now, clock } = ctx;
  const { by } = reporterOf(ctx);
  const signed = await signTicket(tx, {
    ticketId: ticket.id,
    by,
    at: now,
    residentId: residentIdOf(ctx),
    means: ctx.button ? 'button' : 'words',
    said: saidOf(ctx, label),
    policy: community.policy,
  });
  if (!signed.ok) return answer(words(ctx, questionTexts.outdated, {}));
  const state = { ...ctx.state, lastTicketId: ticket.id };
  if (!isRatable(ticket)) {
    return answer(words(ctx, signOffTexts.closedAnswered, { number: ticket.number }), {}, { state });
  }
  const score = ctx.button ? undefined : ctx.meaning.rating?.value;
  if (score !== undefined) return rate({ ...ctx, state }, signed.ticket, score);
  // Nobody who is upset is surveyed in the same breath (S21); the reminder asks later.
  if (ctx.isUpset) return answer(words(ctx, signOffTexts.thanks, { number: ticket.number }), {}, { state });
  await askRating(tx, { ticket: signed.ticket, community, occasion: 'signed' }, clock);
  return { replies: [], outcome: 'answered', state };
}

/** The owner says it is not mended or not settled: back to work, up a level where that is due. */
export async function refuseSignOff(ctx: TurnContext, ticket: Ticket, label: string): Promise<TurnReply> {
  const { tx, community, now, clock } = ctx;
  const { by } = reporterOf(ctx);
  const said = saidOf(ctx, label);
  const reopened = await reopenTicket(tx, { ticketId: ticket.id, by, at: now, said, policy: community.policy });
  if (!reopened.ok) return answer(words(ctx, questionTexts.outdated, {}));
  const clocks = await runningClocks(tx, ticket.id);
  const due = (kind: string) => clocks.find((one) => one.kind === kind)?.dueAt ?? clocks[0]?.dueAt ?? now;
  const by1 = (kind: string) => sayMoment(due(kind), now, community.zone);
  const state = { ...ctx.state, lastTicketId: ticket.id };
  if (isAnswered(ticket.kind)) {
    const occasion = `dissatisfied:${ctx.turn.messages[0].seq}`;
    const note = [
      ticket.answer && words(ctx, cards.answeredBefore, { answer: maskText(ticket.answer) }),
      words(ctx, cards.dissatisfied, { said: maskText(said) }),
    ];
    const page = { ticket: reopened.ticket, community, occasion, note: note.filter(Boolean).join('') };
    const paged = await pageTicket(tx, page, clock);
    const who = paged.names.join('、') || community.name;
    const text = words(ctx, signOffTexts.dissatisfied, { number: ticket.number, who, by: by1('reply') });
    return answer(text, { ticketId: ticket.id }, { state });
  }
  const { manager } = await tellRework(tx, { ticket: reopened.ticket, community, said }, clock);
  const vars = { number: ticket.number, who: reopened.ticket.assigneeName ?? '', by: by1('arrive') };
  const text =
    reopened.ticket.rework >= 2 && manager
      ? words(ctx, signOffTexts.reopenedTwice, {
          ...vars,
          manager: manager.name,
          phone: manager.phone ?? community.hotline,
        })
      : words(ctx, signOffTexts.reopened, vars);
  return answer(text, { ticketId: ticket.id }, { state });
}

/** Keeps a score. A low one goes to the manager, and the owner is asked, not pressed, for words (S85, S88). */
export async function rate(ctx: TurnContext, ticket: Ticket, score: number): Promise<TurnReply> {
  const { tx, community, now, clock } = ctx;
  const before = await ratingOf(tx, ticket.id);
  const { by } = reporterOf(ctx);
  const said = ctx.button ? `${score}` : ctx.text.trim();
  await rateTicket(tx, { ticketId: ticket.id, by, at: now, residentId: residentIdOf(ctx), score, said });
  for (const task of await closeCallTasks(tx, { ticketId: ticket.id, by, at: now })) {
    const text = words(ctx, cards.callNoMore, { number: task.number, about: ticket.number });
    await tellFollowers(tx, { ticket: task, community }, { key: turnKey(ctx, `call:${task.number}`), text }, clock);
  }
  const low = score <= community.policy.rating.lowScore;
  const managers = low ? await tellLowScore(tx, { ticket, community, score, comment: said }, clock) : [];
  const text = before
    ? words(ctx, signOffTexts.rerated, { score })
    : low
      ? words(ctx, signOffTexts.ratedLow, { score, who: managers[0] ?? community.name })
      : words(ctx, signOffTexts.rated, { score });
  const talk = {
    flow: 'rating-words',
    version: talkVersion,
    slots: { ticketId: ticket.id },
    tries: 0,
    since: now.toISOString(),
  };
  return answer(text, { ticketId: ticket.id }, { state: { ...ctx.state, talk } });
}

/** Words after a score are kept with it, and go where a low score went. */
export async function commentOnRating(ctx: TurnContext, ticket: Ticket): Promise<TurnReply> {
  const { tx, community, clock } = ctx;
  const comment = ctx.text.trim();
  await addRatingComment(tx, ticket.id, comment);
  const rating = await ratingOf(tx, ticket.id);
  if (rating) await tellLowScore(tx, { ticket, community, score: rating.score, comment }, clock);
  const state = { ...ctx.state, talk: undefined };
  return answer(words(ctx, signOffTexts.commented, {}), { ticketId: ticket.id }, { state });
}

/** “好的” after “请您看看修好了没有” is no sign-off: the question stays, with its buttons. */
export async function askAgain(ctx: TurnContext, ticket: Ticket): Promise<TurnReply> {
  const buttons = signOffButtons(ticket, ctx.community);
  const first = ctx.unheard ? 'voiceFirst' : ctx.media.length > 0 ? 'pictureFirst' : 'lookFirst';
  return answer(words(ctx, signOffTexts[first], { number: ticket.number }), { ticketId: ticket.id, buttons });
}
