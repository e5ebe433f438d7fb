import type { Ticket } from '../domain/tickets/ticket.ts';
import { asksAboutOthers, onlyWonders, saysNothing } from './flows/lexicon.ts';
import { questionTexts } from './flows/messages.ts';
import { myTickets, tellStatus } from './flows/my-tickets.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';

/**
 * What needs nobody's work: greetings, thanks, nods, marks and faces; and what is told to nobody, other people's names
 * and numbers (S31). @param last the ticket this chat spoke of a moment ago
 * @returns undefined where the words are a matter
 */
export async function smallTalk(ctx: TurnContext, last: Ticket | undefined): Promise<TurnReply | undefined> {
  const { meaning, state, community, text } = ctx;
  if (ctx.media.length > 0) return undefined;
  if (onlyWonders(text) && (await myTickets(ctx)).length > 0) return tellStatus(ctx);
  if (asksAboutOthers(text)) return answer(words(ctx, questionTexts.privacy, {}));
  switch (meaning.intent) {
    case 'greeting':
      return answer(words(ctx, questionTexts.greeting, { community: community.name, hotline: community.hotline }));
    case 'thanks':
      return answer(words(ctx, questionTexts.thanks, {}), {}, { state: { ...state, talk: undefined } });
    case 'praise':
      return answer(words(ctx, questionTexts.praise, {}));
    case 'confirm':
      return answer(words(ctx, last ? questionTexts.nod : questionTexts.emptyMessage, {}));
    case 'deny':
      return answer(words(ctx, last ? questionTexts.whatIsWrong : questionTexts.emptyMessage, {}));
    default:
      return saysNothing(text) ? answer(words(ctx, questionTexts.emptyMessage, {})) : undefined;
  }
}
