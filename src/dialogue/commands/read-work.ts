import { componentFees, digitWords, feeWords, freeWords, moneyUnits, placeWords } from './lexicon.ts';

/** What was done and what it cost. `feeCents` absent: nothing was said of money. */
export interface Work {
  work: string;
  feeCents?: number;
}

const amount =
  '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,7}(?!\\d)(?:\\.\\d{1,4})?|[零〇一二两三四五六七八九十百千]{1,12})';
const coins = '(?:\\s*(?:元|块)\\s*(\\d)(?!\\d)(?:\\s*角)?)?';
const charged = new RegExp(`${feeWords.source}\\s*[:：]?\\s*[￥¥]?\\s*${amount}${coins}\\s*${moneyUnits.source}?`);
const atEnd = new RegExp(`[￥¥]?\\s*${amount}\\s*(?:元|块钱|块)[\\s。.!！]*$`);
const component = new RegExp(`${componentFees.source}\\s*[:：]?\\s*[￥¥]?\\s*${amount}`, 'g');
const mostYuan = 1_000_000;

/**
 * Reads “换了阀芯 收费30.5元”, “修好了，免费”: the fee is taken out of the words. Fees in cents. Parts without a total
 * (“材料费20 人工费30”) are added up and stay in the words. What cannot be a fee is left as words.
 */
export function readWork(rest: string): Work {
  const text = rest.normalize('NFC');
  const halfWidth = text.replace(/[０-９．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  const total = charged.exec(halfWidth);
  const parts = total ? [] : [...halfWidth.matchAll(component)].map(([, said = '']) => numberOf(said));
  if (parts.length > 0)
    return withFee(
      tidy(text),
      parts.reduce((sum, part) => sum + part, 0),
      text,
    );
  const free = total ? null : freeWords.exec(halfWidth);
  if (free) return { work: without(text, free), feeCents: 0 };
  const fee = total ?? atEnd.exec(halfWidth);
  if (!fee?.[1]) return { work: tidy(text) };
  return withFee(without(text, fee), numberOf(fee[1]) + Number(fee[2] ?? 0) / 10, text);
}

const withFee = (work: string, yuan: number, text: string): Work =>
  yuan > mostYuan ? { work: tidy(text) } : { work, feeCents: Math.round(yuan * 100) };

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
