import { byUnit, type Estate, type EstateValues, residentKey, rosterKey, shiftKey } from './estate.ts';
import { unitKey } from './fields.ts';
import { type SetUpFile, weekdayNames } from './set-up-file.ts';

/** The channel of a company's own staff and service accounts, as `wecom:` in a set-up file means them. */
export const wecomChannel = 'wecom';

/** @param now what the community is today: its settings stay where the file has no section for them. */
export function estateOfFile(file: SetUpFile, now: EstateValues['community'] | undefined): Estate {
  const members = (team: string) =>
    file.staff
      .filter(({ teams }) => teams.includes(team))
      .map(({ id }) => id)
      .sort();
  const accounts = accountsOf(file);
  return {
    community: new Map([[file.community.id, communityOf(file, now)]]),
    ...(accounts && { account: keyed(accounts, (value) => `${value.channel}/${value.account}`) }),
    ...(file.units && { unit: keyed(file.units, unitKey) }),
    staff: new Map(
      file.staff.map(({ id, name, phone, role, wecom }) => [
        id,
        { name, phone: phone ?? null, role, wecom: wecom ?? null },
      ]),
    ),
    team: new Map(
      file.teams.map(({ id, name, leader }) => [id, { name, leader: leader ?? null, members: members(id) }]),
    ),
    ...(file.groups && { group: new Map(file.groups.map(groupOf)) }),
    ...(file.shifts && {
      shift: keyed(
        file.shifts.map(({ team, id, name, from, to }) => ({ team, id, name, fromMinute: from, toMinute: to })),
        ({ team, id }) => shiftKey(team, id),
      ),
    }),
    ...(file.roster && { roster: keyed(file.roster.map(rosterOf), rosterKey) }),
    ...(file.answers && { answer: new Map(Object.entries(file.answers)) }),
    ...(file.residents && { resident: residentsOf(file.residents) }),
  };
}

const keyed = <T>(values: readonly T[], keyOf: (value: T) => string) =>
  new Map(values.map((value) => [keyOf(value), value]));

function communityOf(file: SetUpFile, now: EstateValues['community'] | undefined): EstateValues['community'] {
  const { name, zone, hotline, location } = file.community;
  return {
    name,
    zone,
    hotline,
    lat: location?.lat ?? null,
    lon: location?.lon ?? null,
    adcode: location?.adcode ?? null,
    policy: file.policy ?? now?.policy ?? {},
    wording: file.wording ?? now?.wording ?? {},
    routing: file.routing ?? now?.routing ?? {},
    demo: file.demo ?? now?.demo ?? false,
  };
}

function accountsOf(file: SetUpFile): EstateValues['account'][] | undefined {
  const { wecom } = file.community;
  if (!wecom && !file.accounts) return undefined;
  return [...(wecom?.kf ?? []).map((account) => ({ channel: wecomChannel, account })), ...(file.accounts ?? [])];
}

function groupOf(group: NonNullable<SetUpFile['groups']>[number]): [string, EstateValues['group']] {
  const { id, name, team, wecom, wechaty } = group;
  return [id, { name, team, addresses: { ...(wecom && { wecom }), ...(wechaty && { wechaty }) } }];
}

function rosterOf(line: NonNullable<SetUpFile['roster']>[number]): EstateValues['roster'] {
  const { team, shift, date, days, staff } = line;
  const weekdays = [...new Set(days)].map((day) => weekdayNames.indexOf(day) + 1).sort((a, b) => a - b);
  return { team, shift, date: date ?? null, weekdays, staff: [...new Set(staff)] };
}

/** Lines with the same name and phone are one person with several homes. */
function residentsOf(lines: NonNullable<SetUpFile['residents']>): Map<string, EstateValues['resident']> {
  const residents = new Map<string, EstateValues['resident']>();
  for (const { name, phone, unit, units, role, birthday } of lines) {
    const homes = (units ?? [unit]).flatMap((key) => (key === undefined ? [] : [{ unit: key, role }])).sort(byUnit);
    const person = { name, phone: phone ?? null, birthday: birthday ?? null, homes };
    const known = residents.get(residentKey(person));
    if (known) {
      known.homes = [...known.homes, ...homes].sort(byUnit);
      known.birthday ??= person.birthday;
    } else {
      residents.set(residentKey(person), person);
    }
  }
  return residents;
}
