import type { OutgoingContent } from '../../../messages/contract.ts';
import { splitByBytes } from '../../../messages/split-text.ts';
import type { KfContent, KfMenuItem } from '../api/kf-send.ts';

const mostHeadBytes = 1024;
const mostLineBytes = 256;
const mostLabelBytes = 128;
/** Ids of a menu should be letters, digits and _ alone; ours hold more and are written in hex behind this. */
const prefix = 'gj_';

/**
 * A text with buttons is a menu: its head holds the beginning, lines of text the rest. So a long message stays one of the
 * five that a customer may be sent.
 */
export function contentFor({ text, buttons = [] }: Pick<OutgoingContent, 'text' | 'buttons'>): KfContent {
  if (buttons.length === 0) return { type: 'text', text };
  const [head = '', ...rest] = splitByBytes(text, mostHeadBytes);
  const lines = rest.flatMap((part) => splitByBytes(part, mostLineBytes));
  const items: KfMenuItem[] = [
    ...lines.map((line): KfMenuItem => ({ type: 'text', text: line })),
    ...buttons.map((button): KfMenuItem => ({ type: 'click', id: menuIdOf(button.id), label: labelOf(button.label) })),
  ];
  return { type: 'menu', head, items, tail: '' };
}

const labelOf = (label: string): string => splitByBytes(label, mostLabelBytes)[0] ?? label;

/** A button's id as an entry of a menu carries it. */
export const menuIdOf = (button: string): string => `${prefix}${Buffer.from(button).toString('hex')}`;

/** The button that a touched entry stands for; undefined where the entry is none of ours. */
export function buttonOf(menuId: string): string | undefined {
  const hex = menuId.startsWith(prefix) ? menuId.slice(prefix.length) : '';
  return /^(?:[0-9a-f]{2})+$/.test(hex) ? Buffer.from(hex, 'hex').toString() : undefined;
}
