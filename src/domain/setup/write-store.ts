import type { Prisma, Tx } from '../../platform/db.ts';
import type { EstateValues, Kind } from './estate.ts';
import { setStaffAccount } from './staff-account-store.ts';

/** A thing to be written; `before` is what it was, where it was. */
export interface Write<K extends Kind> {
  key: string;
  before?: EstateValues[K];
  after: EstateValues[K];
}

const json = (value: unknown) => value as Prisma.InputJsonValue;

export async function writeCommunity(tx: Tx, { key: id, after }: Write<'community'>): Promise<void> {
  const data = { ...after, policy: json(after.policy), wording: json(after.wording), routing: json(after.routing) };
  await tx.community.upsert({ where: { id }, create: { id, ...data }, update: data });
}

export async function writeAccounts(tx: Tx, communityId: string, writes: Write<'account'>[]): Promise<void> {
  await tx.channelAccount.createMany({ data: writes.map(({ after }) => ({ ...after, communityId })) });
}

export async function writeUnits(tx: Tx, communityId: string, writes: Write<'unit'>[]): Promise<void> {
  const fresh = writes.filter(({ before }) => !before).map(({ after }) => ({ ...after, communityId }));
  await tx.unit.createMany({ data: fresh });
  for (const { before, after } of writes) {
    const { kind, ...where } = after;
    if (before) await tx.unit.updateMany({ where: { communityId, ...where }, data: { kind } });
  }
}

export async function writeStaff(tx: Tx, communityId: string, { key, after }: Write<'staff'>): Promise<void> {
  const { wecom, ...facts } = after;
  const data = { ...facts, active: true };
  const where = { communityId_key: { communityId, key } };
  const { id } = await tx.staff.upsert({
    where,
    create: { communityId, key, ...data },
    update: data,
    select: { id: true },
  });
  await setStaffAccount(tx, { id, communityId }, wecom);
}

export async function writeTeam(tx: Tx, communityId: string, { key, after }: Write<'team'>): Promise<void> {
  const staff = await tx.staff.findMany({ where: { communityId }, select: { id: true, key: true } });
  const idOf = new Map(staff.map((person) => [person.key, person.id]));
  const data = { name: after.name, leaderId: after.leader === null ? null : must(idOf, after.leader) };
  const where = { communityId_key: { communityId, key } };
  const team = await tx.team.upsert({
    where,
    create: { communityId, key, ...data },
    update: data,
    select: { id: true },
  });
  await tx.teamMember.deleteMany({ where: { teamId: team.id } });
  const members = after.members.map((member) => ({ teamId: team.id, staffId: must(idOf, member) }));
  await tx.teamMember.createMany({ data: members });
}

export async function writeGroup(tx: Tx, communityId: string, { key, after }: Write<'group'>): Promise<void> {
  const teamId = must(await teamIds(tx, communityId), after.team);
  const data = { name: after.name, teamId, addresses: json(after.addresses) };
  const where = { communityId_key: { communityId, key } };
  await tx.staffGroup.upsert({ where, create: { communityId, key, ...data }, update: data });
}

export async function writeShift(tx: Tx, communityId: string, { after }: Write<'shift'>): Promise<void> {
  const { team, id: key, ...data } = after;
  const teamId = must(await teamIds(tx, communityId), team);
  await tx.shift.upsert({
    where: { teamId_key: { teamId, key } },
    create: { communityId, teamId, key, ...data },
    update: data,
  });
}

export async function writeRosterLine(tx: Tx, communityId: string, { after }: Write<'roster'>): Promise<void> {
  const shift = await tx.shift.findFirstOrThrow({
    where: { communityId, key: after.shift, team: { key: after.team } },
    select: { id: true, teamId: true },
  });
  const staff = await tx.staff.findMany({ where: { communityId, key: { in: after.staff } } });
  const idOf = new Map(staff.map((person) => [person.key, person.id]));
  await removeRosterLine(tx, communityId, after);
  await tx.rosterEntry.create({
    data: {
      communityId,
      teamId: shift.teamId,
      shiftId: shift.id,
      date: dateOf(after.date),
      weekdays: after.weekdays,
      staff: { create: after.staff.map((key, order) => ({ staffId: must(idOf, key), order })) },
    },
  });
}

export async function removeRosterLine(tx: Tx, communityId: string, line: EstateValues['roster']): Promise<void> {
  await tx.rosterEntry.deleteMany({
    where: {
      communityId,
      team: { key: line.team },
      shift: { key: line.shift },
      date: dateOf(line.date),
      weekdays: { equals: line.weekdays },
    },
  });
}

/** @returns a local date as the database keeps one */
export const dateOf = (date: string | null): Date | null => (date === null ? null : new Date(`${date}T00:00:00Z`));

async function teamIds(tx: Tx, communityId: string): Promise<Map<string, string>> {
  const teams = await tx.team.findMany({ where: { communityId }, select: { id: true, key: true } });
  return new Map(teams.map(({ id, key }) => [key, id]));
}

function must(ids: Map<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the set-up refers to “${key}”, which was not written`);
  return id;
}
