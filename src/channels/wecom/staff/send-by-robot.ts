import type { Address, OutgoingContent, SendFacts, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { channelName } from '../address.ts';
import { answerBotMessage, botAnswerPath } from '../api/bot-answer.ts';
import { outcomeOf } from '../outcome.ts';
import type { StaffDeps } from './deps.ts';
import { texts } from './messages.ts';
import { otherWayInto, takeReply } from './replies-store.ts';
import { cardOfRobot, withNumbers, wordsOfRobot } from './robot-content.ts';
import { groupCapabilities, sendToGroup } from './send-to-group.ts';

/**
 * Answers in a chat of the robot that calls us: quoting what was written to it last, where that has not been answered;
 * else by the group's other way, where there is one; else it waits until somebody calls the robot again.
 */
export async function sendByRobot(
  deps: StaffDeps,
  address: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  const now = deps.clock.now();
  const url = await takeReply(deps.db, address.chat, now);
  if (!url) return await sendOtherwise(deps, address, content, key, facts);
  try {
    const message = { chat: address.chat, key, ticketId: facts.ticketId, content };
    const card = await cardOfRobot({ db: deps.db, now }, botAnswerPath, message);
    await answerBotMessage(deps.link, url, card?.content ?? wordsOfRobot(botAnswerPath, content));
    return { outcome: 'sent', ...(card && { externalId: card.taskId }) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** By a way that shows no buttons to those whom the message does not call. */
async function sendOtherwise(
  deps: StaffDeps,
  address: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  const other = await otherWayInto(deps.db, address.chat);
  if (!other) return { outcome: 'closed', reason: render(texts.waitsForWord, {}) };
  let last: SendResult = { outcome: 'sent' };
  for (const part of withNumbers(content, groupCapabilities)) {
    last = await sendToGroup(deps, { channel: channelName, ...other }, part, key, facts);
    if (last.outcome !== 'sent') return last;
  }
  return last;
}
