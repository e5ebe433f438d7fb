import type { Ticket } from '../domain/tickets/ticket.ts';
import { addToLast } from './flows/handoff.ts';
import { asksAboutOthers, asksOurNumber, onlyWonders, saysNothing } from './flows/lexicon.ts';
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
  if (asksOurNumber(text)) return answer(words(ctx, questionTexts.ourNumber, { hotline: community.hotline }));
  if (asksForbidden(ctx)) return answer(words(ctx, questionTexts.privacy, {}));
  // “又漏了” out of nowhere is no answer to us: something is broken.
  if (meaning.intent === 'deny' && !last && meaning.fault) return undefined;
  switch (meaning.intent) {
    case 'greeting':
      return answer(words(ctx, questionTexts.greeting, { community: community.name, hotline: community.hotline }));
    case 'thanks':
      return answer(words(ctx, questionTexts.thanks, {}), {}, { state: { ...state, talk: undefined } });
    case 'rating':
      return (meaning.rating?.value ?? 0) >= 4 ? answer(words(ctx, questionTexts.praise, {})) : undefined;
    case 'praise':
      return answer(words(ctx, questionTexts.praise, {}));
    case 'confirm':
      return answer(words(ctx, last ? questionTexts.nod : questionTexts.emptyMessage, {}));
    case 'deny':
      // More than a no is a matter of its own: nothing that was told is lost.
      if (text.trim().length > 4) return last ? addToLast(ctx, last.id) : undefined;
      return answer(words(ctx, last ? questionTexts.whatIsWrong : questionTexts.emptyMessage, {}));
    default:
      return saysNothing(text) ? answer(words(ctx, questionTexts.emptyMessage, {})) : undefined;
  }
}

/** Asks for what is told to nobody; a report that names other people is none of this. */
export function asksForbidden({ meaning, text }: TurnContext): boolean {
  const isReport = meaning.phones.length > 0 || meaning.fault !== undefined;
  const isNamed = meaning.persons.some(({ value }) => !value.isSpeaker);
  return !isReport && asksAboutOthers(text, isNamed);
}
