import { updateTemplateCard } from '../api/app-message.ts';
import { WecomError } from '../api/errors.ts';
import { cardOf } from './card-of.ts';
import { type OpenCard, openCardsOf, spendCode } from './cards-store.ts';
import type { StaffDeps, Standing } from './deps.ts';

/**
 * Shows on every open card of a ticket how it stands now: who has the ticket sees what he can press next, all others who
 * has it. Cards that show it already are left alone, since each repaint takes a code.
 */
export async function repaintCards(deps: StaffDeps, ticketId: string): Promise<void> {
  const cards = await openCardsOf(deps.db, ticketId, deps.clock.now());
  if (cards.length === 0) return;
  const standing = await deps.standingOf(ticketId);
  if (!standing) return;
  for (const card of cards) await repaint(deps, card, standing);
}

async function repaint(deps: StaffDeps, card: OpenCard, standing: Standing): Promise<void> {
  const { db, clock, log, agentId, caller } = deps;
  const isHolder = standing.holder === undefined || same(standing.holder, card.userid);
  const buttons = isHolder ? standing.buttons : [];
  const shown = card.content.buttons ?? [];
  if (buttons.length > 0 && shown.map(({ id }) => id).join() === buttons.map(({ id }) => id).join()) return;
  const content = { ...card.content, buttons };
  const isOver = buttons.length === 0;
  if (!(await spendCode(db, card, { content, ...(isOver && { closedAt: clock.now() }) }))) return;
  const become = isOver
    ? { card: cardOf(card.taskId, card.content), replaceText: standing.line }
    : { card: cardOf(card.taskId, content) };
  try {
    const { responseCode, userid } = { responseCode: card.responseCode ?? '', userid: card.userid };
    await updateTemplateCard(caller, { agentId, responseCode, userids: [userid], become });
  } catch (error) {
    // What is pressed on it is answered all the same by how the ticket stands.
    if (!(error instanceof WecomError)) throw error;
    log.warn({ err: error }, 'a card could not be repainted');
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
