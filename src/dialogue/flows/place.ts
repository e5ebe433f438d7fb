import { findUnit } from '../../domain/owners/find-unit.ts';
import type { KnownResident, Person } from '../../domain/owners/person.ts';
import { type Home, unitLabel } from '../../domain/owners/unit.ts';
import type { Meaning, PublicPlace, RoomRef } from '../../understanding/meaning.ts';
import type { Slots } from '../state.ts';
import type { TurnContext } from '../turn-context.ts';

/** Where something is, as far as the message and the speaker's own homes tell. */
export type Place = Pick<Slots, 'unitId' | 'place' | 'publicPlace' | 'room'>;

const sharedCategories = new Set(['lift', 'access_control', 'public_facility']);

const homesOf = (person: Person): Home[] => (person.kind === 'resident' ? person.homes : []);

/** Where somebody lives or trades: a parking space is meant only where it is named. */
function dwellingsOf(person: Person): Home[] {
  const homes = homesOf(person);
  const dwellings = homes.filter((home) => home.kind !== 'parking');
  return dwellings.length > 0 ? dwellings : homes;
}

export const hasSeveralHomes = (person: Person): boolean => dwellingsOf(person).length > 1;

/** “3栋2单元” of a home, for places that everybody of that entrance shares. */
const entranceOf = (home: Pick<Home, 'building' | 'entrance'>): string =>
  `${home.building}栋${home.entrance ? `${home.entrance}单元` : ''}`;

/** A public place as people read it, with the building where it was said or can be nothing else. */
function publicPlace(said: PublicPlace, homes: readonly Home[], text: string): Place {
  const named = said.building ? `${said.building}栋${said.entrance ? `${said.entrance}单元` : ''}` : '';
  const only = homes.length === 1 ? homes[0] : undefined;
  const near = only && isNearby(text) && !communityWide.test(said.name) ? `${only.label}附近` : '';
  const prefix = named || (only && belongsToBuilding(said.name) ? entranceOf(only) : near);
  const name = said.name.startsWith(prefix) ? said.name.slice(prefix.length) : said.name;
  return { publicPlace: true, place: `${prefix}${name}` };
}

/** “店门口的路灯”: by the speaker's own door. */
const isNearby = (text: string): boolean => /门口|门前|附近|旁边/.test(text);

const inBuilding = /大门|单元门|门禁|楼道|楼梯|走廊|电梯|楼下|楼上|天台|楼顶|楼栋|对讲|架空层|信箱/;
const communityWide = /小区|园区|车库|花园|广场|会所|游泳池|岗亭|门岗|东门|西门|南门|北门/;

/** Whether a public place is one of many alike, so that its building must be known. */
export const belongsToBuilding = (place: string): boolean => inBuilding.test(place) && !communityWide.test(place);
export const namesBuilding = (place: string): boolean => /[\dA-Za-z一二三四五六七八九十]+(?:栋|号楼|座|幢)/.test(place);

const matchesHome = (home: Home, room: RoomRef): boolean =>
  (!room.building || room.building === home.building) &&
  (!room.entrance || room.entrance === home.entrance) &&
  (!room.room || room.room === home.room);

/** “小区里” is nowhere to go to. */
const isAnywhere = (name: string): boolean => /^(?:小区|园区)(?:的)?里$/.test(name);

/**
 * What a message says of the place. Nothing said: the speaker's only home, unless the thing is one that all share.
 * @returns the fields that are now known; an empty object where nothing can be told
 */
