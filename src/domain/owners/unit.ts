import type { ResidentRole, UnitKind } from '../../platform/db.ts';
import { buildingSuffix, entranceSuffix, roomSuffix, unitKindWords, unitWords } from './messages.ts';

/** A unit as people say it, whole or in part. */
export interface RoomParts {
  building?: string | undefined;
  entrance?: string | undefined;
  room?: string | undefined;
}

export interface UnitFacts {
  id: string;
  kind: UnitKind;
  building: string;
  /** empty where a building has only one */
  entrance: string;
  room: string;
}

/** A unit that somebody belongs to. */
export interface Home {
  unitId: string;
  kind: UnitKind;
  building: string;
  entrance: string;
  room: string;
  /** “3栋2单元501” */
  label: string;
  role: ResidentRole;
}

/** @returns a unit as people read it: 3栋2单元501, 3栋501, 商业街商铺8, B1车位023. */
export function unitLabel(unit: Omit<UnitFacts, 'id'>): string {
  const numbered = /^[0-9]+$/.test(unit.building) || (unit.kind === 'home' && /[0-9A-Z]$/i.test(unit.building));
  const building = numbered ? `${unit.building}${unitWords.building}` : unit.building;
  const entrance = unit.entrance && `${unit.entrance}${unitWords.entrance}`;
  return `${building}${entrance}${unitKindWords[unit.kind]}${unit.room}`;
}

/** Writes the parts of a room as the register does: “３号楼” is 3, “b座” is B, “0501室” is 501. Empty parts fall away. */
export function normaliseRoom(parts: RoomParts): { building?: string; entrance?: string; room?: string } {
  const building = plain(parts.building, buildingSuffix);
  const entrance = plain(parts.entrance, entranceSuffix);
  const room = plain(parts.room, roomSuffix);
  return { ...(building && { building }), ...(entrance && { entrance }), ...(room && { room }) };
}

function plain(text: string | undefined, suffix: RegExp): string {
  const bare = (text ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase().replace(suffix, '');
  return bare.replace(/^0+(?=\d)/, '');
}

export type UnitMatch = { kind: 'one'; unit: UnitFacts } | { kind: 'many'; units: UnitFacts[] } | { kind: 'none' };

/**
 * Which of the units that fit building and room is meant. An entrance that was said decides; where the register knows
 * the building as having only one, whatever entrance was said is that one.
 */
export function chooseUnit(candidates: UnitFacts[], entrance: string | undefined): UnitMatch {
  const exact = candidates.filter((unit) => unit.entrance === entrance);
  const onlyOne = candidates.filter((unit) => unit.entrance === '');
  const units = entrance === undefined ? candidates : exact.length > 0 ? exact : onlyOne;
  const [unit, second] = units;
  if (!unit) return { kind: 'none' };
  return second ? { kind: 'many', units } : { kind: 'one', unit };
}

/**
 * The first register entry that fits the entrance that was said: an entry of another entrance never does, one of a
 * building with a single entrance always does.
 */
export function chooseHit<T extends { entrance: string }>(hits: T[], entrance: string | undefined): T | undefined {
  return hits.find((hit) => entrance === undefined || hit.entrance === '' || hit.entrance === entrance);
}
