import { type Gap, isNoted } from '../domain/answers/gap.ts';
import { countAgain, gapOfTicket, gapsOf, insertGap } from '../domain/answers/gap-store.ts';
import type { Ticket } from '../domain/tickets/ticket.ts';
import type { Tx } from '../platform/db.ts';
import { maskText } from '../platform/mask.ts';
import { askAlike, questionWords } from '../understanding/question-words.ts';

type Inquiry = Pick<Ticket, 'id' | 'kind' | 'category' | 'communityId' | 'description'>;

/** A question that went to a person is noted; asked before in like words, it is counted (S18). */
export async function noteGap(tx: Tx, ticket: Inquiry, at: Date): Promise<void> {
  if (ticket.kind !== 'inquiry' || !isNoted(ticket.category)) return;
  const { communityId, category: intent } = ticket;
  const same = await findAlike(tx, ticket);
  if (same) return countAgain(tx, same.id, at);
  const question = maskText(ticket.description.trim());
  await insertGap(tx, { communityId, ticketId: ticket.id, intent, question, askedAt: at });
}

/** The noted question that a ticket asks. */
export async function gapOf(tx: Tx, ticket: Inquiry): Promise<Gap | undefined> {
  if (ticket.kind !== 'inquiry' || !isNoted(ticket.category)) return undefined;
  return (await gapOfTicket(tx, ticket.id)) ?? findAlike(tx, ticket);
}

async function findAlike(tx: Tx, { communityId, category, description }: Inquiry): Promise<Gap | undefined> {
  return firstAlike(await gapsOf(tx, communityId, category), description);
}

/** The first of several questions that asks the same. A wrong match would be worse than none: see `askAlike`. */
export function firstAlike(gaps: readonly Gap[], text: string): Gap | undefined {
  const words = questionWords(text);
  if (!words) return undefined;
  return gaps.find(({ question }) => askAlike(questionWords(question) ?? [], words));
}
