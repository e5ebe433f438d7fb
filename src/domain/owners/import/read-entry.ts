import { normalisePhone } from '../phone.ts';
import { bad, type Cell, columnLetter, good, type Read, textOf } from './cell.ts';
import type { Header, SheetRow } from './columns.ts';
import type { Entry, Problem } from './entry.ts';
import { type ColumnName, kindWords, lunarWord, roleNames, roleWords, solarWord, stateWords } from './lexicon.ts';
import { cellTexts } from './messages.ts';
import { readDate, readLunarDay } from './read-date.ts';
import { readFlags, readPlates } from './read-lists.ts';
import { readUnit, type UnitCells } from './read-unit.ts';

const longestName = 50;
const longestRemark = 500;

/** What a row says, and what is wrong with it; undefined where it is empty. @param today the local date, "2026-11-24" */
export function readEntry(
  row: SheetRow,
  header: Header,
  today: string,
): { entry?: Entry; problems: Problem[] } | undefined {
  const place = { sheet: row.sheet, row: row.number };
  const cells = new Map<ColumnName, Cell>();
  for (const [name, column] of Object.entries(header.columns)) {
    const cell = row.cells[column.index];
    if (cell) cells.set(name as ColumnName, cell);
  }
  if (cells.size === 0) return undefined;
  const problems: Problem[] = [];
  const nameColumn = (name: ColumnName): { column?: string } => {
    const column = header.columns[name];
    return column ? { column: `${column.header}（${columnLetter(column.index + 1)}${row.number}）` } : {};
  };
  const take = <T>(name: ColumnName, read: Read<T>): T | undefined => {
    if (read.ok) return read.value;
    problems.push({ ...place, ...nameColumn(name), text: read.text });
    return undefined;
  };
  /** What an optional cell says; undefined where it is empty or wrong. */
  const optional = <T>(name: ColumnName, read: (cell: Cell) => Read<T>): T | undefined => {
    const cell = cells.get(name);
    return cell && take(name, read(cell));
  };

  const name = take('name', readName(cells.get('name')));
  const phone = optional('phone', readPhone);
  const role = take('role', readRole(cells.get('role'), header.columns.role !== undefined));
  const where = readUnit(cells as UnitCells);
  const unit = take(where.column, where.unit);
  const kind = optional('kind', oneOf(kindWords, cellTexts.kind));
  const said = optional('state', oneOf(stateWords, cellTexts.state));
  const leftOn = optional('leftOn', (cell) => readDate(cell, {}));
  const movedInOn = optional('movedInOn', (cell) => readDate(cell, {}));
  const birthdays = readBirthdays();
  const plates = optional('plates', readPlates);
  const careFlags = optional('careFlags', readFlags);
  const remark = optional('remark', readRemark);
  if (problems.length > 0 || !name || !unit || !role) return { problems };
  const state = said ?? (leftOn !== undefined && leftOn <= today ? 'left' : 'here');
  const entry: Entry = {
    ...{ place, name, unit, role, state, ...birthdays },
    ...(phone && { phone }),
    ...(kind && { kind }),
    ...(leftOn && { leftOn }),
    ...(movedInOn && { movedInOn }),
    ...(plates && { plates }),
    ...(careFlags && { careFlags }),
    ...(remark && { remark }),
  };
  return { entry, problems };

  function readBirthdays(): Pick<Entry, 'birthday' | 'lunar' | 'onlyBirthday'> {
    const calendar = optional('calendar', readCalendar);
    const lunar = optional('lunarBirthday', readLunarDay);
    const cell = cells.get('birthday');
    const isLunar = calendar === 'lunar' || (cell && 'text' in cell && lunarWord.test(cell.text));
    const hasBoth = header.columns.lunarBirthday !== undefined;
    if (!cell) return lunar ? { lunar, ...(!header.columns.birthday && { onlyBirthday: true }) } : {};
    if (isLunar) {
      const day = take('birthday', readLunarDay(withoutCalendar(cell)));
      return day ? { lunar: day, onlyBirthday: true } : {};
    }
    const birthday = take('birthday', readDate(withoutCalendar(cell), { today, mayLackYear: true }));
    return {
      ...(birthday && { birthday }),
      ...(lunar && { lunar }),
      ...(birthday && !hasBoth && { onlyBirthday: true }),
    };
  }
}

function readName(cell: Cell | undefined): Read<string> {
  const said = textOf(cell);
  if (!said.ok) return said;
  const name = said.value.replace(/\s+/g, ' ');
  if (name === '') return bad(cellTexts.noName);
  return [...name].length > longestName ? bad(cellTexts.longName) : good(name);
}

function readPhone(cell: Cell): Read<string> {
  const said = textOf(cell);
  if (!said.ok) return said;
  if (/^\d+(?:\.\d+)?E\+?\d+$/i.test(said.value)) return bad(cellTexts.roundedPhone);
  const phone = normalisePhone(said.value.replace(/\.0$/, ''));
  if (phone === undefined) return bad(cellTexts.phone);
  return /^1[3-9]/.test(phone) && phone.length !== 11 ? bad(cellTexts.mobile) : good(phone);
}

/** A register without such a column is one of owners; an empty cell among others is a slip. */
function readRole(cell: Cell | undefined, isAsked: boolean): Read<Entry['role']> {
  if (cell) return oneOf(roleWords, cellTexts.role(Object.values(roleNames).join('、')))(cell);
  return isAsked ? bad(cellTexts.noRole) : good('owner');
}

const oneOf =
  <T>(words: readonly (readonly [T, RegExp])[], text: string) =>
  (cell: Cell): Read<T> => {
    const said = textOf(cell);
    if (!said.ok) return said;
    const found = words.find(([, word]) => word.test(said.value.replace(/\s/g, '')));
    return found ? good(found[0]) : bad(text);
  };

const readCalendar = oneOf<'lunar' | 'solar'>(
  [
    ['lunar', lunarWord],
    ['solar', solarWord],
  ],
  cellTexts.calendar,
);

function withoutCalendar(cell: Cell): Cell {
  if (!('text' in cell)) return cell;
  const word = new RegExp(`[（(]?(?:${lunarWord.source}|${solarWord.source})[)）]?[:：]?`, 'gu');
  return { ...cell, text: cell.text.replace(word, '').trim() };
}

function readRemark(cell: Cell): Read<string> {
  const said = textOf(cell);
  return said.ok && [...said.value].length > longestRemark ? bad(cellTexts.longRemark) : said;
}
