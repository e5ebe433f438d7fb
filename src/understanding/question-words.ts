import { fold } from './fold.ts';
import { asksOwnCase, plainWords, speaksOfNow, speaksToOne } from './lexicon/question-words.ts';
import { segment } from './segment.ts';

/** Fewer than these leave open what is asked. */
const fewestWords = 2;
const fewestCharacters = 4;

/**
 * The words of a question that tell what is asked, in order; politeness, particles and other spellings are levelled, so that
 * “请问游泳池几点开门啊” and “游泳池几点开门？” have the same.
 * @returns undefined where no answer fits others: the asker's own case, how it stands today, or too little to tell
 */
export function questionWords(text: string): string[] | undefined {
  const folded = fold(text.trim());
  if (asksOwnCase.test(folded) || speaksOfNow.test(folded)) return undefined;
  const plain = plainWords.reduce((rest, [said, meant]) => rest.replace(said, meant), folded);
  const words = segment(plain);
  return words.length >= fewestWords && words.join('').length >= fewestCharacters ? words : undefined;
}

/**
 * Whether two questions ask the same: the same words, each as often, in one order; which of them comes first is free
 * (“几点开门游泳池”).
 */
export function askAlike(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length === 0) return false;
  return a.some((_, shift) => b.every((word, at) => word === a[(at + shift) % a.length]));
}

/** Whether an answer holds for everybody who asks, and not for one asker or one day alone. */
export const holdsForAll = (answer: string): boolean => {
  const folded = fold(answer);
  return !speaksOfNow.test(folded) && !speaksToOne.test(folded);
};
