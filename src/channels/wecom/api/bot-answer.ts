import { type CallerOptions, createCaller } from './caller.ts';
import { insist, insistText } from './limits.ts';
import { done } from './reply.ts';

const PATH = 'aibot/response';
const MOST_BYTES = 20_480;

/**
 * Answers a message to the bot, once and within an hour, at the `response_url` that came with it; in a group the answer
 * quotes the message. `markdown` has 20 480 bytes at most. Of the address only its code is used: it is asked at
 * `options.base`, wherever it points. An unknown outcome stays unknown. Errcode 60140: answered already, or too late.
 */
export async function answerBotMessage(options: CallerOptions, responseUrl: string, markdown: string): Promise<void> {
  const code = URL.canParse(responseUrl) ? new URL(responseUrl).searchParams.get('response_code') : null;
  insist(!!code, PATH, 'response_url holds no response_code');
  insistText(PATH, 'markdown.content', markdown, MOST_BYTES);
  const caller = createCaller(options, { name: 'response_code', get: async () => code ?? '' });
  await caller.post(PATH, { msgtype: 'markdown', markdown: { content: markdown } }, done, { idempotent: false });
}
