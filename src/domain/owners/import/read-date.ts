import { DateTime } from 'luxon';
import { bad, type Cell, good, type Read, textOf } from './cell.ts';
import { lunarDate, lunarDays, lunarMonthNicknames, lunarMonths, lunarWord, partOfDate } from './lexicon.ts';
import { cellTexts } from './messages.ts';

/** Where only month and day of a birthday are known: a leap year in which nobody of ours was born. */
export const unknownYear = 1904;

export interface LunarDay {
  /** 1–12 */
  month: number;
  /** 1–30 */
  day: number;
  /** in the leap month of that number */
  leap: boolean;
}

const wholeDate = /^(\d{4})(?:[年./-])\s*(\d{1,2})(?:[月./-])\s*(\d{1,2})日?(?:\s+00:00(?::00)?)?$/;
const compactDate = /^(\d{4})(\d{2})(\d{2})$/;
const monthAndDay = /^(\d{1,2})[月./-](\d{1,2})日?$/;
const firstSerial = 366;
const lastSerial = 73_050; // 2099-12-31
const dayMs = 86_400_000;
/** What a workbook counts its days from. */
const epochMs = Date.UTC(1899, 11, 30);

/**
 * Reads a date of the usual calendar: a date of the workbook, its bare number of days, or text.
 * @param options `today`: nothing later than that; `mayLackYear`: month and day are enough, in the `unknownYear`
 * @returns "1980-05-06"
 */
export function readDate(
  cell: Cell,
  { today, mayLackYear = false }: { today?: string; mayLackYear?: boolean },
): Read<string> {
  const said = textOf(cell);
  if (!said.ok) return said;
  const text = said.value.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');
  if ('date' in cell && cell.date) return within(cell.date, today);
  if (/^\d{3,5}$/.test(text) && Number(text) >= firstSerial && !partOfDate.test(text)) return ofSerial(text, today);
  const parts = wholeDate.exec(text) ?? compactDate.exec(text);
  if (parts) return within(iso(Number(parts[1]), Number(parts[2]), Number(parts[3])), today);
  if (partOfDate.test(text)) return bad(cellTexts.partOfDate);
  const short = monthAndDay.exec(text);
  if (!short) return bad(cellTexts.date);
  if (!mayLackYear) return bad(cellTexts.noYear);
  return within(iso(unknownYear, Number(short[1]), Number(short[2])), today);
}

/** Reads “八月十五”, “闰四月初三”, “腊月23”, “8-15”, with a year before it or without; a date of the workbook by its numbers. */
export function readLunarDay(cell: Cell): Read<LunarDay> {
  const said = textOf(cell);
  if (!said.ok) return said;
  const match = lunarDate.exec(
    said.value
      .replace(/\s/g, '')
      .replace(lunarWord, '')
      .replace(/^\d{4}[年./-]/, ''),
  );
  const month = monthOf(match?.groups?.month ?? '');
  const day = dayOf(match?.groups?.day ?? '');
  if (month === undefined || day === undefined) return bad(cellTexts.lunar);
  return good({ month, day, leap: match?.groups?.leap !== undefined });
}

function ofSerial(text: string, today: string | undefined): Read<string> {
  const days = Number(text);
  if (days > lastSerial) return bad(cellTexts.date);
  return within(new Date(epochMs + days * dayMs).toISOString().slice(0, 10), today);
}

const two = (value: number) => String(value).padStart(2, '0');
const iso = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

function within(date: string, today: string | undefined): Read<string> {
  if (!DateTime.fromISO(date, { zone: 'utc' }).isValid) return bad(cellTexts.noSuchDay);
  if (date < '1900-01-01') return bad(cellTexts.tooEarly);
  return today !== undefined && date > today ? bad(cellTexts.future) : good(date);
}

function monthOf(word: string): number | undefined {
  const spelled = lunarMonthNicknames[word] ?? lunarMonths.indexOf(word) + 1;
  return between(spelled || Number(word), 12);
}

function dayOf(word: string): number | undefined {
  const spelled = lunarDays.indexOf(word.replace(/^二十(?=.)/u, '廿')) + 1;
  return between(spelled || Number(word), 30);
}

const between = (value: number, most: number): number | undefined =>
  Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;
