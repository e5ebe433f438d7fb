import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ResidentRole, UnitKind } from '../../../platform/db.ts';
import type { UnitKey } from './entry.ts';
import type { Gathering, Wish } from './gather.ts';

/** What the register keeps of a person, dates as "2024-05-06". */
export interface Facts {
  phone: string | null;
  birthday: string | null;
  lunarMonth: number | null;
  lunarDay: number | null;
  lunarLeap: boolean;
  movedInOn: string | null;
  movedOutOn: string | null;
  deceasedOn: string | null;
  plates: string[];
  careFlags: string[];
  remark: string | null;
}

/** A person of the register. */
export interface Registered extends Facts {
  id: string;
  name: string;
  /** key of a unit → role in it */
  homes: Map<string, ResidentRole>;
}

export interface PersonChange {
  before?: Registered;
  after: Registered;
}

/** What an import does. */
export interface Plan {
  units: (UnitKey & { kind: UnitKind })[];
  /** units of the register whose kind is another than was thought */
  kinds: (UnitKey & { kind: UnitKind })[];
  created: PersonChange[];
  updated: Required<PersonChange>[];
  unchanged: number;
  /** people of the register whom the workbook does not name; they stay as they are */
  unnamed: number;
}

/**
 * What is to be done so that the register says what the workbook says. What the workbook leaves out stays as it is.
 * Somebody is the person of the same name and phone; where no such person is, the one of that name in one of the same units.
 * @param today the local date, "2026-11-24"
 */
export function planImport(
  gathering: Gathering,
  register: { people: readonly Registered[]; units: ReadonlyMap<string, UnitKind> },
  today: string,
): Plan {
  const plan: Plan = { units: [], kinds: [], created: [], updated: [], unchanged: 0, unnamed: 0 };
  for (const [key, { kind, usual, ...unit }] of gathering.units) {
    const known = register.units.get(key);
    if (known === undefined) plan.units.push({ ...unit, kind: kind ?? usual });
    else if (kind && kind !== known) plan.kinds.push({ ...unit, kind });
  }
  const matched = matchPeople(gathering.people, register.people);
  for (const wish of gathering.people) {
    const before = matched.get(wish);
    const after = afterWish(wish, before, today);
    if (!before && after.homes.size === 0) plan.unchanged += 1;
    else if (!before) plan.created.push({ after });
    else if (isDeepStrictEqual(before, after)) plan.unchanged += 1;
    else plan.updated.push({ before, after });
  }
  plan.unnamed = register.people.length - new Set(matched.values()).size;
  return plan;
}

function matchPeople(wishes: readonly Wish[], people: readonly Registered[]): Map<Wish, Registered> {
  const matched = new Map<Wish, Registered>();
  const taken = new Set<Registered>();
  const byPhone = new Map(people.flatMap((one) => (one.phone ? [[`${one.name}/${one.phone}`, one] as const] : [])));
  const byHome = new Map<string, Registered[]>();
  for (const one of people) {
    for (const unit of one.homes.keys()) {
      const key = `${one.name}/${unit}`;
      byHome.set(key, [...(byHome.get(key) ?? []), one]);
    }
  }
  const claim = (wish: Wish, found: Registered | undefined) => {
    if (!found || taken.has(found)) return;
    taken.add(found);
    matched.set(wish, found);
  };
  for (const wish of wishes) if (wish.phone) claim(wish, byPhone.get(`${wish.name}/${wish.phone}`));
  for (const wish of wishes) {
    if (matched.has(wish)) continue;
    const there = [...wish.homes.keys()].flatMap((unit) => byHome.get(`${wish.name}/${unit}`) ?? []);
    claim(
      wish,
      there.find((one) => !taken.has(one)),
    );
  }
  return matched;
}

const nobody: Omit<Registered, 'id' | 'name'> = {
  phone: null,
  birthday: null,
  lunarMonth: null,
  lunarDay: null,
  lunarLeap: false,
  movedInOn: null,
  movedOutOn: null,
  deceasedOn: null,
  plates: [],
  careFlags: [],
  remark: null,
  homes: new Map(),
};

function afterWish(wish: Wish, before: Registered | undefined, today: string): Registered {
  const { id, ...was } = before ?? { ...nobody, id: randomUUID() };
  const homes = new Map(was.homes);
  for (const [unit, role] of wish.homes) {
    if (role === 'left') homes.delete(unit);
    else homes.set(unit, role);
  }
  const isBack = [...wish.homes.values()].some((role) => role !== 'left');
  return {
    ...was,
    id,
    name: wish.name,
    phone: wish.phone ?? was.phone,
    ...birthdaysOf(wish, was),
    movedInOn: wish.movedInOn ?? was.movedInOn,
    movedOutOn: movedOut(wish, was, { isBack, isGone: homes.size === 0 }, today),
    deceasedOn: wish.deceased ? (was.deceasedOn ?? wish.leftOn ?? today) : was.deceasedOn,
    plates: wish.plates ?? was.plates,
    careFlags: wish.careFlags ?? was.careFlags,
    remark: wish.remark ?? was.remark,
    homes,
  };
}

type Birthdays = Pick<Facts, 'birthday' | 'lunarMonth' | 'lunarDay' | 'lunarLeap'>;

/** Where a sheet has one column for both kinds, a birthday of the usual calendar ends one of the lunar calendar. */
function birthdaysOf({ birthday, lunar, onlyBirthday }: Wish, was: Birthdays): Birthdays {
  if (lunar) {
    const { month, day, leap } = lunar;
    return { birthday: birthday ?? was.birthday, lunarMonth: month, lunarDay: day, lunarLeap: leap };
  }
  if (birthday && onlyBirthday) return { birthday, lunarMonth: null, lunarDay: null, lunarLeap: false };
  const { lunarMonth, lunarDay, lunarLeap } = was;
  return { birthday: birthday ?? was.birthday, lunarMonth, lunarDay, lunarLeap };
}

/** Who has left one of several homes has not moved out; who is back has not either. */
function movedOut(
  { leftOn, deceased }: Wish,
  was: Pick<Facts, 'movedOutOn'>,
  { isBack, isGone }: { isBack: boolean; isGone: boolean },
  today: string,
): string | null {
  if (deceased) return was.movedOutOn;
  if (isBack) return leftOn !== undefined && leftOn > today ? leftOn : null;
  return isGone ? (leftOn ?? was.movedOutOn ?? today) : was.movedOutOn;
}
