import { cellTexts } from './messages.ts';

/** What a cell of a sheet holds, whatever it was made of. */
export type Cell = { text: string; date?: string } | { error: string };

export type Read<T> = { ok: true; value: T } | { ok: false; text: string };
export const good = <T>(value: T): Read<T> => ({ ok: true, value });
export const bad = (text: string): { ok: false; text: string } => ({ ok: false, text });

/**
 * The value of a cell as the workbook's reader gives it: text, number, date, formula with its result, link, rich text.
 * @returns undefined where there is nothing in it; `date` is a local date, "1980-05-06"
 */
export function cellOf(value: unknown): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) {
    // A workbook's dates have no zone; the reader gives them as UTC.
    return Number.isNaN(value.getTime()) ? { error: '#NUM!' } : dateCell(value.toISOString().slice(0, 10));
  }
  if (typeof value === 'object') return cellOfObject(value);
  const text = String(value).normalize('NFKC').trim();
  return text === '' ? undefined : { text };
}

const dateCell = (date: string): Cell => ({ text: date, date });

function cellOfObject(value: object): Cell | undefined {
  if ('error' in value) return { error: String(value.error) };
  if ('richText' in value && Array.isArray(value.richText)) {
    return cellOf(value.richText.map((part: { text?: unknown }) => String(part.text ?? '')).join(''));
  }
  if ('result' in value) return cellOf(value.result);
  if ('formula' in value || 'sharedFormula' in value) return undefined;
  return 'text' in value ? cellOf(value.text) : undefined;
}

/** The text of a cell; an error in a formula, or a character that got lost, is a problem. */
export function textOf(cell: Cell | undefined): Read<string> {
  if (!cell) return good('');
  if ('error' in cell) return bad(cellTexts.error(cell.error));
  return cell.text.includes('\uFFFD') ? bad(cellTexts.broken) : good(cell.text);
}

/** 3 → "C", 28 → "AB". */
export function columnLetter(index: number): string {
  const rest = (index - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  const before = Math.floor((index - 1 - rest) / 26);
  return before > 0 ? columnLetter(before) + letter : letter;
}
