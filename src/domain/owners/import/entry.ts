import type { ResidentRole, UnitKind } from '../../../platform/db.ts';
import type { LunarDay } from './read-date.ts';

export interface UnitKey {
  building: string;
  /** empty where a building has only one */
  entrance: string;
  room: string;
}

/** Where something stands in a workbook. */
export interface Place {
  sheet: string;
  row: number;
}

/** Something in a workbook that its writer can mend. */
export interface Problem extends Place {
  /** “手机（C12）”; absent where the row as a whole is meant */
  column?: string;
  text: string;
}

/** One row of a register: somebody in a unit. What the row does not say is absent. */
export interface Entry {
  place: Place;
  name: string;
  phone?: string;
  unit: UnitKey;
  kind?: UnitKind;
  role: ResidentRole;
  state: 'here' | 'left' | 'deceased';
  /** local dates, "2024-05-06" */
  leftOn?: string;
  movedInOn?: string;
  birthday?: string;
  lunar?: LunarDay;
  /** the birthday that was said is the only one: the other kind no longer holds */
  onlyBirthday?: boolean;
  plates?: string[];
  careFlags?: string[];
  remark?: string;
}

export const keyOfUnit = ({ building, entrance, room }: UnitKey): string => `${building}-${entrance}-${room}`;
