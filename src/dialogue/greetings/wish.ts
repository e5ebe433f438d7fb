import { declineGreetings, welcomeGreetings } from '../../domain/greetings/decline.ts';
import { answer, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { asksToStop, declinesGreetings, wantsGreetings } from './lexicon.ts';
import { greetingTalk } from './messages.ts';

/**
 * A resident wants no greetings, or wants them again; obeyed at once.
 * @returns undefined where the words are about something else
 */
export async function takeGreetingWish(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { tx, clock, person, text } = ctx;
  if (person.kind !== 'resident' || ctx.button || ctx.media.length > 0) return undefined;
  const isStop = declinesGreetings(text) || (!ctx.state.talk && asksToStop(text));
  if (isStop) {
    await declineGreetings(tx, person.residentId, clock);
    return answer(words(ctx, greetingTalk.declined, {}), {}, { outcome: 'recorded' });
  }
  if (!wantsGreetings(text)) return undefined;
  await welcomeGreetings(tx, person.residentId);
  return answer(words(ctx, greetingTalk.welcome, {}), {}, { outcome: 'recorded' });
}
