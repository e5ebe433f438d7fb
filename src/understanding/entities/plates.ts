import type { Span } from '../meaning.ts';
import { overlaps, spanOf } from './span.ts';

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** The letters of a plate leave out I and O, which look like digits. */
const letter = '[a-hj-np-z]';
const sign = '[a-hj-np-z\\d]';
/** Six signs with a D or F (or another of A–K) are a new energy vehicle, GA 36-2018; five are any other. */
const serial = `(?:[a-hjk]${sign}\\d{4}|\\d{5}[a-hjk]|(?=${sign}{0,4}\\d)${sign}{4}(?:${sign}|[学警挂港澳领]))(?![a-z\\d])`;
const patterns = [
  new RegExp(`(?<province>[${provinces}])\\s*(?<city>${letter})\\s*[·.•\\-]?\\s*(?<serial>${serial})`, 'g'),
  new RegExp(`车牌(?:号码?|尾号)?[\\s:是为]*(?<city>${letter})?\\s*[·.•\\-]?\\s*(?<serial>${serial})`, 'g'),
];

/** Number plates, in order, upper case and without the dot: “粤B·D12345” is 粤BD12345. */
export function findPlates(text: string, folded: string): Span<string>[] {
  const found: Span<string>[] = [];
  for (const match of patterns.flatMap((pattern) => [...folded.matchAll(pattern)])) {
    const { province = '', city = '', serial: signs = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const start = province ? match.index : folded.indexOf(city || signs, match.index);
    const span = spanOf(text, `${province}${city}${signs}`.toUpperCase(), start, end);
    if (!overlaps(span, found)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}
