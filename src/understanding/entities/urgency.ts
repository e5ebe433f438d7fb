import { habitual, isNow, notNow, onlyThoughtOf, urgentSigns } from '../lexicon/urgent.ts';
import type { Span } from '../meaning.ts';
import { spanOf } from './span.ts';

/** Said of what can wait: a drip, one bulb, “不急”. Lifts the urgency unless danger itself is named. */
const canWait =
  /不(?:着)?急|有空(?:再|的时候)|慢慢|(?:一直|有点|轻微|偶尔|慢慢|一点点?|滴滴答答)[^。!?;,]{0,3}(?:滴|渗|漏)|滴(?:水|滴答答)|一个灯|灯泡|哪天都行|随时都行/;
const dangerAnyway = /爆|止不住|关不(?:掉|住|死)|触电|漏电|冒烟|火花|焦味|淹|粪|进不去|越来越大|满(?:地|屋)|砸/;

/** A letter tells of months; what is urgent in it says that it is so now. */
const letterLength = 80;
const writtenToOffice = /违章|违建|种菜|监管|部门|领导|书记|市长|局长|县长|恳请|尊敬的|政府|居民们|业主们/;

/** How far around its words the sentence is looked at. */
const reach = 60;

/** Whether it is 急修, with the words that make it so. */
export function findUrgency(text: string, folded: string): Span<true> | undefined {
  if (canWait.test(folded) && !dangerAnyway.test(folded)) return undefined;
  const isLetter = folded.length >= letterLength && [writtenToOffice, ...notNow].some((says) => says.test(folded));
  for (const sign of urgentSigns) {
    for (const match of folded.matchAll(sign)) {
      const end = match.index + match[0].length;
      if (isHereAndNow(folded, match.index, end, isLetter)) return spanOf(text, true, match.index, end);
    }
  }
  return undefined;
}

function isHereAndNow(folded: string, start: number, end: number, isLetter: boolean): boolean {
  const before =
    folded
      .slice(Math.max(0, start - reach), start)
      .split(/[。!?;\n]/)
      .at(-1) ?? '';
  if (onlyThoughtOf.test(before)) return false;
  const sentence = before + folded.slice(start, end) + (folded.slice(end, end + reach).split(/[。!?;\n]/)[0] ?? '');
  if (isLetter) return isNow.test(sentence) && !habitual.test(sentence);
  return isNow.test(sentence) || !notNow.some((says) => says.test(sentence));
}
