import { titlesAfterName, titlesBeforeName } from './titles-lexicon.ts';

export type StaffMatch<T> = { kind: 'one'; staff: T } | { kind: 'many'; candidates: T[] } | { kind: 'none' };

/**
 * Whom a name means. The first of these that fits anybody decides: the key or phone, the whole name, the same surname
 * with the same title (李师傅 for “李师傅”), the surname alone (李强 for “李师傅”, 陈静 for “小陈”).
 */
export function matchStaff<T extends { key: string; name: string; phone: string | null }>(
  staff: readonly T[],
  said: string,
): StaffMatch<T> {
  const text = said.normalize('NFKC').replace(/^@/, '').replace(/\s/g, '');
  if (text === '') return { kind: 'none' };
  const surname = bare(text);
  const titled = surname !== text;
  const rules: ((person: T) => boolean)[] = [
    (person) => person.key.toLowerCase() === text.toLowerCase() || person.phone === text,
    (person) => person.name === text,
    (person) => titled && person.name.startsWith(surname) && bare(person.name) === person.name,
    (person) => titled && surname.length === 1 && bare(person.name).startsWith(surname),
  ];
  for (const rule of rules) {
    const candidates = staff.filter(rule);
    const [only, second] = candidates;
    if (only) return second ? { kind: 'many', candidates } : { kind: 'one', staff: only };
  }
  return { kind: 'none' };
}

/** A name without its title: 李 of 李师傅, 陈 of 小陈. A name that is nothing but a title stays whole. */
function bare(name: string): string {
  const after = titlesAfterName.find((title) => name.endsWith(title) && name.length > title.length);
  if (after) return name.slice(0, -after.length);
  const before = titlesBeforeName.find((title) => name.startsWith(title) && name.length > title.length);
  return before && name.length <= 3 ? name.slice(before.length) : name;
}
