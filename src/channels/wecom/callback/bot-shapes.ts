import { z } from 'zod';
import type { BotFile } from './bot-message.ts';
import type { SelectedItem } from './event.ts';

const some = z.string().min(1);
const text = z.object({ content: z.string() });
const file = z.object({ url: some, aeskey: some.optional() });
const item = z.union([
  z.object({ msgtype: z.literal('text'), text }),
  z.object({ msgtype: z.literal('image'), image: file }),
  z.object({ msgtype: z.string() }),
]);
const mixed = z.object({ msg_item: z.array(item) });

type Items = z.output<typeof mixed>['msg_item'];
const textIn = (items: Items): string => items.flatMap((one) => ('text' in one ? [one.text.content] : [])).join('\n');
const filesIn = (items: Items): BotFile[] => items.flatMap((one) => ('image' in one ? fileOf('image', one.image) : []));

/** What somebody wrote, sent or quoted. */
export const content = z.union([
  z.object({ msgtype: z.literal('text'), text }).transform((said) => ({ text: said.text.content, files: [] })),
  z.object({ msgtype: z.literal('voice'), voice: text }).transform((said) => ({ text: said.voice.content, files: [] })),
  z.object({ msgtype: z.literal('mixed'), mixed }).transform(({ mixed: { msg_item } }) => {
    return { text: textIn(msg_item), files: filesIn(msg_item) };
  }),
  z.object({ msgtype: z.literal('image'), image: file }).transform((sent) => ({ files: fileOf('image', sent.image) })),
  z.object({ msgtype: z.literal('video'), video: file }).transform((sent) => ({ files: fileOf('video', sent.video) })),
  z.object({ msgtype: z.literal('file'), file }).transform((sent) => ({ files: fileOf('file', sent.file) })),
]);

/** A quote of a kind that we do not know is one without text. */
export const message = z.intersection(content, z.object({ quote: content.optional().catch({ files: [] }) }));
/** The platform asks how a streamed answer goes on. */
export const refresh = z.object({ msgtype: z.literal('stream'), stream: z.object({ id: some }) });

const selected = z
  .object({
    selected_item: z
      .array(z.object({ question_key: z.string(), option_ids: z.object({ option_id: z.array(z.string()) }) }))
      .default([]),
  })
  .transform(({ selected_item }): SelectedItem[] =>
    selected_item.map(({ question_key, option_ids }) => ({ question: question_key, options: option_ids.option_id })),
  );

/** By `eventtype`. */
export const event = z.union([
  z
    .object({
      eventtype: z.literal('template_card_event'),
      template_card_event: z.object({
        card_type: z.string().default(''),
        event_key: some,
        task_id: some,
        selected_items: selected.default([]),
      }),
    })
    .transform(({ template_card_event: { card_type, event_key, task_id, selected_items } }) => ({
      kind: 'cardClick' as const,
      ...{ taskId: task_id, button: event_key, cardType: card_type, selected: selected_items },
    })),
  z.object({ eventtype: z.literal('enter_chat') }).transform(() => ({ kind: 'enterChat' as const })),
  z
    .object({
      eventtype: z.literal('feedback_event'),
      feedback_event: z.object({ id: some, type: z.number(), content: z.string().default('') }),
    })
    .transform(({ feedback_event: { id, type, content: comment } }) => {
      return { kind: 'feedback' as const, feedbackId: id, rating: type, comment };
    }),
  z.object({ eventtype: some }).transform(({ eventtype }) => {
    return { kind: 'unknown' as const, type: 'event', event: eventtype };
  }),
]);

function fileOf(kind: BotFile['kind'], { url, aeskey }: z.output<typeof file>): BotFile[] {
  return [{ kind, url, ...(aeskey !== undefined && { aesKey: aeskey }) }];
}
