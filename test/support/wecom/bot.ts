import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { type BotCard, botMessageShape, showBotMessage, updateBotCard } from './bot-cards.ts';
import { keepBotFile } from './bot-files.ts';
import type { BotLink } from './bot-socket.ts';
import type { CardView } from './cards.ts';
import type { CallbackTarget, Corp } from './corp.ts';
import { HOUR_MS } from './rates.ts';
import { bytes, type Call, type Reply, readBody, refuse } from './wire.ts';

/** A 智能机器人 in API mode: called at its `callback`, or connected by itself. */
export interface Bot {
  botId: string;
  /** With which it connects. */
  secret: string;
  callback?: CallbackTarget;
  socket?: WebSocket;
  link?: BotLink | undefined;
  cards: Map<string, BotCard>;
  /** Screens of conversations in which somebody has written to it. */
  writtenTo: Set<string>;
}

export const newBot = (botId: string): Bot => ({
  ...{ botId, secret: `secret-of-${botId}`, cards: new Map(), writtenTo: new Set() },
});

/** Where a message to the bot may be answered, once. */
export interface BotConversation {
  botId: string;
  screen: string;
  until: number;
  used: boolean;
}

export interface HeardMessage {
  userid: string;
  /** In a group that the bot is in; absent: one to one. */
  chatid?: string;
  /** As it was written, with the bot's name in front: `@小管家 接单 1024`. */
  text: string;
  /** The text of the message that this one quotes. */
  quote?: string;
  /** How often it is delivered. */
  times?: number;
  /** Pictures that come with the words. */
  pictures?: readonly Buffer[];
}

export interface HeardPress {
  userid: string;
  chatid?: string;
  taskId: string;
  /** The words on the button. */
  label: string;
}

export interface BotAnswer {
  /** Of the message. */
  msgid: string;
  status: number;
  /** What was answered in the response, decrypted; nothing where the body was empty. */
  reply: Record<string, unknown> | undefined;
  responseUrl: string;
}

export interface BotClient {
  /** A member writes to the bot, which is asked at once; resolves to its answer to the last delivery. */
  hears(message: HeardMessage): Promise<BotAnswer>;
  /** A member presses a button of a card; throws where it shows none with these words. Told once. */
  sees(press: HeardPress): Promise<BotAnswer>;
  card(taskId: string): CardView | undefined;
  /** Whether it has connected by itself. */
  readonly isConnected: boolean;
  /** Its connection breaks. */
  cut(): void;
}

const PATIENCE_MS = 5_000;

export function botClient(corp: Corp, base: string, botId: string): BotClient {
  const bot = corp.bots.get(botId);
  if (!bot) throw new Error(`no bot ${botId}`);

  /** What a picture looks like to the bot: an address, and its own key where it has a connection. */
  function pictureOf(bytes: Buffer): object {
    const shared = bot?.link ? undefined : Buffer.from(`${bot?.callback?.aesKey}=`, 'base64');
    const { path, key } = keepBotFile(corp, bytes, shared);
    return { msgtype: 'image', image: { url: `${base}${path}`, ...(bot?.link && { aeskey: key.toString('base64') }) } };
  }

  async function deliver(heard: Heard, times: number): Promise<BotAnswer> {
    const { userid, chatid, content, press } = heard;
    const screen = chatid ? `group:${chatid}` : `member:${userid.toLowerCase()}`;
    const msgid = corp.nextId('botmsg-');
    const common = {
      ...{ msgid, aibotid: botId, ...(chatid && { chatid }), chattype: chatid ? 'group' : 'single' },
      ...{ from: { userid }, create_time: Math.floor(corp.now().getTime() / 1000) },
    };
    bot?.writtenTo.add(screen);
    const { link, callback } = bot ?? {};
    if (link) {
      const kind = press ? 'press' : 'message';
      const cmd = press ? 'aibot_event_callback' : 'aibot_msg_callback';
      link.tell(cmd, { ...common, ...content }, { kind, screen, taskId: press });
      return { msgid, status: 200, reply: undefined, responseUrl: '' };
    }
    if (!callback) throw new Error(`bot ${botId} has neither a connection nor a callback address`);
    const responseUrl = `${base}/cgi-bin/aibot/response?response_code=${openConversation(corp, botId, screen)}`;
    const message = JSON.stringify({ ...common, response_url: responseUrl, ...content });
    let answer: Omit<BotAnswer, 'responseUrl' | 'msgid'> = { status: 0, reply: undefined };
    for (let delivery = 0; delivery < times; delivery++) answer = await ask(corp, callback, message);
    if (press && answer.reply) updateBotCard(corp, botId, press, answer.reply);
    else showReply(corp, botId, screen, answer.reply);
    return { msgid, ...answer, responseUrl };
  }

  return {
    async hears({ userid, chatid, text, quote, times = 1, pictures = [] }) {
      const words = { msgtype: 'text', text: { content: text } };
      const mixed = { msgtype: 'mixed', mixed: { msg_item: [words, ...pictures.map(pictureOf)] } };
      const content = {
        ...(pictures.length > 0 ? mixed : words),
        ...(quote !== undefined && { quote: { msgtype: 'text', text: { content: quote } } }),
      };
      return await deliver({ userid, chatid, content }, times);
    },
    async sees({ userid, chatid, taskId, label }) {
      const key = bot.cards.get(taskId)?.view.buttons.find(({ text }) => text === label)?.key;
      if (key === undefined) throw new Error(`the card ${taskId} shows no button ${label}`);
      const press = { card_type: 'button_interaction', event_key: key, task_id: taskId };
      const event = { eventtype: 'template_card_event', template_card_event: press };
      return await deliver({ userid, chatid, content: { msgtype: 'event', event }, press: taskId }, 1);
    },
    card: (taskId) => bot.cards.get(taskId)?.view,
    get isConnected() {
      return bot.link !== undefined;
    },
    cut() {
      bot.link?.cut();
    },
  };
}

