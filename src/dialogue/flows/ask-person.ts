import { comings } from '../../domain/dispatch/messages.ts';
import { runningClocks } from '../../domain/tickets/clock-store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { sayMoment } from '../../messages/moment.ts';
import { noteGap } from '../gaps.ts';
import { type Speaker, type TurnReply, words } from '../turn-context.ts';
import { questionTexts } from './messages.ts';
import { openAndPage } from './open-and-page.ts';

export interface Question {
  /** what it is about: an inquiry intent, "identity", "handoff" */
  category: string;
  description: string;
  urgent?: boolean;
  /** pictures of the talk so far; without them those of this message */
  media?: string[] | undefined;
  /** a number to call back, as it was told */
  phone?: string | undefined;
  /** we did answer, and a person is wanted all the same: no gap in what we know */
  hasAnswer?: boolean;
  /** what the asker reads; our usual words unless told */
  says?: typeof questionTexts.handedOn;
}

/**
 * Hands a question to a person who answers in the same chat, and notes that we had no answer (S17, S18).
 * @returns the words for the one who asked
 */
export async function askPerson(
  ctx: Speaker,
  question: Question,
): Promise<TurnReply & { ticket: Ticket; coming: string }> {
  const { tx, community, now } = ctx;
  const matter = {
    kind: 'inquiry',
    category: question.category,
    urgency: question.urgent ? 'urgent' : 'normal',
    description: question.description,
    media: question.media ?? ctx.media,
  } as const;
  const { ticket, team, paged } = await openAndPage(ctx, matter, { phone: question.phone });
  if (!question.hasAnswer) await noteGap(tx, ticket, now);
  const clocks = await runningClocks(tx, ticket.id);
  const replyAt = clocks.find((clock) => clock.kind === 'reply')?.dueAt ?? now;
  // Who asks for a person hears when one comes, not by when the matter is answered.
  const takenAt = clocks.find((clock) => clock.kind === 'take')?.steps.at(-1)?.at;
  const isForPerson = question.category === 'handoff' && takenAt !== undefined;
  const coming = words(ctx, isForPerson ? comings.person : comings.service, {
    who: paged.names.length > 0 ? paged.names.join('、') : team.name,
    by: sayMoment(isForPerson ? new Date(takenAt) : replyAt, now, community.zone),
  });
  return {
    replies: [
      {
        text: words(ctx, question.says ?? questionTexts.handedOn, { number: ticket.number, coming }),
        ticketId: ticket.id,
      },
    ],
    outcome: 'ticket',
    ticket,
    coming,
  };
}
