import type { CommandWord } from './command.ts';
import { spokenWords } from './lexicon.ts';

/** A command word as it was said. */
export interface Spoken {
  word: CommandWord;
  manner: 'formal' | 'casual' | 'bare';
  length: number;
}

/** “收录” is one slip away from “收费” and “收款”. */
const notActing: readonly CommandWord[] = [
  'show',
  'todo',
  'help',
  'undelivered',
  'resend',
  'report',
  'keep',
  'take-back',
  'gaps',
  'bind',
  'unbind',
  'hazard',
  'hazards',
  'hazard-cleared',
  'hazard-withdrawn',
  'written-notice',
  'received',
  'notice',
  'revise',
  'correct',
  'withdraw',
  'weather',
  'weather-end',
  'patrol',
  'owners-word',
];

const entries = (Object.keys(spokenWords) as CommandWord[])
  .flatMap((word) =>
    (['formal', 'casual', 'bare'] as const).flatMap((manner) =>
      (spokenWords[word][manner] ?? []).map((text) => ({ word, manner, text, length: text.length })),
    ),
  )
  .toSorted((a, b) => b.length - a.length);

/** The longest command word with which a text begins. */
export function wordAtStart(plain: string): Spoken | undefined {
  const lower = plain.toLowerCase();
  const entry = entries.find(({ text }) => lower.startsWith(text));
  return entry && { word: entry.word, manner: entry.manner, length: entry.length };
}

/** The same for words that do something to a ticket: “接不了 1024”. */
export function actingWordAtStart(plain: string): CommandWord | undefined {
  const spoken = wordAtStart(plain);
  return spoken && acts(spoken.word) ? spoken.word : undefined;
}

/** A command that a text speaks of somewhere; short words and questions for lists do not count. */
export function wordInside(plain: string): CommandWord | undefined {
  return entries.find(({ word, manner, text }) => manner !== 'bare' && acts(word) && plain.includes(text))?.word;
}

/** Words that a slip of the pen may have been meant as. */
export const formalWords = entries.filter(({ word, manner }) => manner === 'formal' && acts(word));

function acts(word: CommandWord): boolean {
  return !notActing.includes(word);
}
