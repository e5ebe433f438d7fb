import type { Address, Capabilities, OutgoingContent, SendFacts, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { channelName } from '../address.ts';
import { answerBotMessage } from '../api/bot-answer.ts';
import { outcomeOf } from '../outcome.ts';
import type { StaffDeps } from './deps.ts';
import { texts } from './messages.ts';
import { otherWayInto, takeReply } from './replies-store.ts';
import { sendToGroup } from './send-to-group.ts';

/** What the robot (智能机器人) can say where somebody has just called it. It only answers. */
export const robotCapabilities: Capabilities = {
  buttons: 'numbers',
  maxButtons: 0,
  mentions: false,
  quotes: false,
  media: { image: false, voice: false, video: false, file: false },
  maxTextBytes: 20_480,
  proactive: false,
  idempotentSend: false,
};

/**
 * Answers in a chat of the robot: quoting what was written to it last, where that has not been answered; else by the
 * group's other way, where there is one; else it waits until somebody calls the robot again.
 */
export async function sendByRobot(
  deps: StaffDeps,
  address: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  const url = await takeReply(deps.db, address.chat, deps.clock.now());
  if (url) {
    try {
      await answerBotMessage(deps.link, url, asMarkdown(content.text));
      return { outcome: 'sent' };
    } catch (error) {
      return outcomeOf(error);
    }
  }
  const other = await otherWayInto(deps.db, address.chat);
  if (other) return sendToGroup(deps, { channel: channelName, ...other }, content, key, facts);
  return { outcome: 'closed', reason: render(texts.waitsForWord, {}) };
}

/** Our words are plain: a line is a line, and no sign of theirs is a mark. */
const asMarkdown = (text: string): string => text.replace(/([\\`*_#>[\]<])/g, '\\$1').replaceAll('\n', '\n\n');
