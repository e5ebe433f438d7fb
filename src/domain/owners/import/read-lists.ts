import { bad, type Cell, good, type Read, textOf } from './cell.ts';
import { careNames, careWords, plateShape } from './lexicon.ts';
import { cellTexts, importTexts } from './messages.ts';

const separators = /[,，、;；/|\s]+/u;

/** “沪A12345、沪AD12345”, each once. */
export function readPlates(cell: Cell): Read<string[]> {
  const said = textOf(cell);
  if (!said.ok) return said;
  const plates = said.value
    .toUpperCase()
    .split(separators)
    .filter(Boolean)
    .map((plate) => plate.replace(/[·.-]/gu, ''));
  const strange = plates.find((plate) => !plateShape.test(plate));
  return strange === undefined ? good([...new Set(plates)]) : bad(cellTexts.plate(strange));
}

/** “独居、老人” → living-alone, elderly. */
export function readFlags(cell: Cell): Read<string[]> {
  const said = textOf(cell);
  if (!said.ok) return said;
  const flags: string[] = [];
  for (const word of said.value.split(separators).filter(Boolean)) {
    const found = careWords.filter(([, pattern]) => pattern.test(word)).map(([flag]) => flag);
    if (found.length === 0) return bad(cellTexts.careFlag(word, Object.values(careNames).join(importTexts.separator)));
    flags.push(...found);
  }
  return good([...new Set(flags)]);
}
