import { botNames } from './lexicon.ts';

/** A text in two spellings of equal length: as written, and with digits, letters and marks in one width. */
export interface Reading {
  written: string;
  plain: string;
}

const invisible = /[\u200b-\u200d\u2060\ufeff]/g;

/** One character for one character, so that places in the plain spelling are places in the written one. */
const plainOf = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0)).replace(/\s/g, ' ');

const calls = new RegExp(`^\\s*@(?:${botNames.toSorted((a, b) => b.length - a.length).join('|')})[\\s,:]*`);
const anyCall = /^\s*@\S{1,30}(?:\s+|$)/;
const callsAtEnd = new RegExp(`\\s*@(?:${botNames.join('|')})\\s*$`);

/**
 * Makes a message readable for the parser: no invisible characters, no call of us at either end.
 * @param mentionsBot the channel says that we are addressed, so the first @ is ours whatever we are called there
 */
export function readText(text: string, mentionsBot = false): Reading {
  const clean = text.replace(invisible, '');
  let reading: Reading = { written: clean, plain: plainOf(clean) };
  const end = callsAtEnd.exec(reading.plain);
  if (end) reading = { written: reading.written.slice(0, end.index), plain: reading.plain.slice(0, end.index) };
  for (const call of mentionsBot ? [calls, anyCall] : [calls]) {
    const start = call.exec(reading.plain);
    if (start) reading = drop(reading, start[0].length);
  }
  const leading = reading.plain.length - reading.plain.trimStart().length;
  const trimmed = drop(reading, leading);
  const length = trimmed.plain.trimEnd().length;
  return { written: trimmed.written.slice(0, length), plain: trimmed.plain.slice(0, length) };
}

export const drop = ({ written, plain }: Reading, count: number): Reading => ({
  written: written.slice(count),
  plain: plain.slice(count),
});
