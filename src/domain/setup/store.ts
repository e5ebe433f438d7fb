import type { Tx } from '../../platform/db.ts';
import { readLocalAnswers } from '../answers/store.ts';
import { anyAccount } from '../owners/identity-store.ts';
import { byUnit, type Estate, type EstateValues, residentKey, rosterKey, shiftKey } from './estate.ts';
import { wecomChannel } from './estate-of-file.ts';
import { unitKey } from './fields.ts';

/** Whether the database was never migrated: there is no table of communities. */
export async function isEmptyDatabase(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ absent: boolean }[]>`select to_regclass('community') is null as absent`;
  return row?.absent ?? true;
}

/** Until the transaction ends nobody else sets this community up. */
export async function lockSetUp(tx: Tx, communityId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`setup:${communityId}`}, 0))`;
}

/** A community as the database has it, without staff who have left; undefined where there is none of that id. */
export async function readEstate(
  tx: Tx,
  communityId: string,
): Promise<(Estate & { community: Map<string, EstateValues['community']> }) | undefined> {
  const community = await tx.community.findUnique({ where: { id: communityId }, select: communityColumns });
  if (!community) return undefined;
  return {
    community: new Map([[communityId, community]]),
    account: await readAccounts(tx, communityId),
    unit: await readUnits(tx, communityId),
    staff: await readStaff(tx, communityId),
    ...(await readTeams(tx, communityId)),
    resident: await readResidents(tx, communityId),
    answer: await readLocalAnswers(tx, communityId),
  };
}

async function readAccounts(tx: Tx, communityId: string) {
  const rows = await tx.channelAccount.findMany({ where: { communityId }, select: { channel: true, account: true } });
  return new Map(rows.map((row) => [`${row.channel}/${row.account}`, row]));
}

async function readUnits(tx: Tx, communityId: string) {
  const rows = await tx.unit.findMany({
    where: { communityId },
    select: { building: true, entrance: true, room: true, kind: true },
  });
  return new Map(rows.map((row) => [unitKey(row), row]));
}

async function readStaff(tx: Tx, communityId: string) {
  const rows = await tx.staff.findMany({
    where: { communityId, active: true },
    select: {
      key: true,
      name: true,
      phone: true,
      role: true,
      identities: { where: { channel: wecomChannel, account: anyAccount }, select: { externalId: true } },
    },
  });
  return new Map(
    rows.map(({ key, identities, ...staff }) => [key, { ...staff, wecom: identities[0]?.externalId ?? null }]),
  );
}

/** Sibling relations are read one after another by their ids: one connection carries one query at a time. */
async function readTeams(
  tx: Tx,
  communityId: string,
): Promise<Pick<Required<Estate>, 'team' | 'group' | 'shift' | 'roster'>> {
  const where = { communityId };
  const staff = keyOfId(await tx.staff.findMany({ where, select: { id: true, key: true } }));
  const teams = await tx.team.findMany({ where, select: { id: true, key: true, name: true, leaderId: true } });
  const teamKey = keyOfId(teams);
  const members = await tx.teamMember.findMany({ where: { team: where }, select: { teamId: true, staffId: true } });
  const groups = await tx.staffGroup.findMany({ where });
  const shifts = await tx.shift.findMany({ where });
  const shiftOf = keyOfId(shifts);
  const lines = await tx.rosterEntry.findMany({ where, select: rosterColumns });
  return {
    team: new Map(
      teams.map(({ id, key, name, leaderId }) => {
        const mine = members.filter(({ teamId }) => teamId === id).map(({ staffId }) => staff(staffId));
        return [key, { name, leader: leaderId === null ? null : staff(leaderId), members: mine.sort() }];
      }),
    ),
    group: new Map(groups.map(({ key, name, teamId, addresses }) => [key, { name, team: teamKey(teamId), addresses }])),
    shift: new Map(
      shifts.map(({ key, teamId, name, fromMinute, toMinute }) => {
        const team = teamKey(teamId);
        return [shiftKey(team, key), { team, id: key, name, fromMinute, toMinute }];
      }),
    ),
    roster: new Map(
      lines.map(({ teamId, shiftId, date, weekdays, staff: people }) => {
        const line = {
          team: teamKey(teamId),
          shift: shiftOf(shiftId),
          date: date?.toISOString().slice(0, 10) ?? null,
          weekdays,
          staff: people.map(({ staffId }) => staff(staffId)),
        };
        return [rosterKey(line), line];
      }),
    ),
  };
}

const rosterColumns = {
  teamId: true,
  shiftId: true,
  date: true,
  weekdays: true,
  staff: { select: { staffId: true }, orderBy: { order: 'asc' } },
} as const;

function keyOfId(rows: readonly { id: string; key: string }[]): (id: string) => string {
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return (id) => {
    const key = keys.get(id);
    if (key === undefined) throw new Error('a row of another community is referred to');
    return key;
  };
}

async function readResidents(tx: Tx, communityId: string) {
  const rows = await tx.resident.findMany({ where: { communityId }, select: residentColumns });
  const residents = rows.map(residentOf);
  return new Map(residents.map((resident) => [residentKey(resident), resident]));
}

const communityColumns = {
  name: true,
  zone: true,
  hotline: true,
  lat: true,
  lon: true,
  adcode: true,
  policy: true,
  wording: true,
  routing: true,
  demo: true,
} as const;
export const unitColumns = { building: true, entrance: true, room: true } as const;
export const residentColumns = {
  name: true,
  phone: true,
  birthday: true,
  units: { select: { role: true, unit: { select: unitColumns } } },
} as const;

export function residentOf(row: {
  name: string;
  phone: string | null;
  birthday: Date | null;
  units: { role: EstateValues['resident']['homes'][number]['role']; unit: Parameters<typeof unitKey>[0] }[];
}): EstateValues['resident'] {
  return {
    name: row.name,
    phone: row.phone,
    birthday: row.birthday?.toISOString().slice(0, 10) ?? null,
    homes: row.units.map(({ role, unit }) => ({ unit: unitKey(unit), role })).sort(byUnit),
  };
}
