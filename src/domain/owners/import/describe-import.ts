import { isDeepStrictEqual } from 'node:util';
import { maskName, maskPhone } from '../../../platform/mask.ts';
import { unitLabel } from '../unit.ts';
import type { Problem } from './entry.ts';
import type { Imported } from './import-residents.ts';
import { roleNames } from './lexicon.ts';
import { fieldNames, importTexts } from './messages.ts';
import type { PersonChange, Plan, Registered } from './plan.ts';

const mostListed = 50;

/** What an import did or would do, and every bad row, in Chinese; people masked. */
export function describeImport({ notes, problems, badRows, plan }: Imported): string[] {
  const bad = problems.length > 0 ? [importTexts.bad(problems.length), ...problems.map(sayProblem)] : [];
  if (!plan) return [...notes, ...bad];
  const skipped = badRows > 0 ? [importTexts.skipped(badRows)] : [];
  return [...notes, ...bad, ...skipped, ...listed(changesOf(plan)), totalsOf(plan)];
}

/** “住户 第 12 行 手机（C12）：应为……”. */
export function sayProblem({ sheet, row, column, text }: Problem): string {
  return importTexts.problem(importTexts.place(sheet, row, column ? ` ${column}` : ''), text);
}

function changesOf({ units, created, updated }: Plan): string[] {
  return [
    ...units.map((unit) => importTexts.newUnit(unitLabel(unit))),
    ...created.map(({ after }) => importTexts.newPerson(nameOf(after), homesOf(after))),
    ...updated.map((change) => importTexts.changed(nameOf(change.after), fieldsOf(change))),
  ];
}

function listed(lines: readonly string[]): string[] {
  const left = lines.length - mostListed;
  return [...lines.slice(0, mostListed), ...(left > 0 ? [importTexts.more(left)] : [])];
}

const totalsOf = ({ units, created, updated, unchanged, unnamed }: Plan): string =>
  importTexts.totals({
    ...{ units: units.length, created: created.length, updated: updated.length },
    ...{ unchanged, unnamed },
  });

const nameOf = ({ name, phone }: Registered): string => `${maskName(name)} ${phone ? maskPhone(phone) : '-'}`;

const homesOf = ({ homes }: Registered): string =>
  [...homes].map(([unit, role]) => `${unit.replace('--', '-')}${roleNames[role]}`).join(importTexts.separator);

/** Which facts an update alters: “手机、车牌”. */
function fieldsOf({ before, after }: Required<PersonChange>): string {
  const lunarOf = ({ lunarMonth, lunarDay, lunarLeap }: Registered) => [lunarMonth, lunarDay, lunarLeap];
  const fields = Object.entries(fieldNames).filter(([field]) => {
    if (field === 'lunar') return !isDeepStrictEqual(lunarOf(before), lunarOf(after));
    const key = field as Exclude<keyof typeof fieldNames, 'lunar'>;
    return !isDeepStrictEqual(before[key], after[key]);
  });
  return fields.map(([, name]) => name).join(importTexts.separator);
}
