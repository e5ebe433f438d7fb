import { open } from 'node:fs/promises';
import { cellOf } from './cell.ts';
import type { SheetRow } from './columns.ts';
import { importTexts } from './messages.ts';
import { readWholeCharacters } from './whole-characters.ts';

/** A workbook that cannot be read or holds no register; its message says why, in Chinese. */
export class WorkbookError extends Error {
  override name = 'WorkbookError';
}

/**
 * The rows of all sheets of a workbook, one at a time, so that a large one fits into little memory.
 * @throws WorkbookError where the file is no workbook; an error of the file system where it cannot be opened
 */
export async function* readWorkbook(path: string): AsyncGenerator<SheetRow> {
  const file = await open(path);
  if (!(await file.stat()).isFile()) throw new WorkbookError(importTexts.unreadable);
  const { default: exceljs } = await import('exceljs');
  const reader = new exceljs.stream.xlsx.WorkbookReader(file.createReadStream(), {
    entries: 'ignore',
    hyperlinks: 'ignore',
    sharedStrings: 'cache',
    styles: 'cache', // what tells a date from a number
    worksheets: 'emit',
  });
  readWholeCharacters(reader);
  let sheets = 0;
  try {
    for await (const sheet of reader) {
      sheets += 1;
      const name = nameOf(sheet) ?? String(sheets);
      for await (const row of sheet) {
        const values = Array.isArray(row.values) ? row.values.slice(1) : [];
        yield { sheet: name, number: row.number, cells: Array.from(values, cellOf) };
      }
    }
  } catch (error) {
    throw new WorkbookError(importTexts.unreadable, { cause: error });
  }
  if (sheets === 0) throw new WorkbookError(importTexts.unreadable);
}

/** The reader knows the name, its types do not. */
function nameOf(sheet: object): string | undefined {
  return 'name' in sheet && typeof sheet.name === 'string' ? sheet.name : undefined;
}
