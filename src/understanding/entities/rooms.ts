import type { RoomRef, Span } from '../meaning.ts';
import { hanDigits, toDigits } from '../numerals.ts';
import { overlaps, type Place, spanOf } from './span.ts';

const han = `[${hanDigits}]{1,5}`;
const building = `(?:(?:[a-z]{1,2}\\d{0,3}|\\d{1,4}[a-z]?)|${han})`;
const buildingMark = '(?:号?栋楼?|幢|座|号楼|号院?(?=\\s*\\d{3,5}\\s*(?:室|房))|#楼?)';
const entrance = `(?:\\d{1,3}|[a-z]|${han})\\s*(?:单元|门(?!禁|口|卫|岗)|梯(?!控))`;
const floor = `(?:地下)?(?:负|-)?(?:\\d{1,3}|${han})\\s*(?:楼|层)`;
const room = `(?:\\d{3,5}|${han})`;
const dash = '\\s*[-~_/杠之的]\\s*';

/** 3栋2单元501, 三号楼二单元五零一室, B座18层1805, 12#301, 9号楼2-361, 5栋 */
const marked = new RegExp(
  `(?<![a-z\\d])(?<b>${building})\\s*${buildingMark}[\\s,]*(?:(?<e>${entrance})[\\s,]*)?(?:(?<f>${floor})[\\s,]*)?` +
    `(?:(?:(?<e2>\\d{1,2})-)?(?<r>${room})(?![\\d点时:元块分号])(?:\\s*(?:号室?|室|房))?)?`,
  'gd',
);
/** 3-2-501, 3-501, a3-2-1101, 七杠一杠三零一 */
const dashed = new RegExp(
  `(?<![\\da-z.-])(?<b>[a-z]?[1-9]\\d{0,2}[a-z]?|${han})${dash}(?:(?<e>[1-9]\\d?|[a-z]|${han})${dash})?` +
    `(?<r>[1-9]\\d{2,4}|[一二三四五六七八九]${`[${hanDigits}]{2,4}`})(?![\\d-]|\\s*(?:元|块|年|点|:))(?:\\s*(?:室|房))?`,
  'gd',
);
/** 二单元501, 2单元, without a building */
const entranceOnly = new RegExp(
  `(?<![a-z\\d])(?<e>(?:\\d{1,3}|[a-z]|${han})\\s*单元)[\\s,]*(?:(?<f>${floor})[\\s,]*)?(?:(?<r>${room})(?![\\d点时:元块分])(?:\\s*(?:室|房))?)?`,
  'gd',
);
/** 501室, 五零一房, 11楼 */
const roomOnly = new RegExp(
  `(?<![a-z\\d-])(?<r>\\d{3,5}|[${hanDigits}]{3,5})\\s*(?:室|房(?!子|间|东|租|产|门|价))`,
  'gd',
);
const floorOnly = new RegExp(`(?<![a-z\\d号-])(?<f>${floor})(?!下|上|道|梯|板|顶|盘|长)`, 'gd');
/** A bare number is a room only where a home is spoken of, or where it is all that was said. */
const bare =
  /(?:^\s*|(?:我家|我们家|家住|我住|住在?|我是|房号|房间号?|门牌号?|门牌|我在|地址是?|室号)\s*(?:是|在|:)?\s*)(?<r>[1-9]\d{2,3})(?=\s*$|[\s,。!?;、]|的|业主|家|户|住|漏|没|厨|卫|客|门|我|水|电)(?!\s*(?:元|块|年|点|平|米|号))/dg;

/**
 * The homes and buildings named in a text, in order. Parts that were not said are absent; numerals come out as digits,
 * letters upper case; a basement floor is negative. Bare numbers that are prices, times, phones or ticket numbers are
 * not rooms: pass what was already recognised as `taken`.
 */
export function findRooms(text: string, folded: string, taken: readonly Place[] = []): Span<RoomRef>[] {
  const found: Span<RoomRef>[] = [];
  for (const pattern of [marked, dashed, entranceOnly, roomOnly, floorOnly, bare]) {
    if (pattern === bare && found.length > 0) break;
    for (const match of folded.matchAll(pattern)) {
      const span = toSpan(text, match);
      if (!span || overlaps(span, found) || overlaps(span, taken)) continue;
      found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function toSpan(text: string, match: RegExpExecArray): Span<RoomRef> | undefined {
  const groups = match.groups ?? {};
  const value: RoomRef = {};
  if (groups.b) value.building = toDigits(groups.b);
  const door = (groups.e ?? groups.e2)?.replace(/\s|单元|门|梯/g, '');
  if (door) value.entrance = toDigits(door);
  if (groups.f) value.floor = readFloor(groups.f);
  if (groups.r && /^\d|[一二三四五六七八九零〇幺十百]{3}/.test(groups.r)) value.room = toDigits(groups.r);
  if (Object.keys(value).length === 0) return undefined;
  const indices = match.indices;
  const named = indices?.groups ?? {};
  const start = named.b?.[0] ?? named.e?.[0] ?? named.f?.[0] ?? named.r?.[0] ?? match.index;
  const whole = text.slice(start, match.index + match[0].length).replace(/[\s,，]+$/, '');
  return spanOf(text, value, start, start + whole.length);
}

function readFloor(said: string): string {
  const below = /地下|负|-/.test(said);
  const number = toDigits(said.replace(/地下|负|-|楼|层|\s/g, ''));
  return below ? `-${number}` : number;
}

/** Reads a fragment such as “501”, “3栋” or “二单元” as a part of a room, for corrections; undefined if it is none. */
export function readRoomPart(fragment: string, folded: string): RoomRef | undefined {
  const bareNumber = /^\s*(?:是|在)?\s*([1-9]\d{2,4})\s*(?:室|房|的|啊|呀|哦|吧|了)?\s*$/.exec(folded)?.[1];
  if (bareNumber) return { room: bareNumber };
  return findRooms(fragment, folded)[0]?.value;
}
