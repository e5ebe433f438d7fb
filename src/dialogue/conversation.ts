import { answerAwaited } from './awaited-answer.ts';
import { handleButton } from './buttons.ts';
import { decideReading, readingTalk } from './either-meaning.ts';
import { handleEmergency } from './flows/emergency.ts';
import { flows } from './flows/index.ts';
import { saysWorkIsDone } from './flows/lexicon.ts';
import { resumeAside } from './go-on.ts';
import { takeGreetingWish } from './greetings/wish.ts';
import { photoOfNeighbour } from './hazards/photo-after.ts';
import { tellsRemoved } from './hazards/resident.ts';
import { takeUp } from './new-matter.ts';
import { isIdleAlarm } from './off-topic.ts';
import type { Talk } from './state.ts';
import { carryOn } from './talk-under-way.ts';
import type { TurnContext, TurnReply } from './turn-context.ts';
import { withVoices } from './voices.ts';

/**
 * One turn of talk with somebody who reports: an emergency before everything else; a button; the talk under way; an
 * answer we wait for; else whatever the words mean. What we cannot place goes to a person, who answers in this chat.
 */
export async function converse(turn: TurnContext): Promise<TurnReply> {
  const ctx = await withVoices(turn);
  const { meaning, state } = ctx;
  // Who is in danger may be beside themselves: that is no news to those who run there.
  if (meaning.emergency && !ctx.button && !isIdleAlarm(ctx))
    return handleEmergency({ ...ctx, feeling: undefined }, meaning.emergency.value);
  const pressed = ctx.button ? await handleButton(ctx, ctx.button) : undefined;
  if (pressed) return resumeAside(ctx, pressed);
  const wish = await takeGreetingWish(ctx);
  if (wish) return wish;
  const { talk } = state;
  if (talk?.flow === readingTalk && meaning.intent !== 'human_handoff') {
    const decided = await decideReading(ctx, talk);
    return 'reply' in decided ? decided.reply : resumeAside(decided.turn, await takeUp(decided.turn));
  }
  if (talk) {
    const done = await answerPastTalk(ctx, talk);
    if (done) return resumeAside(ctx, done);
    const inTalk = await carryOn(ctx, talk);
    if (inTalk) return resumeAside(ctx, inTalk);
  }
  const awaited = await answerAwaited(ctx);
  if (awaited) return awaited;
  const ofHazard = (await tellsRemoved(ctx)) ?? (await photoOfNeighbour(ctx));
  if (ofHazard) return ofHazard;
  const free = talk && !flows[talk.flow] ? { ...ctx, state: { ...state, talk: undefined } } : ctx;
  return resumeAside(free, await takeUp(free));
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
