import { isDeepStrictEqual } from 'node:util';
import { type Estate, type EstateValues, type Kind, kinds } from './estate.ts';

type Action = 'create' | 'update' | 'remove' | 'unchanged';

/** One thing that a set-up file makes, alters, takes away or leaves as it is. */
export type Change = {
  [K in Kind]: { kind: K; action: Action; key: string; before?: EstateValues[K]; after?: EstateValues[K] };
}[Kind];

/** Keys of what tickets refer to, and what is therefore kept when a file no longer names it. */
export interface Kept {
  team: ReadonlySet<string>;
  unit: ReadonlySet<string>;
  resident: ReadonlySet<string>;
}

/**
 * What has to be done so that a community becomes as a file tells it. Kinds the file does not speak of stay as they
 * are, and so does what was already taken out of use but is still referred to.
 */
export function planChanges(now: Estate, wanted: Estate, kept: Kept): Change[] {
  const inhabited = new Set(
    [...((wanted.resident ?? now.resident)?.values() ?? [])].flatMap(({ homes }) => homes.map(({ unit }) => unit)),
  );
  const stays = (change: Change): boolean =>
    change.action === 'remove' &&
    ((change.kind === 'unit' && (kept.unit.has(change.key) || inhabited.has(change.key))) ||
      (change.kind === 'team' && kept.team.has(change.key) && isRetired(change.key, now)) ||
      (change.kind === 'resident' && kept.resident.has(change.key) && change.before?.homes.length === 0));
  return kinds.flatMap((kind) => compare(kind, now, wanted)).filter((change) => !stays(change));
}

function isRetired(team: string, now: Estate): boolean {
  const value = now.team?.get(team);
  const used = [...(now.group?.values() ?? []), ...(now.shift?.values() ?? [])].some((item) => item.team === team);
  return !used && value?.leader === null && value.members.length === 0;
}

function compare<K extends Kind>(kind: K, now: Estate, wanted: Estate): Change[] {
  const after: Map<string, EstateValues[K]> | undefined = wanted[kind];
  if (!after) return [];
  const before: Map<string, EstateValues[K]> = now[kind] ?? new Map();
  const renamed = kind === 'resident' ? renamedResidents(now, wanted) : new Map<string, string>();
  const oldKeys = new Set(renamed.values());
  const made = [...after].map(([key, value]) => {
    const oldKey = renamed.get(key) ?? key;
    const old = before.get(oldKey);
    if (old === undefined) return { kind, action: 'create', key, after: value };
    const action = isDeepStrictEqual(old, value) ? 'unchanged' : 'update';
    return { kind, action, key: oldKey, before: old, after: value };
  });
  const gone = [...before]
    .filter(([key]) => !after.has(key) && !oldKeys.has(key))
    .map(([key, value]) => ({ kind, action: 'remove', key, before: value }));
  return [...made, ...gone] as Change[];
}

/**
 * Residents whose name or phone the file corrects: still in a home of theirs, with the other fact unchanged. They keep
 * their chats and tickets.
 * @returns new key → old key
 */
function renamedResidents(now: Estate, wanted: Estate): Map<string, string> {
  const gone = [...(now.resident ?? [])].filter(([key]) => !wanted.resident?.has(key));
  const pairs = new Map<string, string>();
  for (const [key, person] of wanted.resident ?? []) {
    if (now.resident?.has(key)) continue;
    const same = gone.filter(([oldKey, old]) => isSamePerson(old, person) && ![...pairs.values()].includes(oldKey));
    const [only, second] = same;
    if (only && !second) pairs.set(key, only[0]);
  }
  return pairs;
}

function isSamePerson(a: EstateValues['resident'], b: EstateValues['resident']): boolean {
  const sharesHome = a.homes.some(({ unit }) => b.homes.some((home) => home.unit === unit));
  return sharesHome && (a.name === b.name || (a.phone !== null && a.phone === b.phone));
}
