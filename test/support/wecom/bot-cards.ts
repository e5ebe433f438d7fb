import { z } from 'zod';
import { type CardView, cardShape, viewOf } from './cards.ts';
import { type Corp, show } from './corp.ts';
import { bytes, readBody, refuse } from './wire.ts';

/** What a bot may say: Markdown, or a card whose buttons have no type of their own. */
export const botMessageShape = z.discriminatedUnion('msgtype', [
  z.strictObject({ msgtype: z.literal('markdown'), markdown: z.strictObject({ content: bytes(20_480) }) }),
  z.strictObject({ msgtype: z.literal('template_card'), template_card: z.record(z.string(), z.unknown()) }),
]);

export interface BotCard {
  view: CardView;
  screen: string;
}

/** Puts what the bot says on a screen. A card's id is never used again by the same bot. */
export function showBotMessage(
  corp: Corp,
  botId: string,
  screen: string,
  message: z.output<typeof botMessageShape>,
): void {
  const shown = { from: `bot:${botId}`, mentions: [] };
  if (message.msgtype === 'markdown') {
    const text = message.markdown.content;
    show(corp, screen, { ...shown, msgtype: 'markdown', text, content: message.markdown, id: corp.nextId('bot-') });
    return;
  }
  const { card, view } = readBotCard(message.template_card);
  const cards = cardsOf(corp, botId);
  if (cards.has(card.task_id)) refuse(42045, 'task_id is used');
  cards.set(card.task_id, { view, screen });
  show(corp, screen, { ...shown, msgtype: 'template_card', text: view.text, content: card, id: card.task_id });
}

const update = z.strictObject({
  response_type: z.literal('update_template_card'),
  userids: z.array(z.string()).optional(),
  template_card: z.record(z.string(), z.unknown()),
});

/** Another card in the place of the one that was pressed. */
export function updateBotCard(corp: Corp, botId: string, taskId: string, body: unknown): void {
  const { card, view } = readBotCard(readBody({ body }, update).template_card);
  if (card.task_id !== taskId) refuse(42016, 'another card was pressed');
  const shown = cardsOf(corp, botId).get(taskId);
  if (shown) shown.view = view;
}

function cardsOf(corp: Corp, botId: string): Map<string, BotCard> {
  return corp.bots.get(botId)?.cards ?? refuse(40058, 'no such bot');
}

function readBotCard(body: Record<string, unknown>) {
  const card = readBody({ body }, cardShape);
  if (card.card_type !== 'button_interaction') return refuse(40058, 'no card with buttons');
  if (card.button_list.some((button) => button.type !== undefined)) refuse(40058, 'buttons of a bot have no type');
  return { card, view: viewOf(card) };
}
