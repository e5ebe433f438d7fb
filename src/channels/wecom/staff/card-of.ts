import { createHash } from 'node:crypto';
import type { OutgoingContent } from '../../../messages/contract.ts';
import { splitByBytes } from '../../../messages/split-text.ts';
import type { ButtonCard } from '../api/card.ts';

const mostTitleBytes = 108; // 36 characters are advised

/** Ours, the same for the same message to the same member, and never used for another. */
export const taskIdOf = (key: string, userid: string): string =>
  `gj-${createHash('sha256').update(`${key}\0${userid.toLowerCase()}`).digest('base64url').slice(0, 32)}`;

/** A message with buttons as a card: its first line is the title. */
export function cardOf(taskId: string, { text, buttons = [] }: OutgoingContent): ButtonCard {
  const [first = '', ...rest] = text.split('\n');
  const [title = '', ...more] = splitByBytes(first || ' ', mostTitleBytes);
  const subtitle = [...(more.length > 0 ? [more.join('')] : []), ...rest].join('\n');
  return {
    taskId,
    title,
    ...(subtitle && { subtitle }),
    buttons: buttons.map(({ id, label }) => ({ key: id, label })),
  };
}
