import type { Span } from '../meaning.ts';
import { spanOf } from './span.ts';

const moment =
  '(?:大?前天|昨天?|今天?|上个?(?:周|星期|礼拜)[一二三四五六日天]?|上个?月|这个?月|去年|前年|年前|周[一二三四五六日]|\\d{1,2}(?:月\\d{0,2})?[号日]?|入住|交房|装修)';
const part =
  '(?:凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|夜里|半夜|晚)?(?:[\\d一二两三四五六七八九十]{1,3}点(?:半|多|钟)?)?';
const count = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|几|好几|半|多)';
const unit = '(?:个多?)?(?:小时|钟头|天|周|星期|礼拜|月|年|晚上|晚)';
const patterns = [
  new RegExp(
    `(?:从|自从|自)(?:${moment}${part}|${part}(?=开始|起|到))(?:的时候)?(?:开始|起|到现在|就|以来|之后|以后)?`,
  ),
  new RegExp(`(?:已经|都|有|快|大概|差不多)?${count}多?${unit}(?:多)?(?:了|没|都没|没人)`),
  new RegExp(`(?:大?前天|昨天?|今天?|上周|上个月)${part}(?:开始|起|到现在|就)`),
  /一直(?:以来)?都?这样|好(?:多|几)天(?:了)?|好久(?:了)?|很久(?:了)?/,
];

/** Since when it has been so, in the words of the text: “从昨晚开始”, “两天了”. */
export function findSince(text: string, folded: string): Span<string> | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(folded);
    if (!match || match[0].length < 2) continue;
    const end = match.index + match[0].length;
    return spanOf(text, text.slice(match.index, end), match.index, end);
  }
  return undefined;
}
