import { type ButtonCard, buttonCard } from './card.ts';
import { insistText } from './limits.ts';

/** What the AI bot can say, as it is written on the wire. */
export type BotContent = Readonly<Record<string, unknown>> & { msgtype: 'markdown' | 'template_card' };

const MOST_BYTES = 20_480;

/** Words without marks: a line is a line, and no sign of them is one. @throws WecomError over 20 480 bytes */
export function botWords(path: string, text: string): BotContent {
  const content = text.replace(/([\\`*_#>[\]<])/g, '\\$1').replaceAll('\n', '\n\n');
  insistText(path, 'markdown.content', content, MOST_BYTES);
  return { msgtype: 'markdown', markdown: { content } };
}

/** A card whose buttons call us. @throws WecomError over a limit */
export function botCard(path: string, card: ButtonCard): BotContent {
  return { msgtype: 'template_card', template_card: botCardBody(path, card) };
}

/** The same as buttons of an app's card, but for their type: those of a bot always call us. */
export function botCardBody(path: string, card: ButtonCard, replaceText?: string): Record<string, unknown> {
  const button_list = card.buttons.map(({ key, label, style = 1 }) => ({ key, text: label, style }));
  return { ...buttonCard(path, card), button_list, ...(replaceText && { replace_text: replaceText }) };
}
