import { addToTicket } from '../domain/tickets/owner-moves.ts';
import { awaitsSignOff, isOpen } from '../domain/tickets/state.ts';
import { unratedTicketsOf } from '../domain/tickets/store.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import { mediaOf } from './flows/flow.ts';
import { isMereNod, saysNobodyCame, saysStillWrong, saysUnderstood } from './flows/lexicon.ts';
import { myTickets, spokenOf } from './flows/my-tickets.ts';
import { reporterOf } from './flows/reporter.ts';
import { askAgain, rate, refuseSignOff, signOff } from './flows/sign-off.ts';
import { tellsAnother } from './follow-up.ts';
import type { TurnContext, TurnReply } from './turn-context.ts';

/** Below it a reading is a guess. */
const unsure = 0.6;

/**
 * A yes, a no or a score, where we wait for one: in plain words, or as people tell that it still drips (S54, S88).
 * @returns undefined where the words are no answer to anything we asked
 */
export async function answerAwaited(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { meaning } = ctx;
  const mine = await myTickets(ctx);
  const [waiting] = spokenOf(
    ctx,
    mine.filter((ticket) => awaitsSignOff(ticket.state)),
  );
  if (waiting) {
    if (ctx.text.trim() === '' && ctx.media.length > 0) {
      const { by } = reporterOf(ctx);
      await addToTicket(ctx.tx, { ticketId: waiting.id, by, at: ctx.now, text: '', media: mediaOf(ctx, {}) });
      return askAgain(ctx, waiting);
    }
    if (waiting.state === 'finished' && isMereNod(ctx.text)) return askAgain(ctx, waiting);
    const othersComing = mine.some((ticket) => isOpen(ticket.state) && ticket.kind === 'repair');
    const yes = saysYes(ctx, waiting, othersComing);
    if (yes !== undefined) return yes ? signOff(ctx, waiting, '') : refuseSignOff(ctx, waiting, '');
    if (waiting.state === 'finished' && isVagueReport(ctx)) {
      const { by } = reporterOf(ctx);
      await addToTicket(ctx.tx, {
        ticketId: waiting.id,
        by,
        at: ctx.now,
        text: ctx.text.trim(),
        media: mediaOf(ctx, {}),
      });
      return askAgain(ctx, waiting);
    }
  }
  if (!meaning.rating || meaning.intent !== 'rating') return undefined;
  const residentId = ctx.person.kind === 'resident' ? ctx.person.residentId : undefined;
  const [unrated] = await unratedTicketsOf(ctx.tx, {
    conversationId: ctx.turn.conversation.id,
    ...(residentId && { residentId }),
    now: ctx.now,
  });
  return unrated && rate(ctx, unrated, meaning.rating.value);
}

/** “关得上了，就是有点涩” while work waits for a word: about that work, not a trouble of its own. */
const isVagueReport = ({ meaning }: TurnContext): boolean => {
  const isReport = meaning.intent === 'repair' || (meaning.intent === 'hazard_report' && meaning.confidence < unsure);
  return isReport && !meaning.device && meaning.rooms.length === 0 && meaning.publicPlaces.length === 0;
};

function saysYes(ctx: TurnContext, waiting: Ticket, othersComing: boolean): boolean | undefined {
  const { meaning, text } = ctx;
  if (meaning.answer) return meaning.answer === 'yes';
  const isRefusal = saysStillWrong(text) || (!othersComing && saysNobodyCame(text));
  if (isRefusal && !tellsAnother(ctx, waiting)) return false;
  if (waiting.kind === 'inquiry' && (meaning.intent === 'thanks' || saysUnderstood(text))) return true;
  if (!meaning.rating || meaning.intent !== 'rating') return undefined;
  if (waiting.state === 'finished') return meaning.rating.value >= 3 ? true : undefined;
  return meaning.rating.value >= 3;
}
