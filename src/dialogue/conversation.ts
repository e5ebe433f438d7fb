import { ticketTitle } from '../domain/tickets/labels.ts';
import { isOpen } from '../domain/tickets/state.ts';
import { ticketById } from '../domain/tickets/store.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import type { IntentId } from '../understanding/meaning.ts';
import { answerAwaited } from './awaited-answer.ts';
import { handleButton } from './buttons.ts';
import { changeLast } from './change-last.ts';
import { answerQuestion } from './flows/answer-question.ts';
import { askPerson } from './flows/ask-person.ts';
import { continueEmergency, handleEmergency } from './flows/emergency.ts';
import { continueTalk } from './flows/flow.ts';
import { addToLast, handOff, relayToPerson } from './flows/handoff.ts';
import { flows } from './flows/index.ts';
import { goesOnAsking, isMereNod, isStartOver, saysNothing, saysWorkIsDone } from './flows/lexicon.ts';
import { handoffTexts, questionTexts, statusTexts } from './flows/messages.ts';
import { askCancel, myTickets, tellStatus, urge } from './flows/my-tickets.ts';
import { commentOnRating, rate } from './flows/sign-off.ts';
import { correctLast, duplicateOf } from './follow-up.ts';
import { asksForbidden, smallTalk } from './small-talk.ts';
import { type Talk, talkVersion } from './state.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';

/** Which flow an intent starts. */
const flowOf: Partial<Record<IntentId, string>> = { repair: 'repair', hazard_report: 'repair', complaint: 'complaint' };

/** Questions that are taken up in the middle of a talk, after which the talk goes on. */
const questions: ReadonlySet<IntentId> = new Set([
  'fee_inquiry',
  'parking_inquiry',
  'renovation_inquiry',
  'access_inquiry',
  'general_inquiry',
  'special_service',
  'move_pass',
  'suggestion',
]);

/** How sure a reading must be to leave the talk that is under way. */
const sureEnoughToSwitch = 0.6;
/** Words without a matter of their own belong to the ticket of a moment ago for this long. */
const lastTicketMinutes = 15;

/**
 * One turn of talk with somebody who reports: an emergency before everything else; a button; the talk under way; an
 * answer we wait for; else whatever the words mean. What we cannot place goes to a person, who answers in this chat.
 */
export async function converse(ctx: TurnContext): Promise<TurnReply> {
  const { meaning, state } = ctx;
  if (meaning.emergency && !ctx.button) return handleEmergency(ctx, meaning.emergency.value);
  const pressed = ctx.button ? await handleButton(ctx, ctx.button) : undefined;
  if (pressed) return resumeAside(ctx, pressed);
  const { talk } = state;
  if (talk) {
    const done = await answerPastTalk(ctx, talk);
    if (done) return resumeAside(ctx, done);
    const inTalk = await carryOn(ctx, talk);
    if (inTalk) return resumeAside(ctx, inTalk);
  }
  const awaited = await answerAwaited(ctx);
  if (awaited) return awaited;
  const free = talk && !flows[talk.flow] ? { ...ctx, state: { ...state, talk: undefined } } : ctx;
  return resumeAside(free, await startOver(free));
}

/**
 * “修好了”, “4分” in the middle of another report is about the work that is done, whatever was asked last; a report that
 * has nothing yet is then let go, any other waits.
 */
async function answerPastTalk(ctx: TurnContext, talk: Talk): Promise<TurnReply | undefined> {
  if (!flows[talk.flow] || ctx.button) return undefined;
  if (!saysWorkIsDone(ctx.text) && ctx.meaning.intent !== 'rating') return undefined;
  const aside = talk.slots.what ? [talk, ...ctx.state.aside] : ctx.state.aside;
  return answerAwaited({ ...ctx, state: { ...ctx.state, talk: undefined, aside } });
}

