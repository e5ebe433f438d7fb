import type { Tx } from '../../../platform/db.ts';
import { careNames, kindNames, lunarDays, lunarMonths, roleNames, stateNames } from './lexicon.ts';
import { exportHeaders, exportSheet, leapMark, lunarMonthAndDay, monthAndDay } from './messages.ts';
import type { Registered } from './plan.ts';
import { unknownYear } from './read-date.ts';
import { pagesOfResidents, readUnits } from './register-store.ts';

/**
 * Writes the register of a community into a workbook that an import reads again without changing anything: one row for
 * each person and unit. Whoever has none left is not in it. @param today the local date, "2026-11-24"
 * @returns how many rows
 */
export async function exportResidents(
  tx: Tx,
  { communityId, path, today }: { communityId: string; path: string; today: string },
): Promise<number> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false });
  const sheet = workbook.addWorksheet(exportSheet);
  sheet.addRow([...exportHeaders]).commit();
  const kinds = await readUnits(tx, communityId);
  let rows = 0;
  for await (const page of pagesOfResidents(tx, communityId)) {
    for (const person of page) {
      for (const [unit, role] of person.homes) {
        const [building = '', entrance = '', room = ''] = unit.split('-');
        const where = [building, entrance, room, kindNames[kinds.get(unit) ?? 'home'], roleNames[role]];
        sheet.addRow([person.name, person.phone ?? '', ...where, ...factsOf(person, today)]).commit();
        rows += 1;
      }
    }
  }
  sheet.commit();
  await workbook.commit();
  return rows;
}

function factsOf(person: Registered, today: string): string[] {
  const { movedInOn, movedOutOn, deceasedOn, plates, careFlags, remark } = person;
  const hasLeft = movedOutOn !== null && movedOutOn <= today;
  const state = deceasedOn ? stateNames.deceased : hasLeft ? stateNames.left : stateNames.here;
  return [
    birthdayOf(person),
    lunarOf(person),
    movedInOn ?? '',
    state,
    deceasedOn ?? movedOutOn ?? '',
    plates.join('、'),
    careFlags.map((flag) => careNames[flag] ?? flag).join('、'),
    remark ?? '',
  ];
}

function birthdayOf({ birthday }: Registered): string {
  if (!birthday) return '';
  const [year, month, day] = birthday.split('-').map(Number);
  return year === unknownYear ? monthAndDay(month ?? 0, day ?? 0) : birthday;
}

function lunarOf({ lunarMonth, lunarDay, lunarLeap }: Registered): string {
  if (!lunarMonth || !lunarDay) return '';
  const month = lunarMonths[lunarMonth - 1] ?? '';
  return lunarMonthAndDay(lunarLeap ? leapMark : '', month, lunarDays[lunarDay - 1] ?? '');
}
