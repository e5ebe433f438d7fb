import { ownHome, publicPlaceNames } from '../lexicon/places.ts';
import type { PublicPlace, Span } from '../meaning.ts';
import { toDigits } from '../numerals.ts';
import { overlaps, spanOf } from './span.ts';

const han = '[一二三四五六七八九十]{1,3}';
const pattern = new RegExp(
  `(?:(?<b>[a-z]\\d{0,2}|\\d{1,4}[a-z]?|${han})\\s*(?:号?栋楼?|幢|座|号楼|#楼?)\\s*(?:的)?)?` +
    `(?:(?<e>\\d{1,2}|[a-z]|${han})\\s*单元(?!门(?!禁))\\s*(?:的)?)?(?<name>${publicPlaceNames.join('|')})`,
  'gd',
);
/** things that only name such a place: cards, fees, rules */
const notThePlace = /^(?:卡|费|证|位|钥匙|密码|口罩)/;
/** 5栋楼下, 3栋2单元门口 */
const besideBuilding = new RegExp(
  `(?<b>[a-z]\\d{0,2}|\\d{1,4}[a-z]?|${han})\\s*(?:号?栋|幢|座|号楼|#楼?)\\s*(?:的)?(?:(?<e>\\d{1,2}|[a-z]|${han})\\s*单元\\s*(?:的)?)?(?<name>楼下|门口|楼前|楼后|旁边|附近|大门|门前|(?<!单元\\s*(?:的)?)一楼(?![\\d左右东西南北中]))`,
  'gd',
);

/**
 * Places that belong to everybody, in order. `name` leaves the building out (“3栋电梯” is `{ name: '电梯', building: '3' }`);
 * the span covers both. What is said to be in somebody's home is left out.
 */
export function findPublicPlaces(text: string, folded: string): Span<PublicPlace>[] {
  const found: Span<PublicPlace>[] = [];
  for (const match of [...folded.matchAll(pattern), ...folded.matchAll(besideBuilding)]) {
    const { b, e, name = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (ownHome.test(folded.slice(Math.max(0, match.index - 5), match.index))) continue;
    if (notThePlace.test(folded.slice(end, end + 2))) continue;
    const value: PublicPlace = { name: text.slice(end - name.length, end) };
    if (b) value.building = toDigits(b);
    if (e) value.entrance = toDigits(e);
    const span = spanOf(text, value, match.index, end);
    if (!overlaps(span, found)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}
