import type { Button } from './contract.ts';
import { numberWords, ownNumber, pickPattern } from './lexicon.ts';

/**
 * The number under which each button is picked. Labels that all begin with different numbers of their own (“5分”, “4分”)
 * keep them: “5” must not mean the fifth of them. Otherwise they are counted from 1.
 */
export function numbersOf(buttons: readonly Button[]): { numbers: number[]; areOwn: boolean } {
  const own = buttons.map(({ label }) => ownNumber.exec(label.normalize('NFKC'))?.[0]).map(Number);
  const areOwn = buttons.length > 0 && own.every(Number.isInteger) && new Set(own).size === own.length;
  return { numbers: areOwn ? own : buttons.map((_, index) => index + 1), areOwn };
}

/**
 * Reads an answer to numbered buttons: “1”, “１”, “1.”, “选1”, “第一个”, or a button's whole label. Undefined where it is
 * anything else: longer talk is never a press.
 */
export function digitToButton(text: string, buttons: readonly Button[]): Button | undefined {
  const said = plain(text);
  const named = buttons.find(({ label }) => plain(label) === said);
  if (named) return named;
  const picked = pickPattern.exec(said)?.groups?.number;
  if (picked === undefined) return undefined;
  const number = numberWords.get(picked) ?? Number(picked);
  const index = numbersOf(buttons).numbers.indexOf(number);
  return index === -1 ? undefined : buttons[index];
}

/** Full-width forms made plain, no space and no punctuation around. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[(（【[]+|[.。、,，!！~～)）】\]:：]+$/g, '');
}
