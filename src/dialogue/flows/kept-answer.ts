import { DateTime } from 'luxon';
import { keptGapsOf } from '../../domain/answers/gap-store.ts';
import { ticketById } from '../../domain/tickets/store.ts';
import { firstAlike } from '../gaps.ts';
import { type TurnContext, words } from '../turn-context.ts';
import { answerTexts } from './answer-messages.ts';

/** What the service centre once answered to the same question and kept for all, with its date and number. */
export async function keptAnswer(ctx: TurnContext): Promise<{ id: string; text: string } | undefined> {
  const { tx, community, meaning, now } = ctx;
  const gap = firstAlike(await keptGapsOf(tx, community.id, meaning.intent, now), ctx.text);
  if (!gap?.answer || !gap.keptAt || !gap.ticketId) return undefined;
  const number = (await ticketById(tx, gap.ticketId))?.number;
  if (number === undefined) return undefined;
  const date = DateTime.fromJSDate(gap.keptAt, { zone: community.zone }).toFormat('yyyy-MM-dd');
  const source = words(ctx, answerTexts.office, {});
  return { id: `kept-${number}`, text: words(ctx, answerTexts.kept, { text: gap.answer, source, date, number }) };
}
