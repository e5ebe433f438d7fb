import { pinyinWords } from './lexicon/pinyin.ts';

const longestSpelling = 60;
const longestWord = Math.max(...[...pinyinWords.keys()].map((spelt) => spelt.length));
/** One word of two or three letters may be of any language. */
const leastLetters = 5;

/**
 * Reads a message spelt in Latin letters, “shuiguan baole”, in the characters meant. Undefined unless every letter of
 * it belongs to a word we know and there is enough of it. Digits and marks are left out.
 */
export function readPinyin(folded: string): string | undefined {
  if (folded.length > longestSpelling || /\p{Script=Han}/u.test(folded)) return undefined;
  const letters = folded.replace(/[^a-z]/g, '');
  return letters.length < leastLetters ? undefined : readLetters(letters);
}

/** The fewest words that make up all the letters: those with many letters come out as they were meant. */
function readLetters(letters: string): string | undefined {
  const best: { words: string; count: number }[] = [{ words: '', count: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      const before = best[start];
      const word = pinyinWords.get(letters.slice(start, end));
      if (!before || word === undefined || (best[end]?.count ?? Number.POSITIVE_INFINITY) <= before.count + 1) continue;
      best[end] = { words: before.words + word, count: before.count + 1 };
    }
  }
  return best[letters.length]?.words;
}
