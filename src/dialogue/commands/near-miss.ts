import type { CommandWord } from './command.ts';
import { numberAnywhere } from './find-number.ts';
import { formalWords } from './spoken-word.ts';

/**
 * The command that a message was probably meant as: a word of two or more characters of which one is wrong, next to a
 * number (“接丹 1024”) or all there is under a quoted card (“接丹”).
 */
export function nearMiss(plain: string, quoted: boolean): CommandWord | undefined {
  const number = numberAnywhere(plain);
  const head = plain.slice(0, number?.start ?? plain.length).trim();
  const tail = number && head === '' ? plain.slice(number.end).trim() : '';
  const said = head || tail;
  const [, word] = /^(\p{Script=Han}{2,4})(?:$|[\s,.!。])/u.exec(said) ?? [];
  if (!word || (!number && !(quoted && word === said))) return undefined;
  return formalWords.find(({ text }) => differInOne(text, word))?.word;
}

function differInOne(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  return [...a].filter((character, place) => character !== b[place]).length === 1;
}
