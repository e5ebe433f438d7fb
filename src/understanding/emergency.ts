import { fold } from './fold.ts';
import {
  callsForHelp,
  emergencyRules,
  excuses,
  onlyThoughtOf,
  stillGoingOn,
  writtenToOffice,
} from './lexicon/emergencies.ts';
import type { EmergencyKind, Span } from './meaning.ts';

const longestMessage = 20_000;
/** How far around its words the sentence is looked at. */
const reach = 60;
/** Whoever is in danger writes less. */
const letterLength = 80;

/**
 * Looks for something that endangers people or many homes right now. Pure, synchronous and untrained, so that it can
 * run on receipt, before anything else. Recall comes first: a clause is let off only when it is plainly a question
 * about rules, a comparison, a drill, a habit, a fear or long past, and nothing in it says that it is still going on;
 * in a letter to an office it must call for help.
 * @returns the kind and the words that told it, or undefined
 */
export function detectEmergency(text: string): Span<EmergencyKind> | undefined {
  const folded = fold(text.slice(0, longestMessage));
  const isLetter = folded.length >= letterLength && writtenToOffice.test(folded);
  for (const rule of emergencyRules) {
    for (const match of folded.matchAll(rule.says)) {
      const start = match.index;
      const end = start + match[0].length;
      const sentence = sentenceAround(folded, start, end);
      if (rule.unless?.test(sentence)) continue;
      if (isExcused(sentence) || onlyThoughtOf.test(folded.slice(Math.max(0, start - reach), start))) continue;
      if (isLetter && !callsForHelp.test(sentence)) continue;
      return { value: rule.kind, start, end, text: text.slice(start, end) };
    }
  }
  return undefined;
}

function isExcused(sentence: string): boolean {
  return excuses.some(({ says, evenNow }) => says.test(sentence) && (evenNow || !stillGoingOn.test(sentence)));
}

/** The sentence the match stands in; commas do not end it, since “刚才还好，现在冒烟了” is one thought. */
function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const from = Math.max(...['。', '!', '?', ';', '\n'].map((mark) => before.lastIndexOf(mark)));
  const to = after.search(/[。!;\n]|\?/);
  const tail = to < 0 ? after : after.slice(0, to + 1);
  return before.slice(from + 1) + text.slice(start, end) + tail;
}