/** The talk under way. @returns undefined where the words have nothing to do with it */
async function carryOn(ctx: TurnContext, talk: Talk): Promise<TurnReply | undefined> {
  const { meaning } = ctx;
  if (meaning.intent === 'human_handoff') return undefined;
  if (talk.flow === 'emergency') return continueEmergency(ctx);
  if (talk.flow === 'handoff') return settles(ctx) ? undefined : ((await answerAwaited(ctx)) ?? relayToPerson(ctx));
  if (talk.flow === 'rating-words') return continueRating(ctx, talk);
  const flow = flows[talk.flow];
  if (!flow) return undefined;

  if (meaning.intent === 'ticket_cancel') {
    const text = words(ctx, statusTexts.talkCancelled, {});
    return answer(text, {}, { outcome: 'recorded', state: { ...ctx.state, talk: undefined } });
  }
  if (isStartOver(ctx.text)) {
    const again = await startFlow({ ...ctx, text: '', media: [], state: { ...ctx.state, talk: undefined } }, talk.flow);
    return withLead(again, words(ctx, questionTexts.startOver, {}));
  }
  if (asksForbidden(ctx)) return thenGoOn(ctx, flow, talk, answer(words(ctx, questionTexts.privacy, {})));
  if (isAside(ctx)) {
    const said = meaning.intent === 'thanks' ? questionTexts.thanks : questionTexts.here;
    return thenGoOn(ctx, flow, talk, answer(words(ctx, said, {})));
  }
  const sure = meaning.confidence >= sureEnoughToSwitch;
  const answersSlot =
    meaning.rooms.length + meaning.phones.length + meaning.publicPlaces.length > 0 || meaning.correction;
  if (!answersSlot && questions.has(meaning.intent) && sure) return interject(ctx, flow, talk);
  if (!answersSlot && meaning.intent === 'ticket_status' && sure)
    return thenGoOn(ctx, flow, talk, await tellStatus(ctx));
  const pressed = !answersSlot && meaning.intent === 'ticket_urge' && sure ? await urge(ctx) : undefined;
  if (pressed) return thenGoOn(ctx, flow, talk, pressed);
  const other = flowOf[meaning.intent];
  if (other && other !== talk.flow && sure && !answersSlot && talk.asked !== 'what') {
    return startFlow({ ...ctx, state: { ...ctx.state, talk: undefined, aside: [talk, ...ctx.state.aside] } }, other);
  }
  return continueTalk(flow, talk, ctx);
}

/** A thank-you, a greeting or a mark between question and answer is neither an answer nor lost. */
const isAside = (ctx: TurnContext): boolean =>
  !ctx.button &&
  ctx.media.length === 0 &&
  (ctx.meaning.intent === 'thanks' || ctx.meaning.intent === 'greeting' || saysNothing(ctx.text));

function withLead(reply: TurnReply, lead: string): TurnReply {
  const [first, ...rest] = reply.replies;
  return first ? { ...reply, replies: [{ ...first, text: `${lead}${first.text}` }, ...rest] } : reply;
}

/** “好了，谢谢” ends the emergency or hand-over talk instead of being passed on. */
const settles = (ctx: TurnContext): boolean =>
  ctx.meaning.intent === 'thanks' ||
  (ctx.meaning.intent === 'ticket_cancel' && ctx.meaning.confidence >= sureEnoughToSwitch);

/** What after a score is no word on the score; blame and praise are. */
const newMatters: ReadonlySet<IntentId> = new Set([
  ...questions,
  'repair',
  'hazard_report',
  'ticket_status',
  'ticket_urge',
  'greeting',
]);

async function continueRating(ctx: TurnContext, talk: Talk): Promise<TurnReply | undefined> {
  const { meaning } = ctx;
  const id = talk.slots.ticketId;
  const ticket = id ? await ticketById(ctx.tx, id) : undefined;
  if (!ticket) return undefined;
  // A score in a longer thought is a word on the score that was given, not another one.
  if (meaning.rating && meaning.intent === 'rating') return rate(ctx, ticket, meaning.rating.value);
  if (meaning.intent === 'thanks' || isMereNod(ctx.text) || saysNothing(ctx.text)) {
    return answer(words(ctx, questionTexts.thanks, {}), {}, { state: { ...ctx.state, talk: undefined } });
  }
  const isNewMatter = newMatters.has(meaning.intent) && meaning.confidence >= sureEnoughToSwitch;
  return isNewMatter ? undefined : commentOnRating(ctx, ticket);
}

