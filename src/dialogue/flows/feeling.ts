import { cards } from '../../domain/dispatch/messages.ts';
import type { IntentId, Meaning } from '../../understanding/meaning.ts';
import { type Speaker, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { feelingTexts } from './messages.ts';
import { personButton } from './what-slot.ts';

/** “谢谢！！” is warm, not angry. */
const calm: ReadonlySet<IntentId> = new Set(['thanks', 'praise', 'greeting']);

function feelingOf({ meaning, text, read }: TurnContext): Meaning['feeling'] {
  const { feeling, intent, rating } = meaning;
  if (!feeling || calm.has(intent) || (intent === 'rating' && (rating?.value ?? 0) >= 4)) return undefined;
  // “修好了！！” is joy, “修好了，气死我了” is not: a yes is judged by its words alone.
  return intent === 'confirm' ? read(text.replace(/[!！]/g, '')).feeling : feeling;
}

/** Whoever was upset earlier in this talk still is: what is opened or passed on in this turn is marked with it. */
export const withFeeling = (ctx: TurnContext): TurnContext => {
  const feeling = ctx.button ? undefined : feelingOf(ctx);
  const marked = feeling ?? ctx.state.talk?.slots.feeling;
  return { ...ctx, ...(marked && { feeling: marked }), ...(feeling && { isUpset: true }) };
};

const againTexts = { angry: feelingTexts.angryAgain, distressed: feelingTexts.distressedAgain };

/**
 * The reply to somebody who shows anger or distress (S21): first a sentence that acknowledges it, another one than the
 * last time, and a person offered at once. Safety words of an emergency come before any other.
 */
export function gently(ctx: TurnContext, reply: TurnReply): TurnReply {
  const [first, ...rest] = reply.replies;
  const state = reply.state ?? ctx.state;
  // What is none of our business is answered for in its own words: nothing is dealt with.
  if (!ctx.isUpset || !ctx.feeling || !first || state.talk?.flow === 'emergency' || state.strayed) return reply;
  const lead = words(ctx, ctx.state.upset ? againTexts[ctx.feeling] : feelingTexts[ctx.feeling], {});
  const replies = [{ ...first, text: `${lead}${first.text}` }, ...rest];
  const upset = { ...state, upset: true };
  return state.talk?.flow === 'handoff'
    ? { ...reply, replies, state: upset }
    : withPerson(ctx, { ...reply, replies, state: upset });
}

/** Adds the way to a person under the last of the replies, and to the question as it may be put again. */
function withPerson(ctx: TurnContext, reply: TurnReply): TurnReply {
  const human = personButton(ctx);
  const offered = <Asked extends { buttons?: { id: string; label: string }[] | undefined }>(asked: Asked): Asked => {
    const buttons = asked.buttons ?? [];
    const isThere = buttons.some(({ id }) => id === 'human' || id.startsWith('ask:'));
    return isThere ? asked : { ...asked, buttons: [...buttons, human] };
  };
  const replies = reply.replies.map((one, index) => (index === reply.replies.length - 1 ? offered(one) : one));
  const { state } = reply;
  const { talk } = state ?? {};
  if (!state || !talk?.question || talk.asked === undefined) return { ...reply, replies };
  return { ...reply, replies, state: { ...state, talk: { ...talk, question: offered(talk.question) } } };
}

/** The line on a card that tells staff how the one who wrote feels; empty where nothing is to be told. */
export function feelingNote(ctx: Pick<Speaker, 'feeling' | 'community'>): string {
  return ctx.feeling ? words(ctx, ctx.feeling === 'angry' ? cards.reporterAngry : cards.reporterDistressed, {}) : '';
}
