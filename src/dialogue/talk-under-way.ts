import { ticketById } from '../domain/tickets/store.ts';
import type { IntentId } from '../understanding/meaning.ts';
import { answerAwaited } from './awaited-answer.ts';
import { answerQuestion } from './flows/answer-question.ts';
import { askPerson } from './flows/ask-person.ts';
import { continueEmergency } from './flows/emergency.ts';
import { continueTalk, type Flow, maxTries } from './flows/flow.ts';
import { addToLast, handOff, relayToPerson } from './flows/handoff.ts';
import { flows } from './flows/index.ts';
import { asksSomething, isMereNod, isStartOver, saysNoTrouble, saysNothing } from './flows/lexicon.ts';
import { questionTexts, statusTexts } from './flows/messages.ts';
import { tellStatus, urge } from './flows/my-tickets.ts';
import { commentOnRating, rate } from './flows/sign-off.ts';
import { thenGoOn } from './go-on.ts';
import { flowOf, isSure, questions } from './intents.ts';
import { asksForbidden } from './small-talk.ts';
import { startFlow } from './start-flow.ts';
import type { Talk } from './state.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';
import { continueVoice, voiceTalk } from './voice-note.ts';
import { isVoiceOnly } from './voices.ts';

/** The talk under way. @returns undefined where the words have nothing to do with it */
export async function carryOn(ctx: TurnContext, talk: Talk): Promise<TurnReply | undefined> {
  const { meaning } = ctx;
  if (talk.flow === voiceTalk) return continueVoice(ctx, talk);
  if (meaning.intent === 'human_handoff') return undefined;
  if (talk.flow === 'emergency') return continueEmergency(ctx);
  if (talk.flow === 'handoff') return settles(ctx) ? undefined : ((await answerAwaited(ctx)) ?? relayToPerson(ctx));
  if (talk.flow === 'rating-words') return continueRating(ctx, talk);
  const flow = flows[talk.flow];
  if (!flow) return undefined;
  if (cannotGoOn(ctx, talk)) return handOff(withTalk(ctx, talk));

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
  const sure = isSure(meaning);
  const tellsWhen = talk.asked === 'availability' && meaning.times.length > 0 && !asksSomething(ctx.text);
  const answersSlot =
    meaning.rooms.length + meaning.phones.length + meaning.publicPlaces.length > 0 || meaning.correction || tellsWhen;
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

/**
 * Asked twice, the second time with choices, and still nothing that tells what, where or who: a person takes over instead
 * of a third question (S10); who is upset is not asked for long (S21).
 */
function cannotGoOn(ctx: TurnContext, { asked, tries }: Talk): boolean {
  if (ctx.button || tries < 1) return false;
  if (asked === 'what') return saysNoTrouble(ctx.text);
  if (isVoiceOnly(ctx)) return asked === 'where' || asked === 'identity';
  const tellsWho = ctx.meaning.phones.length + ctx.meaning.rooms.length > 0;
  return asked === 'identity' && !tellsWho && tries >= (ctx.feeling ? 1 : maxTries);
}

/** What the talk has heard so far, for whoever takes it over. */
const withTalk = (ctx: TurnContext, { slots }: Talk): TurnContext => ({
  ...ctx,
  text: [slots.what, slots.place, ctx.text.trim()].filter(Boolean).join('；'),
  media: [...(slots.media ?? []), ...ctx.media],
});

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
  ctx.meaning.intent === 'thanks' || (ctx.meaning.intent === 'ticket_cancel' && isSure(ctx.meaning));

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
  if (ctx.text.trim() === '' && ctx.media.length > 0) return addToLast(ctx, ticket.id);
  if (meaning.intent === 'thanks' || isMereNod(ctx.text) || saysNothing(ctx.text)) {
    return answer(words(ctx, questionTexts.thanks, {}), {}, { state: { ...ctx.state, talk: undefined } });
  }
  const isNewMatter = newMatters.has(meaning.intent) && isSure(meaning);
  return isNewMatter ? undefined : commentOnRating(ctx, ticket);
}

/** A question in the middle: answered, or a person will answer it, and the talk goes on where it was. */
async function interject(ctx: TurnContext, flow: Flow, talk: Talk): Promise<TurnReply> {
  const known = await answerQuestion(ctx);
  if (known) return thenGoOn(ctx, flow, talk, known);
  const { ticket: _, ...asked } = await askPerson(ctx, { category: ctx.meaning.intent, description: ctx.text });
  return thenGoOn(ctx, flow, talk, asked);
}