export async function readPlace(ctx: TurnContext, slots: Slots): Promise<Place> {
  const { meaning } = ctx;
  const homes = homesOf(ctx.person);
  const dwellings = dwellingsOf(ctx.person);
  const corrected = correctedRoom(meaning, slots, homes);
  if (corrected && slots.publicPlace && slots.place && !corrected.room) {
    return publicPlace({ name: bareName(slots.place), ...pick(corrected) }, dwellings, ctx.text);
  }
  if (corrected) return roomPlace(ctx, corrected, homes);
  const shared = meaning.publicPlaces.map((span) => span.value).find((one) => !isAnywhere(one.name));
  const room = mergedRoom(meaning.rooms.map((span) => span.value));
  if (shared) return publicPlace({ ...pick(room), ...shared }, dwellings, ctx.text);
  if (room) {
    if (slots.publicPlace && slots.place && !room.room) {
      return publicPlace({ name: bareName(slots.place), ...pick(room) }, dwellings, ctx.text);
    }
    return roomPlace(ctx, { ...(slots.room ?? {}), ...room }, homes);
  }
  return {};
}

/** Where it is when nobody said: the only home of who speaks, or what its entrance shares. */
export function assumedPlace(person: Person, category: string | undefined): Place {
  const [home, second] = dwellingsOf(person);
  if (!home || second) return {};
  if (category && sharedCategories.has(category)) {
    const name = category === 'lift' ? '电梯' : category === 'access_control' ? '门禁' : '公共设施';
    return { publicPlace: true, place: `${entranceOf(home)}${name}` };
  }
  return { unitId: home.unitId, place: home.label };
}

const pick = (room: RoomRef | undefined): Pick<RoomRef, 'building' | 'entrance'> => ({
  ...(room?.building && { building: room.building }),
  ...(room?.entrance && { entrance: room.entrance }),
});

const bareName = (place: string): string => place.replace(/^[\dA-Za-z]+栋(?:\d+单元)?/, '');

/** What is said in pieces (“3栋”, later “501”) is one place; of several homes (“501和502”) the first is meant. */
function mergedRoom(rooms: readonly RoomRef[]): RoomRef | undefined {
  const upToFirst = rooms.findIndex(({ room }) => room !== undefined) + 1;
  const meant = upToFirst > 0 ? rooms.slice(0, upToFirst) : rooms;
  return meant.length === 0 ? undefined : Object.assign({}, ...meant);
}

/** “不是3栋是5栋”: the place so far with only the corrected part changed (S11). */
function correctedRoom(meaning: Meaning, slots: Slots, homes: readonly Home[]): RoomRef | undefined {
  const to = meaning.correction?.to;
  if (!to) return undefined;
  const home = homes.find((one) => one.unitId === slots.unitId);
  const before: RoomRef = slots.room ?? (home ? roomOf(home) : {});
  return { ...before, ...to };
}

export const roomOf = (unit: { building: string; entrance: string; room: string }): RoomRef => ({
  building: unit.building,
  ...(unit.entrance && { entrance: unit.entrance }),
  room: unit.room,
});

const sayRoom = (room: RoomRef): string =>
  [
    room.building && `${room.building}栋`,
    room.entrance && `${room.entrance}单元`,
    room.room ?? (room.floor && `${room.floor}楼`),
  ]
    .filter(Boolean)
    .join('');

/** A room in the register, or as it was said. Who is not known gets no word on whether it exists (S28). */
async function roomPlace(ctx: TurnContext, said: RoomRef, homes: readonly Home[]): Promise<Place> {
  const room = { ...pick(said), ...(said.room && { room: said.room }) };
  const mine = homes.filter((home) => matchesHome(home, said));
  if (mine.length === 1 && mine[0])
    return { unitId: mine[0].unitId, place: mine[0].label, publicPlace: false, room: roomOf(mine[0]) };
  if (ctx.person.kind === 'unknown' || !said.room) return { room, place: sayRoom(said) };
  const match = await findUnit(ctx.tx, ctx.community.id, room);
  if (match.kind === 'one') {
    return { unitId: match.unit.id, place: unitLabel(match.unit), publicPlace: false, room: roomOf(match.unit) };
  }
  return { room, place: sayRoom(said), publicPlace: false };
}

/** Homes a resident may mean, as buttons. */
export const homeButtons = (person: KnownResident) =>
  dwellingsOf(person).map((home) => ({ id: `home:${home.unitId}`, label: home.label }));
