import { traditionalToSimplified } from './lexicon/traditional.ts';

/**
 * Makes width, case and script alike without moving anything: the result has the same length as the input, so a
 * position in one is a position in the other. Full width becomes half width, traditional characters simplified,
 * letters lower case; dashes of all kinds become "-".
 */
export function fold(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) out += foldUnit(text.charAt(at));
  return out;
}

const memo = new Map<string, string>();

function foldUnit(unit: string): string {
  const known = memo.get(unit);
  if (known !== undefined) return known;
  const folded = foldFresh(unit);
  memo.set(unit, folded);
  return folded;
}

function foldFresh(unit: string): string {
  if (/[\u2010-\u2015\u2212\uFF0D]/.test(unit)) return '-';
  const compatible = unit.normalize('NFKC');
  const base = compatible.length === 1 ? compatible : unit;
  const simple = traditionalToSimplified.get(base) ?? base;
  const lower = simple.toLowerCase();
  return lower.length === 1 ? lower : simple;
}

/** What the classifier reads: folded, numbers masked by their length, long runs of one character cut to two. */
export function normalise(text: string): string {
  return fold(text)
    .replace(/(.)\1{2,}/gu, '$1$1')
    .replace(/\d{7,}/g, '<tel>')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, ' ')
    .trim();
}
