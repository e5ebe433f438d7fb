import { Prisma, type ResidentRole, type Tx, type UnitKind } from '../../platform/db.ts';
import { unitLabel } from '../owners/unit.ts';

/** What became of the words for one recipient. `none`: known on no channel. */
export type Outcome = 'sent' | 'waiting' | 'held' | 'uncertain' | 'dead' | 'cancelled' | 'none';

/**
 * Recipients with what became of their words, as a query of (broadcast_id, resident_id, outcome). Words that a closed chat
 * did not take and that went to another chat of their person count as they fare there.
 */
const outcomes = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select br.broadcast_id, br.resident_id, case coalesce(moved.state, o.state)::text
    when 'queued' then 'waiting' when 'sending' then 'waiting'
    else coalesce(coalesce(moved.state, o.state)::text, 'none') end as outcome
  from broadcast_recipient br
  left join outbound_message o on o.id = br.message_id
  left join lateral (
    select x.state from chat_identity i
    join conversation c on c.channel = i.channel and c.chat = i.external_id and c.kind = 'direct'
    join outbound_message x on x.conversation_id = c.id and starts_with(x.key, o.key || ':in:')
    where i.resident_id = br.resident_id order by x.seq desc limit 1
  ) as moved on o.state = 'cancelled'
  where ${which}`;

const ofOne = (id: string) => Prisma.sql`br.broadcast_id = ${id}::uuid`;

export type Counts = Record<Outcome, number>;

const noCounts: Counts = { sent: 0, waiting: 0, held: 0, uncertain: 0, dead: 0, cancelled: 0, none: 0 };

/** How many recipients fared how. */
export async function countOutcomes(tx: Tx, broadcastId: string): Promise<Counts> {
  const rows = await tx.$queryRaw<{ outcome: Outcome; count: number }[]>`
    select outcome, count(*)::int as count from (${outcomes(ofOne(broadcastId))}) as fared group by outcome`;
  return Object.fromEntries([...Object.entries(noCounts), ...rows.map((row) => [row.outcome, row.count])]) as Counts;
}

/** The first home of each recipient, the one among those in the register that stands first. */
const homes = Prisma.sql`
  select distinct on (ru.resident_id) ru.resident_id, u.building, u.entrance, u.room, u.kind, ru.role
  from resident_unit ru join unit u on u.id = ru.unit_id
  order by ru.resident_id, u.kind, u.building, u.entrance, u.room`;

export interface BuildingCounts {
  building: string;
  people: number;
  sent: number;
}

/** How many were told in each building, in the order in which people count them. */
export async function countByBuilding(tx: Tx, broadcastId: string): Promise<BuildingCounts[]> {
  return tx.$queryRaw<BuildingCounts[]>`
    select home.building, count(*)::int as people, count(*) filter (where outcome = 'sent')::int as sent
    from (${outcomes(ofOne(broadcastId))}) as fared join (${homes}) as home using (resident_id)
    group by home.building order by substring(home.building from '^[0-9]+')::numeric nulls last, home.building`;
}

/** Somebody who was not told for sure. */
export interface Unreached {
  residentId: string;
  /** “3栋2单元501” */
  place: string;
  outcome: Outcome;
}

interface UnreachedRow {
  residentId: string;
  outcome: Outcome;
  kind: UnitKind;
  building: string;
  entrance: string;
  room: string;
  role: ResidentRole;
}

/** Who is to be telephoned, in the order of their homes; at most `limit` from `offset` on. */
export async function listUnreached(
  tx: Tx,
  broadcastId: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Unreached[]> {
  const rows = await tx.$queryRaw<UnreachedRow[]>`
    select resident_id as "residentId", outcome, home.kind, home.building, home.entrance, home.room, home.role
    from (${outcomes(ofOne(broadcastId))}) as fared join (${homes}) as home using (resident_id)
    where outcome not in ('sent', 'waiting', 'cancelled')
    order by substring(home.building from '^[0-9]+')::numeric nulls last, home.building, home.entrance, home.room,
      resident_id
    limit ${limit} offset ${offset}`;
  return rows.map(({ residentId, outcome, ...home }) => ({ residentId, outcome, place: unitLabel(home) }));
}

export async function namesOf(tx: Tx, residentIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.resident.findMany({
    where: { id: { in: [...residentIds] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How far a broadcast is that is being sent. */
export interface Standing {
  id: string;
  /** messages: to people who have a chat, and to groups */
  total: number;
  waiting: number;
  /** steps of the way that its author was told of, in per cent */
  told: number[];
}

/** Every broadcast that is being sent. Asked every second, so it counts no more than it must. */
export async function readStandings(tx: Tx): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>`
    select b.id, coalesce(people.total, 0)::int + coalesce(teams.total, 0)::int as total,
      coalesce(queue.waiting, 0)::int + coalesce(teams.waiting, 0)::int as waiting,
      array(select step from unnest(array[25, 50, 75]) as step where exists (
        select from outbound_message o where o.key = 'broadcast-told:' || b.id || ':' || step)) as told
    from broadcast b
    left join lateral (
      select count(*) as total from broadcast_recipient br
      where br.broadcast_id = b.id and br.message_id is not null) as people on true
    left join lateral (
      select count(*) as waiting from outbound_message o join broadcast_recipient br on br.message_id = o.id
      where o.state in ('queued', 'sending') and br.broadcast_id = b.id) as queue on true
    left join lateral (
      select count(*) as total, count(*) filter (where o.state in ('queued', 'sending')) as waiting
      from staff_group g join conversation c on c.group_id = g.id
      join outbound_message o on o.key = 'broadcast:' || b.id || ':group:' || c.id
      where g.team_id in (select (team->>'id')::uuid from jsonb_array_elements(b.audience->'teams') as team)
    ) as teams on true
    where b.state = 'sending' order by b.id`;
}

/** Names of the groups that were told, and how many of the messages to groups failed. */
export async function countGroups(tx: Tx, broadcastId: string, teamIds: readonly string[]): Promise<Counts> {
  const rows = await tx.$queryRaw<{ outcome: Outcome; count: number }[]>`
    select case when o.state in ('queued', 'sending') then 'waiting' else o.state::text end as outcome,
      count(*)::int as count
    from staff_group g join conversation c on c.group_id = g.id
    join outbound_message o on o.key = ${`broadcast:${broadcastId}:group:`} || c.id
    where g.team_id = any(${[...teamIds]}::uuid[]) group by 1`;
  return Object.fromEntries([...Object.entries(noCounts), ...rows.map((row) => [row.outcome, row.count])]) as Counts;
}
