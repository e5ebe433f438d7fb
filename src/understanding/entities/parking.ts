import type { ParkingSpace, Span } from '../meaning.ts';
import { toDigits } from '../numerals.ts';
import { overlaps, spanOf } from './span.ts';

const garage = '(?:停车场|停车库|车库|地库|车场)';
const level = '(?:(?:负|地下)[一二三四1-4][楼层]?|b[1-4](?:[楼层]|(?![\\d])))';
const space = '(?:停?车位|泊位)';
const numbered = '(?<zone>[a-z](?:\\d(?=[区\\s-]))?|[东西南北])?区?[\\s-]*(?<number>\\d{1,4})(?!\\d)';
const patterns = [
  new RegExp(`(?:(?<level>${level})(?:的?${garage})?[\\s,的-]*)?(?<![a-z\\d])${numbered}\\s*号?的?${space}`, 'g'),
  new RegExp(
    `(?:(?<level>${level})(?:的?${garage})?[\\s,的-]*)?${space}(?:号码?|编号)?[\\s:是为]*(?<![a-z\\d])${numbered}号?(?![年月元块万个])`,
    'g',
  ),
  new RegExp(
    `(?<level>${level})?(?:地下)?${garage}的?[\\s,]*(?:(?<level2>b[1-4])(?=[区层楼\\s-])[区层楼]?[\\s-]*)?(?<![a-z\\d])${numbered}\\s*号(?![楼门岗口])`,
    'g',
  ),
];

/**
 * Parking spaces that are named by number, in order: “B1停车场C区105车位” is C105 on floor -1. A letter with 1–4 before the
 * zone is the floor.
 */
export function findParkingSpaces(text: string, folded: string): Span<ParkingSpace>[] {
  const found: Span<ParkingSpace>[] = [];
  for (const match of patterns.flatMap((pattern) => [...folded.matchAll(pattern)])) {
    const { level, level2, zone = '', number = '' } = match.groups ?? {};
    const zoneIsLevel = /^b[1-4]$/.test(zone);
    const below = level ?? level2 ?? (zoneIsLevel ? zone : undefined);
    const value: ParkingSpace = { number: `${zoneIsLevel ? '' : zone.toUpperCase()}${number}` };
    if (below) value.floor = `-${toDigits(below.replace(/负|地下|[b楼层]/g, ''))}`;
    const span = spanOf(text, value, match.index, match.index + match[0].length);
    if (!overlaps(span, found)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}
