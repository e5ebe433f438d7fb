import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Caller, type CallerOptions, createCaller } from './caller.ts';
import { type NoticeCard, noticeCard } from './card.ts';
import { insist, insistText } from './limits.ts';
import { formOf, insistUpload } from './media.ts';
import { type Article, articlesOf } from './message-content.ts';
import { done } from './reply.ts';

export type WebhookContent =
  /** `mobiles` calls members by the phone of their account, `userids` by id; `'@all'` calls everybody. */
  | { type: 'text'; text: string; userids?: readonly string[]; mobiles?: readonly string[] }
  | { type: 'markdown'; text: string }
  | { type: 'image'; bytes: Buffer }
  | { type: 'news'; articles: readonly Article[] }
  | { type: 'file' | 'voice'; mediaId: string }
  | { type: 'notice'; card: NoticeCard };

const SEND = 'webhook/send';
const UPLOAD = 'webhook/upload_media';

const uploaded = z.object({ media_id: z.string().min(1) });

/** Calls of one group's message push (formerly group robot). The key opens the group to anybody: keep it secret. */
export function createWebhook(options: CallerOptions, key: string): Caller {
  return createCaller(options, { name: 'key', get: async () => key });
}

/**
 * Sends into the group of the webhook, 20 a minute at most (errcode 45009 beyond). The platform knows no repetition: an
 * unknown outcome stays unknown.
 */
export async function sendToWebhook(webhook: Caller, content: WebhookContent): Promise<void> {
  await webhook.post(SEND, wireOf(content), done, { idempotent: false });
}

/** Uploads for this webhook alone; the id is good for three days. */
export async function uploadToWebhook(
  webhook: Caller,
  upload: { kind: 'file' | 'voice'; name: string; bytes: Buffer },
): Promise<string> {
  await insistUpload(UPLOAD, upload);
  const reply = await webhook.upload(UPLOAD, { type: upload.kind }, () => formOf(upload), uploaded);
  return reply.media_id;
}

function wireOf(content: WebhookContent): object {
  switch (content.type) {
    case 'text': {
      insistText(SEND, 'text.content', content.text, 2048);
      const { text, userids, mobiles } = content;
      const calls = { ...(userids && { mentioned_list: userids }), ...(mobiles && { mentioned_mobile_list: mobiles }) };
      return { msgtype: 'text', text: { content: text, ...calls } };
    }
    case 'markdown':
      insistText(SEND, 'markdown.content', content.text, 4096);
      return { msgtype: 'markdown', markdown: { content: content.text } };
    case 'image':
      return { msgtype: 'image', image: imageOf(content.bytes) };
    case 'news':
      return { msgtype: 'news', news: { articles: articlesOf(SEND, content.articles) } };
    case 'notice':
      return { msgtype: 'template_card', template_card: noticeCard(SEND, content.card) };
    default:
      return { msgtype: content.type, [content.type]: { media_id: content.mediaId } };
  }
}

const MOST_IMAGE_BYTES = 2 * 1024 * 1024;

function imageOf(bytes: Buffer): object {
  insist(bytes.length <= MOST_IMAGE_BYTES, SEND, `image has ${bytes.length} bytes, ${MOST_IMAGE_BYTES} are allowed`);
  return { base64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
}
