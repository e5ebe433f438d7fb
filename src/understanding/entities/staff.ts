import { surnames } from '../lexicon/names.ts';
import type { Span } from '../meaning.ts';
import { spanOf } from './span.ts';

const titles = '师傅|师父|主管|经理|队长|主任|阿姨|大姐|大哥|大叔|管家|班长|工程师|姐|哥|工(?![作程具地资])|叔';
const named = new RegExp(
  `(?:小|老)?[${surnames}](?:${titles})|(?:姓[${surnames}]的?(?:师傅|保安|保洁|前台|客服|经理))`,
  'g',
);
const posts =
  /保安(?:队长|大哥|小哥|大叔)?|门卫|门岗|保洁(?:阿姨|员|大姐)?|前台(?:小姐姐|小姑娘)?|管家|客服(?!电话|中心|热线)|维修(?:工|师傅|员|人员)|物业经理|项目经理|工程部|电工|水工|园丁|绿化(?:工|师傅)|巡逻(?:员|队)|工作人员/g;

/** People or posts of ours that are spoken of: “张师傅”, “李姐”, “保安”. Says nothing about why. */
export function findStaffMentions(text: string, folded: string): Span<string>[] {
  const found: Span<string>[] = [];
  for (const match of [...folded.matchAll(named), ...folded.matchAll(posts)]) {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((other) => start < other.end && other.start < end)) continue;
    found.push(spanOf(text, match[0], start, end));
  }
  return found.sort((a, b) => a.start - b.start);
}
