import type { BotContent } from './bot-content.ts';
import { type CallerOptions, createCaller } from './caller.ts';
import { insist } from './limits.ts';
import { done } from './reply.ts';

/** The call, for what is put together for it. */
export const botAnswerPath = 'aibot/response';

/**
 * Answers a message to the bot, once and within an hour, at the `response_url` that came with it; in a group the answer
 * quotes the message. Of the address only its code is used: it is asked at `options.base`, wherever it points. An unknown
 * outcome stays unknown. Errcode 60140: answered already, or too late.
 */
export async function answerBotMessage(
  options: CallerOptions,
  responseUrl: string,
  content: BotContent,
): Promise<void> {
  const code = URL.canParse(responseUrl) ? new URL(responseUrl).searchParams.get('response_code') : null;
  insist(!!code, botAnswerPath, 'response_url holds no response_code');
  const caller = createCaller(options, { name: 'response_code', get: async () => code ?? '' });
  await caller.post(botAnswerPath, content, done, { idempotent: false });
}
