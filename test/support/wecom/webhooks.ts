import { createHash } from 'node:crypto';
import { z } from 'zod';
import { cardShape, viewOf } from './cards.ts';
import { type Corp, show, type Webhook } from './corp.ts';
import { keepUpload, mediaOfKind } from './media.ts';
import { MINUTE_MS } from './rates.ts';
import { bytes, type Call, optionalBytes, type Reply, readBody, refuse } from './wire.ts';

const MOST_IMAGE_BYTES = 2 * 1024 * 1024;

const names = z.array(z.string()).optional();
const shapes = {
  text: z.strictObject({ content: bytes(2048), mentioned_list: names, mentioned_mobile_list: names }),
  markdown: z.strictObject({ content: bytes(4096) }),
  markdown_v2: z.strictObject({ content: bytes(4096) }),
  image: z.strictObject({ base64: z.string(), md5: z.string() }),
  news: z.strictObject({
    articles: z
      .array(
        z.strictObject({
          title: bytes(128),
          description: optionalBytes(512).optional(),
          url: bytes(2048),
          picurl: z.string().optional(),
        }),
      )
      .min(1)
      .max(8),
  }),
  file: z.strictObject({ media_id: z.string() }),
  voice: z.strictObject({ media_id: z.string() }),
  template_card: cardShape,
} as const;

/** `POST webhook/send?key=` */
export function sendToWebhook(call: Call): Reply {
  const webhook = webhookOf(call.corp, call.query.get('key'));
  const { msgtype, ...rest } = readBody(call, z.looseObject({ msgtype: z.string() }));
  if (!(msgtype in shapes)) return refuse(40008, 'invalid msgtype');
  const type = msgtype as keyof typeof shapes;
  const body = readBody({ body: rest }, z.strictObject({ [type]: shapes[type] } as Record<string, z.ZodType>));
  const value = body[type] as Record<string, unknown>;
  insistContent(call, webhook, type, value);
  if (!call.corp.rates.allow(`webhook:${webhook.key}`, 20, MINUTE_MS)) refuse(45009, 'api freq out of limit');
  const mentions = [value.mentioned_list, value.mentioned_mobile_list].flatMap((list) => (list ?? []) as string[]);
  const shown = { from: 'webhook', msgtype, text: textOf(type, value), content: value, mentions };
  show(call.corp, `group:${webhook.key}`, { ...shown, id: call.corp.nextId('group-') });
  return {};
}

/** `POST webhook/upload_media?key=` */
export async function uploadToWebhook(call: Call): Promise<Reply> {
  const { key } = webhookOf(call.corp, call.query.get('key'));
  return await keepUpload(call, ['file', 'voice'], key);
}

function webhookOf(corp: Corp, key: string | null): Webhook {
  const webhook = corp.webhooks.get(key ?? '');
  if (!webhook || webhook.state === 'removed') return refuse(93000, 'invalid webhook url');
  return webhook.state === 'disabled' ? refuse(93004, 'robot is disabled') : webhook;
}

function insistContent(call: Call, { key }: Webhook, type: string, value: Record<string, unknown>): void {
  if (type === 'file' || type === 'voice') mediaOfKind(call, String(value.media_id), type, key);
  if (type === 'template_card' && value.card_type === 'button_interaction') refuse(40058, 'card_type forbidden here');
  if (type !== 'image') return;
  const image = Buffer.from(String(value.base64), 'base64');
  if (image.length > MOST_IMAGE_BYTES) refuse(40009, 'image too large');
  if (createHash('md5').update(image).digest('hex') !== value.md5) refuse(301019, 'md5 does not fit');
}

function textOf(type: keyof typeof shapes, value: Record<string, unknown>): string {
  if (type === 'template_card') return viewOf(value as z.output<typeof cardShape>).text;
  if (type === 'news') return (value.articles as { title: string }[]).map(({ title }) => title).join('\n');
  return String(value.content ?? '');
}
