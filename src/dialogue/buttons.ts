import { isRatable } from '../domain/tickets/state.ts';
import { ticketByNumber } from '../domain/tickets/store.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import { askAfterAll } from './flows/answer-question.ts';
import { handOff } from './flows/handoff.ts';
import { questionTexts, statusTexts } from './flows/messages.ts';
import { cancel } from './flows/my-tickets.ts';
import { rate, refuseSignOff, signOff } from './flows/sign-off.ts';
import { pressOnHazard } from './hazards/resident.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';

const labels: Record<string, string> = {
  mended: '已修好',
  'not-mended': '未修好',
  settled: '已解决',
  'not-settled': '未解决',
};

/**
 * A press under one of our messages. Ids say all that is needed, so an old message still works where it still can.
 * @returns undefined where the button belongs to the talk under way (`home:…`, `when:…`, `trouble:…`, `mean:…`)
 */
export async function handleButton(ctx: TurnContext, button: string): Promise<TurnReply | undefined> {
  if (button === 'human') return handOff(ctx);
  if (button === 'cancel:none') return answer(words(ctx, statusTexts.kept, {}));
  const [action = '', number = '', value = ''] = button.split(':');
  const { talk } = ctx.state;
  if (action === 'home' || action === 'when' || action === 'trouble') {
    return talk ? undefined : answer(words(ctx, questionTexts.outdated, {}));
  }
  if (action === 'mean') {
    const isOpen = talk?.question?.buttons?.some(({ id }) => id === button);
    return isOpen ? undefined : answer(words(ctx, questionTexts.outdated, {}));
  }
  if (action === 'hazard-seen' || action === 'hazard-done') return pressOnHazard(ctx, action, Number(number));
  if (action === 'ask') return askAfterAll(ctx, number);
  const ticket = /^\d+$/.test(number) ? await ticketByNumber(ctx.tx, ctx.community.id, Number(number)) : undefined;
  if (!ticket || !isReporter(ctx, ticket)) return answer(words(ctx, questionTexts.notYours, {}));
  const label = labels[action] ?? '';
  switch (action) {
    case 'mended':
    case 'settled':
      return signOff(ctx, ticket, label);
    case 'not-mended':
    case 'not-settled':
      return refuseSignOff(ctx, ticket, label);
    case 'rate': {
      const score = Number(value);
      const ratable = isRatable(ticket) && ticket.state === 'closed' && [1, 2, 3, 4, 5].includes(score);
      return ratable ? rate(ctx, ticket, score) : answer(words(ctx, questionTexts.outdated, {}));
    }
    case 'cancel':
      return cancel(ctx, ticket);
    default:
      return answer(words(ctx, questionTexts.outdated, {}));
  }
}

/** Only the one who reported answers for a ticket: nobody signs or rates for somebody else (S88). */
function isReporter({ person, turn }: TurnContext, ticket: Ticket): boolean {
  if (person.kind === 'staff') return person.staffId === ticket.reporterStaffId;
  if (person.kind === 'resident' && person.residentId === ticket.reporterResidentId) return true;
  return ticket.conversationId === turn.conversation.id;
}
