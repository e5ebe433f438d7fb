import { normaliseRoom } from '../unit.ts';
import { bad, type Cell, good, type Read, textOf } from './cell.ts';
import type { UnitKey } from './entry.ts';
import { wholeHome } from './lexicon.ts';
import { cellTexts } from './messages.ts';

const longestPart = 20;
const parts = ['building', 'entrance', 'room'] as const;

/** The cells that tell of a unit. */
export type UnitCells = Pick<Map<'home' | (typeof parts)[number], Cell>, 'get'>;

/**
 * The unit of a row: from its own columns, or from one that holds a whole address (“3-2-501”, “3栋2单元501”).
 * @returns with the column that the unit or the problem stands in
 */
export function readUnit(cells: UnitCells): { column: 'home' | (typeof parts)[number]; unit: Read<UnitKey> } {
  const home = cells.get('home');
  if (home) return { column: 'home', unit: readWhole(home) };
  const room = cells.get('room');
  if (!cells.get('building') && room) return { column: 'room', unit: readWhole(room) };
  const values: Partial<UnitKey> = {};
  for (const part of parts) {
    const said = textOf(cells.get(part));
    if (!said.ok) return { column: part, unit: said };
    const value = normaliseRoom({ [part]: said.value })[part] ?? '';
    if (value === '' && part !== 'entrance') return { column: part, unit: bad(cellTexts.noRoom) };
    if (value.includes('-') || value.length > longestPart) return { column: part, unit: bad(cellTexts.room) };
    values[part] = value;
  }
  return { column: 'room', unit: good({ building: '', entrance: '', room: '', ...values }) };
}

function readWhole(cell: Cell): Read<UnitKey> {
  const said = textOf(cell);
  if (!said.ok) return said;
  const pieces = said.value.replace(/\s/g, '').split('-');
  const [building, ...rest] = pieces.length > 1 ? pieces : piecesOf(said.value);
  const room = rest.at(-1);
  const entrance = rest.length === 2 ? rest[0] : '';
  const unit = normaliseRoom({ building, entrance, room });
  const tooMany = rest.length === 0 || rest.length > 2 || (rest.length === 2 && !unit.entrance);
  if (tooMany || !unit.building || !unit.room) return bad(cellTexts.home);
  const { building: b, room: r, entrance: e = '' } = unit;
  return [b, r, e].some((part) => part.length > longestPart)
    ? bad(cellTexts.home)
    : good({ building: b, entrance: e, room: r });
}

function piecesOf(text: string): string[] {
  const { building, entrance, room } = wholeHome.exec(text.replace(/\s/g, ''))?.groups ?? {};
  if (building === undefined || room === undefined) return [];
  return [building, ...(entrance === undefined ? [] : [entrance]), room];
}
