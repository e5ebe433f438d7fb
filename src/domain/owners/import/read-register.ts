import { type Header, readHeader, type SheetRow } from './columns.ts';
import type { Problem } from './entry.ts';
import { type Gathering, gatherEntries } from './gather.ts';
import { importTexts } from './messages.ts';
import { readEntry } from './read-entry.ts';
import { WorkbookError } from './read-workbook.ts';

const lastHeaderRow = 20;
const progressEvery = 5_000;

/** What a workbook says, and what in it is wrong. */
export interface ReadRegister {
  gathering: Gathering;
  problems: Problem[];
  /** rows with somebody in them */
  rows: number;
  /** rows of which nothing is taken */
  badRows: number;
  /** where the header of each sheet was found, and what is not used, in Chinese */
  notes: string[];
}

/**
 * Reads a register: in each sheet the first row that names a person and a place is the header. Every bad row is found in
 * one go.
 * @throws WorkbookError where no sheet has a header, or a header has two columns for the same thing
 */
export async function readRegister(
  rows: AsyncIterable<SheetRow>,
  { today, onProgress = () => {} }: { today: string; onProgress?: ((rows: number) => void) | undefined },
): Promise<ReadRegister> {
  const gatherer = gatherEntries();
  const headers = new Map<string, Header | undefined>();
  const found: Omit<ReadRegister, 'gathering'> = { problems: [], rows: 0, badRows: 0, notes: [] };
  for await (const row of rows) {
    const header = headers.get(row.sheet);
    if (!header) {
      headers.set(row.sheet, row.number <= lastHeaderRow ? headerOf(row, found.notes) : undefined);
      continue;
    }
    const read = readEntry(row, header, today);
    if (!read) continue;
    found.rows += 1;
    const problems = read.entry ? gatherer.add(read.entry) : read.problems;
    found.problems.push(...problems);
    if (problems.length > 0) found.badRows += 1;
    if (found.rows % progressEvery === 0) onProgress(found.rows);
  }
  const without = [...headers].filter(([, header]) => !header).map(([sheet]) => importTexts.noHeader(sheet));
  if (without.length === headers.size) throw new WorkbookError(without.join('\n') || importTexts.noSheet);
  return { ...found, gathering: gatherer.done(), notes: [...found.notes, ...without] };
}

function headerOf(row: SheetRow, notes: string[]): Header | undefined {
  const header = readHeader(row);
  if (!header) return undefined;
  const [twice] = header.problems;
  if (twice) throw new WorkbookError(`${row.sheet}：${twice}`);
  const columns = Object.values(header.columns).map((column) => column.header);
  notes.push(importTexts.headerRow(row.sheet, header.row, columns.join(importTexts.separator)));
  if (header.ignored.length > 0) notes.push(importTexts.ignored(header.ignored.join(importTexts.separator)));
  return header;
}
