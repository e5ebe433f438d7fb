import { texts } from './messages.ts';

const hues = 8;

/** A small square with the end of a name, its colour taken from the id; for Guanjia its mark. */
export function Avatar({ id, name }: { id: string; name: string }) {
  return (
    <span class={`avatar hue-${hueOf(id)}`} data-length={String([...shortName(name)].length)} aria-hidden="true" safe>
      {shortName(name)}
    </span>
  );
}

/** The one or two characters that tell people apart: 李女士 → 李, 工程部值班群 → 工程. */
export function shortName(name: string): string {
  const characters = [...name];
  return characters.slice(0, characters.length > 4 ? 2 : 1).join('') || texts.bot;
}

export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % hues;
}
