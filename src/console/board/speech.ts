import { render, type Template, type Vars } from '../../messages/template.ts';
import type { Board } from './board.ts';
import { speech } from './messages.ts';

/** What a calm voice says in a second. */
const charactersPerSecond = 4;

/**
 * The board as a text for the loudspeaker, the weather first, then the latest notice: no longer than the community lets
 * it speak (`broadcasts.speechSeconds`). What does not fit is left out whole, and the end says where it can be read.
 */
export function speechOf({ community, weather, notices }: Board): string {
  const say = <Names extends string>(template: Template<Names>, vars: Vars<Names>) =>
    render(template, vars, community.wording);
  const closing = say(speech.closing, { hotline: community.hotline });
  const more = say(speech.more, {});
  const wanted = [
    ...weather.map(({ headline }) => say(speech.weather, { headline })),
    ...notices.map(({ text, audience, isCorrection }) =>
      say(isCorrection ? speech.correction : speech.notice, { audience, text: ended(text) }),
    ),
  ];
  if (wanted.length === 0) return say(speech.silent, {});
  const parts = [say(speech.opening, {})];
  const most = community.policy.broadcasts.speechSeconds * charactersPerSecond - lengthOf([...parts, more, closing]);
  for (const part of wanted) if (lengthOf([...parts.slice(1), part]) <= most) parts.push(part);
  const isAll = parts.length === wanted.length + 1;
  return [...parts, ...(isAll ? [] : [more]), closing].join('\n');
}

const lengthOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + [...part].length, 0);

/** A text on one line that ends as a sentence does. */
function ended(text: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' ');
  return /[。！？.!?]$/.test(line) ? line : `${line}。`;
}