interface Heard {
  userid: string;
  chatid: string | undefined;
  content: object;
  /** The card that was pressed. */
  press?: string;
}

async function ask(corp: Corp, { url, token, aesKey }: CallbackTarget, message: string) {
  const encrypted = encrypt(aesKey, message, '');
  const timestamp = String(Math.floor(corp.now().getTime() / 1000));
  const nonce = corp.nextId('9');
  const address = new URL(url);
  address.searchParams.set('msg_signature', getSignature(token, timestamp, nonce, encrypted));
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('nonce', nonce);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ encrypt: encrypted }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body = await response.text();
  return { status: response.status, reply: body === '' ? undefined : openReply(body, { token, aesKey, nonce }) };
}

const envelope = z.strictObject({
  encrypt: z.string(),
  msgsignature: z.string(),
  timestamp: z.number(),
  nonce: z.string(),
});

/** Throws where the answer is not signed as WeCom wants it. */
function openReply(body: string, { token, aesKey, nonce }: { token: string; aesKey: string; nonce: string }) {
  const reply = envelope.parse(JSON.parse(body));
  if (reply.nonce !== nonce) throw new Error('the answer has another nonce');
  if (getSignature(token, reply.timestamp, nonce, reply.encrypt) !== reply.msgsignature)
    throw new Error('bad signature');
  return JSON.parse(decrypt(aesKey, reply.encrypt).message) as Record<string, unknown>;
}

function showReply(corp: Corp, botId: string, screen: string, reply: Record<string, unknown> | undefined): void {
  const stream = z.object({ stream: z.object({ content: bytes(20_480) }) }).safeParse(reply);
  if (!stream.success) return;
  showBotMessage(corp, botId, screen, { msgtype: 'markdown', markdown: { content: stream.data.stream.content } });
}

function openConversation(corp: Corp, botId: string, screen: string): string {
  const code = corp.nextId('bot-response-');
  corp.botConversations.set(code, { botId, screen, until: corp.now().getTime() + HOUR_MS, used: false });
  return code;
}

/** `POST aibot/response?response_code=` */
export function takeBotAnswer(call: Call): Reply {
  const { corp } = call;
  const conversation = corp.botConversations.get(call.query.get('response_code') ?? '');
  if (!conversation || conversation.used || conversation.until < corp.now().getTime()) {
    return refuse(60140, 'response_code is invalid or expired');
  }
  const message = readBody(call, botMessageShape);
  conversation.used = true;
  showBotMessage(corp, conversation.botId, conversation.screen, message);
  return {};
}
