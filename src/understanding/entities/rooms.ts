import type { RoomRef, Span } from '../meaning.ts';
import { toDigits } from '../numerals.ts';
import { bareRoom, garageFloor, nextRoom, roomPatterns } from './room-grammar.ts';
import { overlaps, type Place, spanOf } from './span.ts';

/** Numbers that people dial in need: alone they are never a room. */
const dialled = /^\s*(?:110|119|120|122)\s*$/;
/** What may stand between two halves of one room: “501室，3栋”. */
const joint = /^[\s,、.()的-]{0,3}(?:商业街)?$/;

/**
 * The homes and buildings named in a text, in order. Parts that were not said are absent; numerals come out as digits,
 * letters upper case; a basement floor is negative. Numbers that are prices, times, dates or amounts are not rooms.
 * @param taken what was already recognised: phones, ticket numbers, parking spaces, plates
 */
export function findRooms(text: string, folded: string, taken: readonly Place[] = []): Span<RoomRef>[] {
  const found: Span<RoomRef>[] = [];
  const read = (pattern: RegExp, others: readonly Place[]): void => {
    for (const match of folded.matchAll(pattern)) {
      const span = toSpan(text, match);
      if (span && !overlaps(span, found) && !overlaps(span, others)) found.push(span);
    }
  };
  read(garageFloor, []);
  for (const pattern of roomPatterns) read(pattern, taken);
  if (!found.some(({ value }) => value.room) && !dialled.test(folded)) read(bareRoom, taken);
  return withNeighbours(text, folded, joinHalves(text, folded, byPlace(found)));
}

const byPlace = <T extends Place>(spans: T[]): T[] => spans.sort((a, b) => a.start - b.start);

function toSpan(text: string, match: RegExpExecArray): Span<RoomRef> | undefined {
  const said = match.groups ?? {};
  const [building, door, floor, room] = [said.b ?? said.b2, said.e ?? said.e2, said.f ?? said.f2, said.r ?? said.r2];
  const value: RoomRef = {};
  if (said.area) value.area = readArea(said.area);
  if (building) value.building = toDigits(building.replace('-', ''));
  if (door) value.entrance = toDigits(door.replace(/[第\s号]|单元|[门洞梯口]/g, ''));
  if (floor) value.floor = readFloor(floor);
  if (room) value.room = readRoom(room);
  if (!building && !door && !floor && !room) return undefined;
  const named = match.indices?.groups ?? {};
  const starts = Object.values(named).flatMap((range) => (range ? [range[0]] : []));
  const start = Math.min(...starts);
  const whole = text.slice(start, match.index + match[0].length).replace(/[\s,，、.·(（的]+$/, '');
  const end = start + whole.length;
  const isOpen = /[(（][^)）]*$/.test(whole) && /^[)）]/.test(text.slice(end));
  return spanOf(text, value, start, isOpen ? end + 1 : end);
}

function readFloor(said: string): string {
  const below = /地下|负|-|^b/.test(said);
  const number = toDigits(said.replace(/地下|[第负b\s楼层f-]/g, ''));
  return below ? `-${number}` : number;
}

/** As it is said, with its zeros: “a-1203” is A1203, “五零一” 501, “十一零二” 1102; “8-2”, door 2 of floor 8, stays. */
function readRoom(said: string): string {
  if (/^\d+(?:-\d+)?$/.test(said)) return said;
  return /[十百千]/.test(said) ? toDigits(said) : [...said.replace('-', '')].map(toDigits).join('');
}

/** “二期a区” is 2期A区. */
const readArea = (said: string): string =>
  said
    .replace(/[第\s,、.·/_~|()的杠之-]/g, '')
    .replace(/[一二三四五六七八九十]+(?=[期区苑组]|号院)/g, toDigits)
    .toUpperCase();

/** Two halves of one room that were said in an unusual order are one: “501室，3栋2单元”. */
function joinHalves(text: string, folded: string, spans: Span<RoomRef>[]): Span<RoomRef>[] {
  const joined: Span<RoomRef>[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const isHalf = last && joint.test(folded.slice(last.end, span.start)) && areDisjoint(last.value, span.value);
    if (!isHalf) joined.push(span);
    else joined.splice(-1, 1, spanOf(text, { ...last.value, ...span.value }, last.start, span.end));
  }
  return joined;
}

/** Whether two references complete each other: together they name a building, apart only one of them does. */
const areDisjoint = (a: RoomRef, b: RoomRef): boolean =>
  Object.keys(a).every((key) => !(key in b)) && (a.building === undefined) !== (b.building === undefined);

/** “3栋501和502”: the second room is in the house of the first. */
function withNeighbours(text: string, folded: string, spans: Span<RoomRef>[]): Span<RoomRef>[] {
  const all = [...spans];
  for (const span of spans) {
    if (!span.value.room) continue;
    let { end } = span;
    for (const match of folded.slice(span.end).matchAll(nextRoom)) {
      const start = span.end + match.index;
      const number = match.groups?.r;
      if (start !== end || !number) break;
      end = start + match[0].length;
      const { floor: _, ...house } = span.value;
      const next = spanOf(
        text,
        { ...house, room: readRoom(number) },
        end - match[0].length + match[0].indexOf(number),
        end,
      );
      if (!overlaps(next, all)) all.push(next);
    }
  }
  return byPlace(all);
}

/** Reads a fragment such as “501”, “3栋” or “二单元” as a part of a room, for corrections; undefined if it is none. */
export function readRoomPart(fragment: string, folded: string): RoomRef | undefined {
  const bareNumber = /^\s*(?:是|在)?\s*([1-9]\d{2,4})\s*(?:室|房|的|啊|呀|哦|吧|了)?\s*$/.exec(folded)?.[1];
  if (bareNumber) return { room: bareNumber };
  return findRooms(fragment, folded)[0]?.value;
}
