import type { Span } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { spanOf } from './span.ts';

const mobile = /(?<![\d.])(?:(?:\+|00)?86[-\s]?)?(1[3-9]\d(?:[-\s.]?\d){8})(?!\d)/g;
/** a mobile as it is spoken: 幺三八零零零零零零零幺 */
const spoken =
  /(?<![零〇一二三四五六七八九幺])[幺一][三四五六七八九][零〇一二三四五六七八九幺]{9}(?![零〇一二三四五六七八九幺])/g;
const landline = /(?<![\d-])(0\d{2,3}[-\s]?\d{7,8})(?!\d)/g;

/** Phone numbers, as digits: mobiles without +86, landlines with their area code and a dash. */
export function findPhones(text: string, folded: string): Span<string>[] {
  const mobiles = [...folded.matchAll(mobile)].map((match) =>
    spanOf(text, (match[1] ?? '').replace(/\D/g, ''), match.index, match.index + match[0].length),
  );
  const fixed = [...folded.matchAll(landline)].map((match) =>
    spanOf(text, areaAndNumber(match[1] ?? ''), match.index, match.index + match[0].length),
  );
  const inWords = [...folded.matchAll(spoken)].map((match) =>
    spanOf(text, String(readNumber(match[0])), match.index, match.index + match[0].length),
  );
  return [...mobiles, ...inWords, ...fixed].sort((a, b) => a.start - b.start);
}

/** Area codes 010 and 02x have three digits, all others four (numbering plan of the mainland). */
function areaAndNumber(said: string): string {
  const all = said.replace(/\D/g, '');
  const split = /^0(?:10|2\d)/.test(all) ? 3 : 4;
  return `${all.slice(0, split)}-${all.slice(split)}`;
}
