import type { Span } from '../meaning.ts';
import { spanOf } from './span.ts';

const patterns = [
  /(?<![\d栋幢座楼层元门#-])(\d{4,6})\s*(?:怎么样|到哪|修(?:好|了)没|进度|处理得)/g,
  /(?:工单|单号|单子|报修单|投诉单|订单|编号|no\.?)\s*(?:号|是|为|:|#)?\s*#?\s*(\d{1,6})(?!\d)(?:\s*号)?/g,
  /#?(?<![\d-])(\d{3,6})\s*(?:号|那个|这个|号的|的)?\s*(?:工单|单子|报修单|投诉单|单(?!元|位|独|价|间))/g,
  /(?:取消|撤销|催一?下?|查一?下?|接单|到场|完成|转单|退单|承诺)\s*#?(\d{3,6})(?!\d)(?!\s*(?:室|房|元|块))/g,
];

/** Ticket numbers said aloud: “1024号单”, “工单1024”, “查一下1024”. */
export function findTicketNumbers(text: string, folded: string): Span<number>[] {
  const found = new Map<number, Span<number>>();
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const number = Number(match[1]);
      if (found.has(number)) continue;
      found.set(number, spanOf(text, number, match.index, match.index + match[0].length));
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
