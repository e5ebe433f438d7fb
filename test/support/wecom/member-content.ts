import { z } from 'zod';
import { mediaOfKind } from './media.ts';
import { type AppCall, bytes, optionalBytes, readBody, refuse } from './wire.ts';

const MOST_TEXT_BYTES = 2048;

const media = z.strictObject({ media_id: z.string() });
const shapes: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  text: z.strictObject({ content: z.string(), mentioned_list: z.array(z.string()).optional() }),
  markdown: z.strictObject({ content: z.string() }),
  image: media,
  voice: media,
  file: media,
  video: z.strictObject({
    ...media.shape,
    title: optionalBytes(128).optional(),
    description: optionalBytes(512).optional(),
  }),
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
};

/** Content for members, in an app or in its group chat. What is over 2048 bytes is cut, as WeCom does. */
export function memberContent(call: AppCall, msgtype: string, value: unknown) {
  const shape = shapes[msgtype];
  if (!shape) return refuse(40008, 'invalid msgtype');
  const content = readBody({ body: { [msgtype]: value } }, z.strictObject({ [msgtype]: shape }))[msgtype] ?? {};
  if (typeof content.media_id === 'string') mediaOfKind(call, content.media_id, msgtype);
  const articles = (content.articles ?? []) as { title: string }[];
  const text = typeof content.content === 'string' ? content.content : articles.map(({ title }) => title).join('\n');
  if (text === '' && (msgtype === 'text' || msgtype === 'markdown')) refuse(44004, 'content is empty');
  return { text: cut(text), value: content };
}

/** Whole characters within the bytes that are shown. */
function cut(text: string): string {
  const shown = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, MOST_TEXT_BYTES));
  return shown.replace(/\uFFFD+$/, '');
}
