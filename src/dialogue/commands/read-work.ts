import { digitWords, feeWords, freeWords, moneyUnits, placeWords } from './lexicon.ts';

/** What was done and what it cost. `feeCents` absent: nothing was said of money. */
export interface Work {
  work: string;
  feeCents?: number;
}

const amount = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千]+)';
const coins = '(?:\\s*(?:元|块)\\s*(\\d)(?!\\d)(?:\\s*角)?)?';
const charged = new RegExp(`${feeWords.source}\\s*[:：]?\\s*[￥¥]?\\s*${amount}${coins}\\s*${moneyUnits.source}?`);
const atEnd = new RegExp(`[￥¥]?\\s*${amount}\\s*(?:元|块钱|块)[\\s。.!！]*$`);

/** Reads “换了阀芯 收费30.5元”, “修好了，免费”: the fee is taken out of the words. Fees in cents. */
export function readWork(rest: string): Work {
  const text = rest.normalize('NFC');
  const halfWidth = text.replace(/[０-９．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  const free = freeWords.exec(halfWidth);
  if (free) return { work: without(text, free), feeCents: 0 };
  const fee = charged.exec(halfWidth) ?? atEnd.exec(halfWidth);
  const yuan = fee?.[1] && numberOf(fee[1]);
  if (!fee || typeof yuan !== 'number') return { work: tidy(text) };
  const tenths = fee[2] && fee[2].length === 1 ? Number(fee[2]) / 10 : 0;
  return { work: without(text, fee), feeCents: Math.round((yuan + tenths) * 100) };
}

function numberOf(said: string): number {
  if (/^\d/.test(said)) return Number(said.replaceAll(',', ''));
  let total = 0;
  let digit = 0;
  for (const character of said) {
    const place = placeWords[character];
    if (place) total += (digit || 1) * place;
    digit = place ? 0 : (digitWords[character] ?? 0);
  }
  return total + digit;
}

const without = (text: string, match: RegExpExecArray): string =>
  tidy(`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`);

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，.。;；:：、!！]+|[\s,，;；:：、]+$|\s+[。.]$/g, '')
    .trim();
