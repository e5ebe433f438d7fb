import type { Prisma, Tx } from '../../platform/db.ts';
import type { RosterLine } from './duty.ts';
import type { ShiftTimes } from './shift-times.ts';
import type { StaffFacts } from './staff.ts';
import type { Team } from './team.ts';

const staffColumns = { id: true, key: true, name: true, role: true, phone: true } satisfies Prisma.StaffSelect;
const teamColumns = { id: true, key: true, name: true, leaderId: true } satisfies Prisma.TeamSelect;

/**
 * The shifts of a team, its standing pattern and what is written for the given local dates ("2026-11-24"), in one
 * query: every ticket that is opened asks for it.
 */
export async function readRoster(
  tx: Tx,
  teamId: string,
  dates: string[],
): Promise<{ shifts: ShiftTimes[]; roster: RosterLine[] }> {
  const rows = await tx.$queryRaw<(ShiftTimes & { lines: RosterLine[] | null })[]>`
    select s.id, s.from_minute as "fromMinute", s.to_minute as "toMinute",
      (select json_agg(json_build_object('shiftId', e.shift_id, 'date', to_char(e.date, 'YYYY-MM-DD'),
          'weekdays', e.weekdays, 'staff', coalesce(
            (select json_agg(json_build_object('id', p.id, 'key', p.key, 'name', p.name, 'role', p.role,
                'phone', p.phone, 'active', p.active) order by m."order")
              from roster_staff m join staff p on p.id = m.staff_id where m.entry_id = e.id), '[]')) order by e.id)
        from roster_entry e
        where e.team_id = s.team_id and e.shift_id = s.id
          and (e.date is null or e.date = any(${dates}::date[]))) as lines
    from shift s where s.team_id = ${teamId}::uuid order by s.key`;
  const shifts = rows.map(({ lines: _, ...shift }) => shift);
  return { shifts, roster: rows.flatMap(({ lines }) => lines ?? []) };
}

/** Staff of a community who are still with us. */
export function activeStaff(tx: Tx, communityId: string): Promise<StaffFacts[]> {
  return tx.staff.findMany({ where: { communityId, active: true }, select: staffColumns, orderBy: { key: 'asc' } });
}

/** Leaders of teams and managers of a community who are still with us, with the teams they lead. */
export function readSuperiors(tx: Tx, communityId: string): Promise<(StaffFacts & { leads: string[] })[]> {
  return tx.$queryRaw<(StaffFacts & { leads: string[] })[]>`
    select p.id, p.key, p.name, p.role::text as role, p.phone,
      array(select t.id::text from team t where t.leader_id = p.id) as leads
    from staff p
    where p.community_id = ${communityId} and p.active
      and (p.role = 'manager' or exists (select from team t where t.leader_id = p.id))
    order by p.key`;
}

/** Managers of a community who are still with us, whether or not they lead a team. */
export function activeManagers(tx: Tx, communityId: string): Promise<StaffFacts[]> {
  return tx.staff.findMany({
    where: { communityId, active: true, role: 'manager' },
    select: staffColumns,
    orderBy: { key: 'asc' },
  });
}

/** Teams of a community, by key; `ledByActive` says whether there is a leader to turn to. */
export async function teamsOf(tx: Tx, communityId: string): Promise<(Team & { ledByActive: boolean })[]> {
  const teams = await tx.team.findMany({
    where: { communityId },
    select: { ...teamColumns, leader: { select: { active: true } } },
    orderBy: { key: 'asc' },
  });
  return teams.map(({ leader, ...team }) => ({ ...team, ledByActive: leader?.active ?? false }));
}

/** @returns the team of that key: "engineering"; undefined where the community has none. */
export async function teamByKey(tx: Tx, communityId: string, key: string): Promise<Team | undefined> {
  const where = { communityId_key: { communityId, key } };
  return (await tx.team.findUnique({ where, select: teamColumns })) ?? undefined;
}

/** @returns the team that is paged in a staff group. */
export async function teamOfGroup(tx: Tx, groupId: string): Promise<Team | undefined> {
  const group = await tx.staffGroup.findUnique({ where: { id: groupId }, select: { team: { select: teamColumns } } });
  return group?.team;
}

/** @returns ids of the teams that a member of staff belongs to or leads. */
export async function teamsOfStaff(tx: Tx, staffId: string): Promise<string[]> {
  const teams = await tx.team.findMany({
    where: { OR: [{ leaderId: staffId }, { members: { some: { staffId } } }] },
    select: { id: true },
    orderBy: { key: 'asc' },
  });
  return teams.map(({ id }) => id);
}
