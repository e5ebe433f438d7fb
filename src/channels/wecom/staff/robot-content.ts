import type { Capabilities, OutgoingContent } from '../../../messages/contract.ts';
import { fitToChannel } from '../../../messages/render.ts';
import type { Db } from '../../../platform/db.ts';
import { type BotContent, botCard, botWords } from '../api/bot-content.ts';
import { cardOf, taskIdOf } from './card-of.ts';
import { noteCard } from './cards-store.ts';

/** What the robot (智能机器人) can say. Half the bytes of its Markdown, since signs in our words are written as two. */
export const robotCapabilities: Capabilities = {
  buttons: 'native',
  maxButtons: 6,
  mentions: false,
  quotes: false,
  media: { image: false, voice: false, video: false, file: false },
  maxTextBytes: 10_240,
  proactive: false,
  idempotentSend: false,
};

/** The second line and what follows is the card's small print: more would be cut. */
const mostCardBytes = 2048;

/** The message with its buttons as numbered lines, in parts that `capabilities` can carry: a digit said to the robot picks. */
export function withNumbers(content: OutgoingContent, capabilities: Capabilities): OutgoingContent[] {
  return fitToChannel(content, { ...capabilities, buttons: 'numbers', maxButtons: 0 });
}

/** The message as words that the robot can say. @throws WecomError */
export function wordsOfRobot(path: string, content: OutgoingContent): BotContent {
  return botWords(
    path,
    withNumbers(content, robotCapabilities)
      .map(({ text }) => text)
      .join('\n'),
  );
}

export interface RobotCard {
  taskId: string;
  content: BotContent;
}

/**
 * The message as a card, noted so that a press on it is known; nothing where it has no buttons or is too long for one.
 * @throws WecomError
 */
export async function cardOfRobot(
  { db, now }: { db: Db; now: Date },
  path: string,
  message: { chat: string; key: string; ticketId: string | undefined; content: OutgoingContent },
): Promise<RobotCard | undefined> {
  const { chat, key, ticketId, content } = message;
  if (!content.buttons?.length || Buffer.byteLength(content.text) > mostCardBytes) return undefined;
  const taskId = taskIdOf(key, chat);
  const card = botCard(path, cardOf(taskId, content));
  await noteCard(db, { taskId, userid: chat, content, ...(ticketId && { ticketId }) }, now);
  return { taskId, content: card };
}
