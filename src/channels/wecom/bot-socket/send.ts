import type { Address, Capabilities, OutgoingContent, SendFacts, SendResult } from '../../../messages/contract.ts';
import { fitToChannel } from '../../../messages/render.ts';
import { render } from '../../../messages/template.ts';
import type { BotContent } from '../api/bot-content.ts';
import { WecomError } from '../api/errors.ts';
import { outcomeOf } from '../outcome.ts';
import type { StaffDeps } from '../staff/deps.ts';
import { texts } from '../staff/messages.ts';
import { cardOfRobot, robotCapabilities, wordsOfRobot } from '../staff/robot-content.ts';
import { giveButtons } from '../staff/send-to-group.ts';
import type { BotSocket } from './bot-socket.ts';

/**
 * What the robot can say by its connection: it may also write first, where it was written to before. It rings nobody in a
 * group: whom a message calls gets its buttons in his own chat, too.
 */
export const socketCapabilities: Capabilities = { ...robotCapabilities, mentions: true, proactive: true };

const sendCommand = 'aibot_send_msg';
const respondCommand = 'aibot_respond_msg';
/** The kind of chat is found by the platform: a group's id or a member's. */
const anyChat = 0;
/** Another process may have the connection, and take the message. */
const elsewhereSeconds = 1;

/**
 * Says something by the robot's connection: in answer to the oldest fresh message that has none, else of itself. What the
 * platform does not take in a group waits until somebody calls the robot there.
 */
export async function sendBySocket(
  deps: StaffDeps,
  socket: BotSocket,
  { chat }: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  if (!socket.isUp) return { outcome: 'later', reason: render(texts.botOffline, {}), afterSeconds: elsewhereSeconds };
  const waitSeconds = await deps.pacing.reserve({ kind: 'bot', botId: socket.botId, chat });
  if (waitSeconds > 0) return { outcome: 'retry', reason: render(texts.paced, {}), afterSeconds: waitSeconds };
  try {
    await giveButtons(deps, content, key, facts);
    let taskId: string | undefined;
    for (const part of fitToChannel(content, robotCapabilities)) {
      taskId = await sayPart(deps, socket, { chat, key, ticketId: facts.ticketId, content: part });
    }
    return { outcome: 'sent', ...(taskId !== undefined && { externalId: taskId }) };
  } catch (error) {
    const result = outcomeOf(error);
    const isGone = error instanceof WecomError && error.action === 'gone';
    return isGone ? { outcome: 'closed', reason: render(texts.waitsForWord, {}) } : result;
  }
}

/** @returns the card's id, where it was sent as one */
async function sayPart(
  deps: Pick<StaffDeps, 'db' | 'clock' | 'log'>,
  socket: BotSocket,
  message: Parameters<typeof cardOfRobot>[2],
): Promise<string | undefined> {
  const { chat, content } = message;
  const card = await cardOfRobot({ db: deps.db, now: deps.clock.now() }, sendCommand, message);
  if (card && (await sayCard(deps, socket, chat, card.content))) return card.taskId;
  await say(deps, socket, chat, wordsOfRobot(sendCommand, content));
  return undefined;
}

/** False where the platform takes no card here: its documents do not agree whether a group gets one. */
async function sayCard(
  deps: Pick<StaffDeps, 'clock' | 'log'>,
  socket: BotSocket,
  chat: string,
  card: BotContent,
): Promise<boolean> {
  try {
    await say(deps, socket, chat, card);
    return true;
  } catch (error) {
    if (!(error instanceof WecomError) || error.action !== 'bug') throw error;
    deps.log.warn({ err: error }, 'the bot may send no card here: its buttons become numbers');
    return false;
  }
}

async function say(
  { clock }: Pick<StaffDeps, 'clock'>,
  socket: BotSocket,
  chat: string,
  content: BotContent,
): Promise<void> {
  const reqId = socket.answerable.take(chat, clock.now());
  if (reqId !== undefined && (await respond(socket, content, reqId))) return;
  await socket.call(sendCommand, { chatid: chat, chat_type: anyChat, ...content });
}

/** False where it is too late for an answer, or there was one. */
async function respond(socket: BotSocket, content: BotContent, reqId: string): Promise<boolean> {
  try {
    await socket.call(respondCommand, content, reqId);
    return true;
  } catch (error) {
    if (!(error instanceof WecomError) || error.action !== 'spent') throw error;
    return false;
  }
}
