import { insist } from './refusal.ts';

/**
 * The parameters `names` of a query, decoded once. A `+` means itself: ciphertext is full of them, and only forms write
 * a blank so.
 * @throws Refusal where one is missing or there twice
 */
export function readQuery<Name extends string>(query: string, names: readonly Name[]): Record<Name, string> {
  const parameters = new URLSearchParams(query.replaceAll('+', '%2B'));
  const values = names.map((name) => {
    const [value, ...more] = parameters.getAll(name);
    insist(value !== undefined && more.length === 0, 'malformed');
    return [name, value] as const;
  });
  return Object.fromEntries(values) as Record<Name, string>;
}
