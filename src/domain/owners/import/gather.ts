import type { ResidentRole, UnitKind } from '../../../platform/db.ts';
import { type Entry, keyOfUnit, type Place, type Problem, type UnitKey } from './entry.ts';
import { cellTexts, fieldNames } from './messages.ts';
import type { LunarDay } from './read-date.ts';

/** What a workbook says of one person, over all the rows on which he stands. */
export interface Wish {
  name: string;
  phone?: string;
  birthday?: string;
  lunar?: LunarDay;
  onlyBirthday?: boolean;
  movedInOn?: string;
  leftOn?: string;
  deceased?: boolean;
  plates?: string[];
  careFlags?: string[];
  remark?: string;
  /** key of a unit → role in it, or that he lives there no more */
  homes: Map<string, ResidentRole | 'left'>;
}

interface Gathered extends Wish {
  /** where each fact was said first */
  said: Map<string, Place>;
}

/** A unit that a workbook names; `usual` is its kind where neither workbook nor register tell one. */
export type NamedUnit = UnitKey & { kind: UnitKind | undefined; usual: UnitKind };

/** The people and units of a workbook. */
export interface Gathering {
  people: readonly Wish[];
  /** by key */
  units: ReadonlyMap<string, NamedUnit>;
}

/**
 * Gathers a workbook row by row; several rows of one person become one. `add` returns what contradicts an earlier row of
 * the same person; then nothing of that row is kept.
 */
export function gatherEntries(): { add(entry: Entry): Problem[]; done(): Gathering } {
  const units = new Map<string, NamedUnit>();
  const people = new Map<string, Gathered>();
  return {
    add(entry) {
      const key = `${entry.name}/${entry.phone ?? `/${keyOfUnit(entry.unit)}`}`;
      const person = people.get(key) ?? start(entry);
      const problems = contradictions(person, entry);
      if (problems.length > 0) return problems;
      people.set(key, person);
      merge(person, entry);
      noteUnit(units, entry);
      return [];
    },
    done: () => ({ people: [...people.values()], units }),
  };
}

function noteUnit(units: Map<string, NamedUnit>, { unit, kind, role, state }: Entry): void {
  const key = keyOfUnit(unit);
  const known = units.get(key);
  // Where nobody lives any more no unit is made.
  if (state === 'left' && !known) return;
  const usual = role === 'merchant' ? 'shop' : (known?.usual ?? 'home');
  units.set(key, { ...unit, kind: kind ?? known?.kind, usual });
}

const start = ({ name, phone }: Entry): Gathered => ({
  name,
  ...(phone && { phone }),
  homes: new Map(),
  said: new Map(),
});

/** Facts of which a person has one. */
const single = ['birthday', 'lunar', 'movedInOn', 'remark'] as const;
type Single = (typeof single)[number];

function contradictions(person: Gathered, entry: Entry): Problem[] {
  const problems: Problem[] = [];
  for (const fact of single) {
    const before = person.said.get(fact);
    if (before && entry[fact] !== undefined && !isSame(person[fact], entry[fact])) {
      problems.push({ ...entry.place, column: fieldNames[fact], text: cellTexts.otherValue(before.row) });
    }
  }
  const unit = keyOfUnit(entry.unit);
  const role = person.homes.get(unit);
  const place = person.said.get(unit);
  if (role && place && role !== homeOf(entry)) problems.push({ ...entry.place, text: cellTexts.otherRole(place.row) });
  return problems;
}

function merge(person: Gathered, entry: Entry): void {
  for (const fact of single) {
    if (entry[fact] === undefined || person.said.has(fact)) continue;
    Object.assign(person, { [fact satisfies Single]: entry[fact] });
    person.said.set(fact, entry.place);
  }
  const unit = keyOfUnit(entry.unit);
  if (!person.homes.has(unit)) person.said.set(unit, entry.place);
  person.homes.set(unit, homeOf(entry));
  if (entry.onlyBirthday) person.onlyBirthday = true;
  if (entry.state === 'deceased') person.deceased = true;
  if (entry.leftOn && (!person.leftOn || entry.leftOn > person.leftOn)) person.leftOn = entry.leftOn;
  if (entry.plates) person.plates = union(person.plates, entry.plates);
  if (entry.careFlags) person.careFlags = union(person.careFlags, entry.careFlags);
}

const homeOf = ({ state, role }: Entry): ResidentRole | 'left' => (state === 'left' ? 'left' : role);
const union = (some: readonly string[] = [], more: readonly string[]): string[] => [...new Set([...some, ...more])];
const isSame = (a: string | LunarDay | undefined, b: string | LunarDay): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
