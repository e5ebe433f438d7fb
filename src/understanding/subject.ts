import { findDevices, findFault } from './entities/device-fault.ts';
import { fold } from './fold.ts';
import { categoryOfDevice } from './lexicon/devices.ts';
import { homeSpots } from './lexicon/joints.ts';
import type { Meaning, RoomRef } from './meaning.ts';

/** What a trouble is about and where it is, as far as its words tell. */
export interface Subject {
  devices: readonly string[];
  categories: readonly string[];
  /** spots in a home: 厨房, 阳台 */
  spots: readonly string[];
  /** buildings, entrances and rooms that are named */
  rooms: readonly RoomRef[];
  /** names of places that belong to everybody */
  shared: readonly string[];
  hasFault: boolean;
}

/** @param meaning the reading of `text`, from which rooms and public places are taken */
export function subjectOf(text: string, meaning: Meaning): Subject {
  const folded = fold(text);
  const devices = findDevices(text, folded);
  const named = devices.map(({ value }) => categoryOfDevice(fold(value))).filter((one) => one !== 'other');
  const read = meaning.repairCategory === 'other' ? [] : [meaning.repairCategory];
  const places: RoomRef[] = [...meaning.rooms, ...meaning.publicPlaces].map(({ value }) => value);
  return {
    devices: devices.map(({ value }) => value),
    categories: named.length > 0 ? named : read,
    spots: [...folded.matchAll(homeSpots)].map(([spot]) => spot),
    rooms: places.filter(({ building, entrance, room }) => building ?? entrance ?? room),
    shared: meaning.publicPlaces.map(({ value }) => value.name),
    hasFault: findFault(text, folded, devices[0]) !== undefined,
  };
}

export const union = (a: Subject, b: Subject): Subject => ({
  devices: [...a.devices, ...b.devices],
  categories: [...a.categories, ...b.categories],
  spots: [...a.spots, ...b.spots],
  rooms: [...a.rooms, ...b.rooms],
  shared: [...a.shared, ...b.shared],
  hasFault: a.hasFault || b.hasFault,
});

/** Both name something of the kind, and nothing in common. */
const differ = <T>(a: readonly T[], b: readonly T[], isSame: (one: T, other: T) => boolean): boolean =>
  a.length > 0 && b.length > 0 && !a.some((one) => b.some((other) => isSame(one, other)));

const sameWord = (one: string, other: string): boolean => one === other;
const isPart = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/** “3栋” and “3栋2单元” may be the same; “3栋” and “5栋” are not. */
const mayBeSame = (one: RoomRef, other: RoomRef): boolean =>
  (['building', 'entrance', 'room'] as const).every((part) => !one[part] || !other[part] || one[part] === other[part]);

/** In different rooms or buildings, different spots of a home, or one at home and one outside. */
export const isElsewhere = (a: Subject, b: Subject): boolean =>
  differ(a.rooms, b.rooms, mayBeSame) || differ(a.spots, b.spots, sameWord) || isOutside(a, b) || isOutside(b, a);

const isOutside = (home: Subject, other: Subject): boolean =>
  home.spots.length > 0 && other.spots.length === 0 && other.shared.length > 0;

export const isOtherCategory = (a: Subject, b: Subject): boolean => differ(a.categories, b.categories, sameWord);
export const isOtherDevice = (a: Subject, b: Subject): boolean => differ(a.devices, b.devices, isPart);
