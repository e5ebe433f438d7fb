import { pieces } from '../lexicon/things.ts';
import type { Span } from '../meaning.ts';
import { hanAmounts, readNumber } from '../numerals.ts';
import { overlaps, type Place, spanOf } from './span.ts';

const figure = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d+(?:\\.\\d{1,2})?';
const scale = '[万千百wk](?![a-z])';
const han = `[${hanAmounts}]{1,9}`;
const begin = `(?<![\\d.a-z${hanAmounts}第])`;
const piece = `块(?!钱)(?=${pieces})`;
const yuan = `(?:元(?![桥里巷素宵旦])|圆(?=整|[\\s,。!?]|$)|(?!${piece})块钱?|人民币|rmb)`;
/** Without a unit: what is not followed by a thing that could be counted. */
const bareEnd =
  '(?=\\s*(?:$|[,。!?;、)的了吧呢吗啊呀]|左右|以[内上下]|多(?![个人次户家名台平米条公栋位])|块|元|出头|起|包|还|够|够不够|行|太|就|一(?:年|个?月|次|平)|每))';
const patterns = [
  new RegExp(`(?:¥|\\$|rmb\\s*)\\s*(?<figure>${figure})\\s*(?<scale>${scale})?(?:\\s*元)?`, 'g'),
  new RegExp(
    `${begin}(?<figure>${figure})\\s*[多余来]?(?<scale>${scale})?(?<next>\\d)?\\s*(?:多|来|几)?\\s*${yuan}(?:(?<tenth>[\\d一二两三四五六七八九])(?!\\d|点|月|天|号|楼|个|平|次|分|年)[毛角]?)?`,
    'g',
  ),
  new RegExp(
    `${begin}(?<said>(?![千万百])${han})(?:多|来|几)?${yuan}(?:(?<tenth>[\\d一二两三四五六七八九])(?!\\d|[${hanAmounts}]|点|月|天|号|楼|个|平|次|分|年)[毛角]?)?`,
    'g',
  ),
  new RegExp(`${begin}(?<dimes>\\d|[一二两三四五六七八九])(?:毛钱?|角钱?)(?![\\p{Script=Han}])`, 'gu'),
  new RegExp(`${begin}(?<figure>${figure})\\s*(?<scale>[万w](?![a-z]))(?<next>\\d)?${bareEnd}`, 'g'),
  new RegExp(
    `${begin}(?<said>(?![千万百])[${hanAmounts}]*(?:[千万]|[千万百][一二两三四五六七八九](?![十百千])))${bareEnd}`,
    'g',
  ),
  /(?<=(?:收费|押金|涨到|[花付交扣收]了|赔我?)[\s:是]*)(?<figure>(?<!\d)\d{2,5}(?:\.\d{1,2})?)(?=\s*(?:$|[,。!?;了的一多]|左右|每))/g,
];
const scales: Record<string, number> = { 百: 100, 千: 1_000, k: 1_000, 万: 10_000, w: 10_000 };
/** Before a small number of 块 that is money and not a lump of something. */
const paid = /(?:[收要花付交给费价贵钱才卖扣罚赔退涨加降欠每少多便宜补]|优惠|一共|总共)[了我你他您们到是只:\s]*$/;

/**
 * Sums of money named, in order, in yuan: “三百块” 300, “￥128.5”, “一千二” 1200, “2万” 20000, “3块5” 3.5.
 * @param taken what was already recognised: rooms, phones, ticket numbers, plates
 */
export function findMoney(text: string, folded: string, taken: readonly Place[]): Span<number>[] {
  const found: Span<number>[] = [];
  for (const match of patterns.flatMap((pattern) => [...folded.matchAll(pattern)])) {
    const amount = amountOf(match.groups ?? {});
    const end = match.index + match[0].length;
    if (!(amount > 0) || isLump(amount, match[0], folded.slice(0, match.index), folded.slice(end))) continue;
    const span = spanOf(text, amount, match.index, end);
    if (!overlaps(span, found) && !overlaps(span, taken)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}

function amountOf({ figure: digits, scale: said, next, said: words, tenth, dimes }: Record<string, string>): number {
  if (dimes) return readNumber(dimes) / 10;
  const unit = said ? (scales[said] ?? 1) : 1;
  const whole = words ? readNumber(words) : Number(digits?.replace(/,/g, '')) * unit;
  const rest = next ? (Number(next) * unit) / 10 : tenth ? readNumber(tenth) / 10 : 0;
  return Math.round((whole + rest) * 100) / 100;
}

/** “一块” is a lump or “together” unless somebody pays, or a price ends there. */
const isLump = (amount: number, said: string, before: string, after: string): boolean =>
  amount < 10 && /块$/.test(said) && !paid.test(before) && !/^\s*(?:$|[,。!?;]|[\d一每])/.test(after);
