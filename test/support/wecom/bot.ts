import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { z } from 'zod';
import { type CallbackTarget, type Corp, show } from './corp.ts';
import { HOUR_MS } from './rates.ts';
import { bytes, type Call, type Reply, readBody, refuse } from './wire.ts';

/** A 智能机器人 in API mode. */
export interface Bot {
  botId: string;
  callback?: CallbackTarget;
}

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
}

export interface BotAnswer {
  status: number;
  /** What was answered in the response, decrypted; nothing where the body was empty. */
  reply: Record<string, unknown> | undefined;
  responseUrl: string;
}

export interface BotClient {
  /** A member writes to the bot, which is asked at once; resolves to its answer to the last delivery. */
  hears(message: HeardMessage): Promise<BotAnswer>;
}

const PATIENCE_MS = 5_000;

export function botClient(corp: Corp, base: string, botId: string): BotClient {
  const bot = corp.bots.get(botId);
  if (!bot) throw new Error(`no bot ${botId}`);
  return {
    async hears({ userid, chatid, text, quote, times = 1 }) {
      const { callback } = bot;
      if (!callback) throw new Error(`bot ${botId} has no callback address`);
      const screen = chatid ? `group:${chatid}` : `member:${userid.toLowerCase()}`;
      const responseUrl = `${base}/cgi-bin/aibot/response?response_code=${openConversation(corp, botId, screen)}`;
      const message = JSON.stringify({
        ...{ msgid: corp.nextId('botmsg-'), aibotid: botId, ...(chatid && { chatid }) },
        ...{ chattype: chatid ? 'group' : 'single', from: { userid }, response_url: responseUrl },
        ...{ msgtype: 'text', text: { content: text } },
        ...(quote !== undefined && { quote: { msgtype: 'text', text: { content: quote } } }),
      });
      let answer: Omit<BotAnswer, 'responseUrl'> = { status: 0, reply: undefined };
      for (let delivery = 0; delivery < times; delivery++) answer = await ask(corp, callback, message);
      showReply(corp, botId, screen, answer.reply);
      return { ...answer, responseUrl };
    },
  };
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
  if (stream.success) showText(corp, botId, screen, stream.data.stream.content);
}

function showText(corp: Corp, botId: string, screen: string, text: string): void {
  const shown = { from: `bot:${botId}`, msgtype: 'markdown', text, content: { content: text } };
  show(corp, screen, { ...shown, id: corp.nextId('bot-'), mentions: [] });
}

function openConversation(corp: Corp, botId: string, screen: string): string {
  const code = corp.nextId('bot-response-');
  corp.botConversations.set(code, { botId, screen, until: corp.now().getTime() + HOUR_MS, used: false });
  return code;
}

const answer = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ content: bytes(20_480) }),
});

/** `POST aibot/response?response_code=` */
export function takeBotAnswer(call: Call): Reply {
  const { corp } = call;
  const conversation = corp.botConversations.get(call.query.get('response_code') ?? '');
  if (!conversation || conversation.used || conversation.until < corp.now().getTime()) {
    return refuse(60140, 'response_code is invalid or expired');
  }
  const { markdown } = readBody(call, answer);
  conversation.used = true;
  showText(corp, conversation.botId, conversation.screen, markdown.content);
  return {};
}
