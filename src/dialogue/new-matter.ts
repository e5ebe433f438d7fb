import { ticketTitle } from '../domain/tickets/labels.ts';
import { isOpen } from '../domain/tickets/state.ts';
import { ticketById } from '../domain/tickets/store.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import type { IntentId } from '../understanding/meaning.ts';
import { changeLast } from './change-last.ts';
import { askWhichReading, mayBePressingRepair } from './either-meaning.ts';
import { answerQuestion } from './flows/answer-question.ts';
import { askPerson } from './flows/ask-person.ts';
import { addToLast, handOff } from './flows/handoff.ts';
import { goesOnAsking, saysMoved } from './flows/lexicon.ts';
import { handoffTexts, questionTexts } from './flows/messages.ts';
import { askCancel, myTickets, tellStatus, urge } from './flows/my-tickets.ts';
import { correctLast, duplicateOf } from './follow-up.ts';
import { tellsOfNeighbour } from './hazards/neighbour.ts';
import { flowOf, isSure, questions } from './intents.ts';
import { answerOffTopic, askWhatIsMeant } from './off-topic.ts';
import { smallTalk } from './small-talk.ts';
import { startFlow } from './start-flow.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';
import { takeVoiceNote } from './voice-note.ts';

/** Words without a matter of their own belong to the ticket of a moment ago for this long. */
const lastTicketMinutes = 15;

/** Nothing is under way: what the words mean decides. */
export async function takeUp(ctx: TurnContext): Promise<TurnReply> {
  const { meaning, state } = ctx;
  const last = await lastTicket(ctx);
  if (meaning.correction && last) return correctLast(ctx, last);
  if (ctx.text.trim() === '' && ctx.media.length > 0) {
    if (last) return addToLast(ctx, last.id);
    if (ctx.unheard) return takeVoiceNote(ctx);
    return startFlow(ctx, 'repair', { instead: words(ctx, questionTexts.pictureOnly, {}) });
  }
  const moved = saysMoved(ctx.text) ? await changeLast(ctx, last) : undefined;
  if (moved) return moved;
  const small = await smallTalk(ctx, last);
  if (small) return small;
  const changed = ticketTalk.has(meaning.intent) ? undefined : await changeLast(ctx, last);
  if (changed) return changed;
  const strayed = answerOffTopic(ctx, last);
  if (strayed) return strayed;
  const neighbour = meaning.intent === 'hazard_report' ? await tellsOfNeighbour(ctx) : undefined;
  if (neighbour) return neighbour;
  const isPressing = mayBePressingRepair(meaning);
  const which = last || isPressing ? undefined : await askWhichReading(ctx);
  if (which) return which;
  const unclear = askWhatIsMeant(ctx, last);
  if (unclear) return unclear;
  const about = await aboutTickets(ctx);
  if (about) return about;
  const flow = isPressing ? 'repair' : flowOf[meaning.intent];
  if (flow) {
    const same = await duplicateOf(ctx, flow, last);
    return same ?? startFlow(ctx, flow);
  }
  // “又漏了”: too little to be sure of, but something is broken.
  if (!last && meaning.fault && (meaning.intent === 'other' || meaning.intent === 'deny'))
    return startFlow(ctx, 'repair');
  const known = questions.has(meaning.intent) ? await answerQuestion(ctx) : undefined;
  if (known) return known;
  const goesOn = last?.kind === 'inquiry' && goesOnAsking(ctx.text);
  const isVague = meaning.intent === 'other' || !isSure(meaning);
  if (last && (isVague || goesOn)) return addToLast(ctx, last.id);
  // “要收多少钱” right after a report is about that report, which whoever answers cannot guess.
  const description =
    last && last.kind !== 'inquiry'
      ? words(ctx, questionTexts.about, { text: ctx.text, number: last.number, what: ticketTitle(last) })
      : ctx.text;
  const { ticket, ...handed } = await askPerson(ctx, { category: meaning.intent, description });
  return { ...handed, state: { ...state, lastTicketId: ticket.id } };
}

/** “催一下，最好今天来” presses, “取消明天的” cancels: a time in them is none for the visit, unless it is plainly moved. */
const ticketTalk: ReadonlySet<IntentId> = new Set(['human_handoff', 'ticket_status', 'ticket_urge', 'ticket_cancel']);

/**
 * How a ticket stands, a push, a cancellation, a person. Who has no ticket and names a thing or a place speaks of a
 * trouble that we have not heard of yet.
 */
async function aboutTickets(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { meaning } = ctx;
  const namesTrouble = Boolean(meaning.fault || (meaning.device && meaning.publicPlaces.length > 0));
  const none = async () => (namesTrouble ? startFlow(ctx, 'repair') : tellStatus(ctx));
  switch (meaning.intent) {
    case 'human_handoff':
      return handOff(ctx);
    case 'ticket_status':
      return (await myTickets(ctx)).length > 0 ? tellStatus(ctx) : none();
    case 'ticket_urge':
      return (await urge(ctx)) ?? none();
    case 'ticket_cancel':
      return (await askCancel(ctx)) ?? answer(words(ctx, handoffTexts.ended, {}));
    default:
      return undefined;
  }
}

/** The ticket that this chat spoke of a moment ago and that is still being worked on. */
async function lastTicket(ctx: TurnContext): Promise<Ticket | undefined> {
  const { lastTicketId, lastAt } = ctx.state;
  if (!lastTicketId || !lastAt) return undefined;
  if (ctx.now.getTime() - new Date(lastAt).getTime() > lastTicketMinutes * 60_000) return undefined;
  const ticket = await ticketById(ctx.tx, lastTicketId);
  return ticket && isOpen(ticket.state) ? ticket : undefined;
}
