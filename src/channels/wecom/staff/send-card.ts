import type { OutgoingContent, SendFacts } from '../../../messages/contract.ts';
import { sendAppMessage } from '../api/app-message.ts';
import { WecomError } from '../api/errors.ts';
import { cardOf, taskIdOf } from './card-of.ts';
import { keepCode, noteCard } from './cards-store.ts';
import type { StaffDeps } from './deps.ts';

/** The platform refuses a task_id that was used: then the card is there. */
const taskIdUsed = 42045;

/**
 * Sends a member a card with buttons. A second send under the same key is known by the card's id, so an unknown outcome is
 * simply tried again. @returns the card's id
 */
export async function sendCard(
  { db, clock, agentId, caller }: StaffDeps,
  userid: string,
  content: OutgoingContent,
  key: string,
  { ticketId }: SendFacts,
): Promise<string> {
  const taskId = taskIdOf(key, userid);
  await noteCard(db, { taskId, userid, content, ...(ticketId && { ticketId }) }, clock.now());
  const card = { type: 'buttons', ...cardOf(taskId, content) } as const;
  for (let tries = 1; ; tries++) {
    try {
      const { responseCode } = await sendAppMessage(caller, { agentId, userids: [userid], content: card });
      if (responseCode) await keepCode(db, taskId, responseCode, clock.now());
      return taskId;
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      if (error.code === taskIdUsed) return taskId;
      if (error.action !== 'uncertain' || tries === 2) throw error;
    }
  }
}
