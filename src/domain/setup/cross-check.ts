import { ownEntries, unknownPlaceholders } from '../answers/load-entries.ts';
import { unitKey } from './fields.ts';
import { conflicts } from './messages.ts';
import type { Problem } from './problem.ts';
import type { SetUpFile } from './set-up-file.ts';

/** What does not fit together in a file whose shape is right: names that stand for nothing, ids given twice. */
export function crossCheck(file: SetUpFile): Problem[] {
  const teams = new Set(file.teams.map(({ id }) => id));
  const staff = new Set(file.staff.map(({ id }) => id));
  const shifts = new Set(file.shifts?.map((shift) => `${shift.team}/${shift.id}`));
  const units = new Set(file.units?.map(unitKey));
  const needTeam = (path: string, key: string) => need(path, teams.has(key), conflicts.noTeam(key));
  const needStaff = (path: string, key: string) => need(path, staff.has(key), conflicts.noStaff(key));

  return [
    ...file.teams.flatMap(({ leader }, i) => (leader ? needStaff(`teams[${i}].leader`, leader) : [])),
    ...file.staff.flatMap((person, i) => person.teams.flatMap((team, j) => needTeam(`staff[${i}].teams[${j}]`, team))),
    ...(file.groups ?? []).flatMap(({ team }, i) => needTeam(`groups[${i}].team`, team)),
    ...(file.shifts ?? []).flatMap(({ team }, i) => needTeam(`shifts[${i}].team`, team)),
    ...(file.roster ?? []).flatMap((line, i) => [
      ...needTeam(`roster[${i}].team`, line.team),
      ...need(
        `roster[${i}].shift`,
        !teams.has(line.team) || shifts.has(`${line.team}/${line.shift}`),
        conflicts.noShift(line.team, line.shift),
      ),
      ...line.staff.flatMap((person, j) => needStaff(`roster[${i}].staff[${j}]`, person)),
    ]),
    ...Object.entries(file.routing ?? {}).flatMap(([category, team]) => needTeam(`routing.${category}`, team)),
    ...(file.residents ?? []).flatMap((resident, i) =>
      unitPaths(resident, i).flatMap(({ path, key }) => need(path, units.has(key), conflicts.noUnit(readable(key)))),
    ),
    ...answerProblems(file.answers ?? {}),
    ...duplicates(file),
  ];
}

const need = (path: string, met: boolean, text: string): Problem[] => (met ? [] : [{ path, text }]);

function answerProblems(answers: NonNullable<SetUpFile['answers']>): Problem[] {
  const entries = ownEntries();
  return Object.entries(answers).flatMap(([id, said]) => {
    const path = `answers.${id}`;
    const entry = entries.find((one) => one.id === id);
    const [strange] = unknownPlaceholders(said);
    return [
      ...need(path, entry !== undefined, conflicts.noAnswer(entries.map((one) => one.id))),
      ...need(`${path}.card`, !(said.card && entry && !entry.card), conflicts.notACard),
      ...(strange ? [{ path, text: conflicts.strangePlaceholder(strange) }] : []),
    ];
  });
}

/** "3--501" as it is written in a file: 3-501 */
const readable = (key: string) => key.replace('--', '-');

type Resident = NonNullable<SetUpFile['residents']>[number];

function unitPaths({ unit, units }: Resident, i: number): { path: string; key: string }[] {
  if (unit !== undefined) return [{ path: `residents[${i}].unit`, key: unit }];
  return (units ?? []).map((key, j) => ({ path: `residents[${i}].units[${j}]`, key }));
}

function duplicates(file: SetUpFile): Problem[] {
  const idOf = ({ id }: { id: string }) => id;
  return [
    ...twice('teams', file.teams, idOf),
    ...twice('staff', file.staff, idOf),
    ...twice('staff', file.staff, ({ wecom }) => wecom, '.wecom'),
    ...twice('groups', file.groups, idOf),
    ...twice('shifts', file.shifts, ({ team, id }) => `${team}/${id}`),
    ...twice('roster', file.roster, (line) =>
      [line.team, line.shift, line.date ?? [...(line.days ?? [])].sort().join()].join('/'),
    ),
    ...twice('units', file.units, unitKey),
    ...twice('accounts', file.accounts, ({ channel, account }) => `${channel}/${account}`),
    ...homesTwice(file.residents ?? []),
  ];
}

function twice<T>(
  section: string,
  items: readonly T[] | undefined,
  keyOf: (item: T) => string | undefined,
  field = '',
): Problem[] {
  const first = new Map<string, string>();
  return (items ?? []).flatMap((item, i) => {
    const key = keyOf(item);
    const path = `${section}[${i}]${field}`;
    const before = key === undefined ? undefined : first.get(key);
    if (key !== undefined && before === undefined) first.set(key, path);
    return before === undefined ? [] : [{ path, text: conflicts.duplicate(before) }];
  });
}

/** One person may stand in several lines, with a role for each home, but not twice with the same home. */
function homesTwice(residents: readonly Resident[]): Problem[] {
  const homes = residents.flatMap((resident, i) =>
    unitPaths(resident, i).map(({ path, key }) => ({ path, key: [resident.name, resident.phone, key].join('/') })),
  );
  const first = new Map<string, string>();
  return homes.flatMap(({ path, key }) => {
    const before = first.get(key);
    if (before === undefined) first.set(key, path);
    return before === undefined ? [] : [{ path, text: conflicts.duplicate(before) }];
  });
}
