import { type Cell, columnLetter } from './cell.ts';
import { type ColumnName, headerWords } from './lexicon.ts';
import { importTexts } from './messages.ts';

/** One row of a sheet; `cells[0]` is column A. */
export interface SheetRow {
  sheet: string;
  /** as the sheet counts it, from 1 */
  number: number;
  cells: readonly (Cell | undefined)[];
}

export interface Column {
  /** from 0 */
  index: number;
  /** as it is written over the column */
  header: string;
}

/** Where everything stands in a sheet. */
export interface Header {
  row: number;
  columns: Partial<Record<ColumnName, Column>>;
  ignored: string[];
  /** two columns for the same thing */
  problems: string[];
}

/** @returns the header in a row; undefined where the row is none: it names no person or no place */
export function readHeader({ number, cells }: SheetRow): Header | undefined {
  const columns: Header['columns'] = {};
  const ignored: string[] = [];
  const problems: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const header = cell && 'text' in cell ? cell.text : '';
    if (header === '') continue;
    const name = nameOf(header);
    const before = name && columns[name];
    if (!name) ignored.push(`${header}（${columnLetter(index + 1)}）`);
    else if (before) problems.push(importTexts.twice(header, before.header));
    else columns[name] = { index, header };
  }
  const namesPlace = columns.home ?? (columns.room && (columns.building ?? columns.room));
  return columns.name && namesPlace ? { row: number, columns, ignored, problems } : undefined;
}

function nameOf(header: string): ColumnName | undefined {
  const whole = header.replace(/[\s*＊:：/／]/gu, '');
  const bare = whole.replace(/[（(].*?[)）]/gu, '');
  const flat = whole.replace(/[（()）]/gu, '');
  const find = (text: string) => headerWords.find(([, words]) => words.test(text))?.[0];
  // “生日（农历）” says more than “生日”.
  return find(flat) ?? find(bare);
}