/** A question in the middle: answered, or a person will answer it, and the talk goes on where it was. */
async function interject(ctx: TurnContext, flow: (typeof flows)[string], talk: Talk): Promise<TurnReply> {
  const known = await answerQuestion(ctx);
  if (known) return thenGoOn(ctx, flow, talk, known);
  const { ticket: _, ...asked } = await askPerson(ctx, { category: ctx.meaning.intent, description: ctx.text });
  return thenGoOn(ctx, flow, talk, asked);
}

/** After something in between: asks again for what was missing, in the same reply. */
async function thenGoOn(
  ctx: TurnContext,
  flow: (typeof flows)[string],
  talk: Talk,
  between: TurnReply,
): Promise<TurnReply> {
  const slot =
    flow.slots.find((one) => one.name === talk.asked) ?? flow.slots.find((one) => one.isMissing(ctx, talk.slots));
  if (!slot) return between;
  const question = await slot.ask(ctx, talk.slots, 0);
  const said = between.replies.map((reply) => reply.text);
  const text = [...said, `${words(ctx, questionTexts.goOn, {})}${question.text}`].join('\n');
  const state = { ...(between.state ?? ctx.state), talk: { ...talk, asked: slot.name } };
  // What was answered in between keeps its way to a person.
  const buttons = [...(question.buttons ?? []), ...between.replies.flatMap((reply) => reply.buttons ?? [])];
  return { ...between, replies: [{ ...question, text, ...(buttons.length > 0 && { buttons }) }], state };
}

/** After a turn that ended its talk: the talk set aside before it is taken up again. */
async function resumeAside(ctx: TurnContext, reply: TurnReply): Promise<TurnReply> {
  const state = reply.state ?? ctx.state;
  const [talk, ...aside] = state.aside;
  if (state.talk || !talk) return reply;
  const flow = flows[talk.flow];
  if (!flow) return { ...reply, state: { ...state, aside } };
  return thenGoOn({ ...ctx, state: { ...state, talk, aside } }, flow, talk, {
    ...reply,
    state: { ...state, talk, aside },
  });
}

/** Nothing is under way: what the words mean decides. */
async function startOver(ctx: TurnContext): Promise<TurnReply> {
  const { meaning, state } = ctx;
  const last = await lastTicket(ctx);
  if (meaning.correction && last) return correctLast(ctx, last);
  if (ctx.text.trim() === '' && ctx.media.length > 0) {
    if (last) return addToLast(ctx, last.id);
    return startFlow(ctx, 'repair', words(ctx, questionTexts.pictureOnly, {}));
  }
  const small = await smallTalk(ctx, last);
  if (small) return small;
  const about = await aboutTickets(ctx);
  if (about) return about;
  const changed = await changeLast(ctx, last);
  if (changed) return changed;
  const flow = flowOf[meaning.intent];
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
  const isVague = meaning.intent === 'other' || meaning.confidence < sureEnoughToSwitch;
  if (last && (isVague || goesOn)) return addToLast(ctx, last.id);
  // “要收多少钱” right after a report is about that report, which whoever answers cannot guess.
  const description =
    last && last.kind !== 'inquiry'
      ? words(ctx, questionTexts.about, { text: ctx.text, number: last.number, what: ticketTitle(last) })
      : ctx.text;
  const { ticket, ...handed } = await askPerson(ctx, { category: meaning.intent, description });
  return { ...handed, state: { ...state, lastTicketId: ticket.id } };
}

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

async function startFlow(ctx: TurnContext, id: string, instead?: string): Promise<TurnReply> {
  const flow = flows[id];
  if (!flow) throw new Error(`there is no flow ${id}`);
  const talk: Talk = { flow: id, version: talkVersion, slots: {}, tries: 0, since: ctx.now.toISOString() };
  const reply = await continueTalk(flow, talk, { ...ctx, state: { ...ctx.state, talk } });
  const [first, ...rest] = reply.replies;
  return instead && first && reply.outcome === 'answered'
    ? { ...reply, replies: [{ ...first, text: instead }, ...rest] }
    : reply;
}
