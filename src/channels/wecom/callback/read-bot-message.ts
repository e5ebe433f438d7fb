import { z } from 'zod';
import type { BotMessage } from './bot-message.ts';
import { type content, event, message, refresh } from './bot-shapes.ts';
import { insist } from './refusal.ts';

const some = z.string().min(1);

const header = z.object({
  msgid: some,
  aibotid: some,
  chatid: z.string().default(''),
  chattype: z.enum(['single', 'group']).default('single'),
  from: z.object({ userid: some }),
  create_time: z.int().min(0).max(99_999_999_999).optional(),
  response_url: z.string().default(''),
  msgtype: some,
});

/**
 * Types what was in the envelope. What we have no type for is kept as `unknown`.
 * @param sentAt when the envelope was signed: messages carry no time of their own
 * @throws Refusal unless it is what the platform sends, and for this bot
 */
export function readBotMessage(value: unknown, botId: string | undefined, sentAt: Date): BotMessage {
  const result = header.safeParse(value);
  insist(result.success, 'content');
  const { msgid: id, aibotid, chatid, chattype, from, create_time, response_url, msgtype } = result.data;
  insist(botId === undefined || aibotid === botId, 'receiver');
  insist(chattype === 'single' || chatid !== '', 'content');
  const common = {
    botId: aibotid,
    chat: chattype === 'group' ? { id: chatid, kind: 'group' as const } : { id: from.userid, kind: 'direct' as const },
    from: from.userid,
    at: create_time === undefined ? sentAt : new Date(create_time * 1000),
    ...(response_url !== '' && { responseUrl: response_url }),
  };
  if (msgtype === 'stream') return { ...common, kind: 'refresh', streamId: readRefresh(value) };
  return { key: id, ...common, id, ...kindOf(msgtype, value) };
}

function kindOf(type: string, value: unknown) {
  if (type === 'event') {
    const happened = z.object({ event }).safeParse(value);
    if (happened.success) return happened.data.event;
  }
  const said = message.safeParse(value);
  if (!said.success) return { kind: 'unknown' as const, type };
  const { quote, ...rest } = said.data;
  return { kind: 'message' as const, ...rest, ...(quote && { quote: quoteOf(quote) }) };
}

function quoteOf(quoted: z.output<typeof content>): { text?: string } {
  return 'text' in quoted ? { text: quoted.text } : {};
}

function readRefresh(value: unknown): string {
  const result = refresh.safeParse(value);
  insist(result.success, 'content');
  return result.data.stream.id;
}
