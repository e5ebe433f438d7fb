import type { Address } from '../../messages/contract.ts';
import { Prisma, type ResidentRole, type Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { anyAccount } from '../owners/identity-store.ts';
import type { UnitFacts } from '../owners/unit.ts';
import type { GreetingDay } from './days.ts';
import type { Candidate, Outcome, Standing } from './greeting.ts';

type Place = Pick<CommunityFacts, 'id' | 'policy'>;

/** Whoever lives in a community or has something there on a date; nobody who moved out or died. */
const isHere = (communityId: string, date: string) => Prisma.sql`r.community_id = ${communityId}
  and r.deceased_on is null and (r.moved_out_on is null or r.moved_out_on > ${date}::date)`;

const hasRole = (roles: readonly ResidentRole[]) => Prisma.sql`exists (select from resident_unit ru
  where ru.resident_id = r.id and ru.role = any(${[...roles]}::resident_role[]))`;

/** Roles whose birthdays and anniversaries are meant. */
export interface Meant {
  birthdays: readonly ResidentRole[];
  moveIn: readonly ResidentRole[];
}

function birthdaysOn(day: GreetingDay, community: Place, roles: Meant['birthdays']): Prisma.Sql {
  return Prisma.sql`
    select r.id, 'birthday' as kind, case when r.lunar_month is null then ${day.year}::int else ${day.lunarYear}::int end
      as year, 0 as years
    from resident r where ${isHere(community.id, day.date)} and ${hasRole(roles)} and case when r.lunar_month is null
      then to_char(r.birthday, 'MM-DD') = any(${day.solar})
      else (r.lunar_month, r.lunar_day, r.lunar_leap) in (select l.month, l.day, l.leap
        from jsonb_to_recordset(${JSON.stringify(day.lunar)}::jsonb) as l(month int, day int, leap boolean)) end`;
}

function anniversariesOn(day: GreetingDay, community: Place, roles: Meant['moveIn']): Prisma.Sql {
  return Prisma.sql`
    select r.id, 'move-in' as kind, ${day.year}::int as year, ${day.year} - extract(year from r.moved_in_on)::int as years
    from resident r where ${isHere(community.id, day.date)} and ${hasRole(roles)}
      and to_char(r.moved_in_on, 'MM-DD') = any(${day.solar}) and extract(year from r.moved_in_on) < ${day.year}`;
}

/** A festival of the lunar calendar falls once into each year of the other one, too. */
const festivalsOn = (day: GreetingDay, community: Place): Prisma.Sql => Prisma.sql`
  select r.id, 'festival:' || f.id as kind, ${day.year}::int as year, 0 as years
  from resident r cross join unnest(${meantFestivals(day, community)}::text[]) as f(id)
  where ${isHere(community.id, day.date)} and exists (select from resident_unit ru where ru.resident_id = r.id)`;

const meantFestivals = (day: GreetingDay, { policy }: Place): string[] =>
  day.festivals.filter((id) => policy.greetings.festivals.includes(id));

/**
 * For whom it is a day, and of whose greeting nothing was decided yet. @param prefix of the kind under which that is
 * noted: what else is done for the day has kinds of its own
 */
async function undecided(tx: Tx, days: Prisma.Sql, prefix: string): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    select d.id as "residentId", d.kind, d.year, d.years from (${days}) as d
    where not exists (select from greeting g where g.resident_id = d.id and g.kind = ${prefix} || d.kind and g.year = d.year)
    order by d.id, d.kind`;
}

/** Whoever is to be greeted on a date and was not yet. */
export function readCandidates(tx: Tx, day: GreetingDay, community: Place): Promise<Candidate[]> {
  const { birthdays, moveIn } = community.policy.greetings;
  const own = Prisma.sql`${birthdaysOn(day, community, birthdays)}
    union all ${anniversariesOn(day, community, moveIn)}`;
  const all =
    meantFestivals(day, community).length > 0 ? Prisma.sql`${own} union all ${festivalsOn(day, community)}` : own;
  return undecided(tx, all, '');
}

export const flowersPrefix = 'flowers:';

/** Those to whom flowers are brought on a date, and of whom nothing was decided yet. */
export function readFlowerCandidates(tx: Tx, day: GreetingDay, community: Place): Promise<Candidate[]> {
  const { birthdays, moveIn } = community.policy.greetings.flowers;
  const days = Prisma.sql`${birthdaysOn(day, community, birthdays)}
    union all ${anniversariesOn(day, community, moveIn)}`;
  return undecided(tx, days, flowersPrefix);
}

/** Who somebody is, and what decides whether he is greeted. */
export interface Facts extends Omit<Standing, 'reachable'> {
  residentId: string;
  name: string;
  /** where he lives, or his shop */
  home: (UnitFacts & { role: ResidentRole }) | null;
}

/** @param since the beginning of the week before; `dayStart` of the day */
export async function readFacts(
  tx: Tx,
  residentIds: readonly string[],
  { community, date, since, dayStart }: { community: Place; date: string; since: Date; dayStart: Date },
): Promise<Facts[]> {
  const { mourningDays } = community.policy.greetings;
  return tx.$queryRaw<Facts[]>`
    with person as materialized (select * from resident where id = any(${[...residentIds]}::uuid[])),
    -- all who share a home or a shop with somebody, himself too
    household as materialized (
      select distinct mine.resident_id as id, theirs.resident_id as member, mine.unit_id
      from resident_unit mine join unit u on u.id = mine.unit_id and u.kind <> 'parking'
      join resident_unit theirs on theirs.unit_id = mine.unit_id
      where mine.resident_id = any(${[...residentIds]}::uuid[])),
    trouble as materialized (
      select t.number, t.unit_id, t.reporter_resident_id as reporter, t.kind = 'complaint' as "isComplaint"
      from ticket t where t.community_id = ${community.id} and t.state not in ('closed', 'cancelled')
        and t.kind not in ('call', 'care') and (t.kind = 'complaint'
          or exists (select from ticket_clock k where k.ticket_id = t.id and k.breached_at is not null))),
    troubled as materialized (
      select r.id, t.number, t."isComplaint" from trouble t join person r on r.id = t.reporter
      union select h.id, t.number, t."isComplaint" from trouble t
        join household h on h.member = t.reporter or h.unit_id = t.unit_id),
    mourner as materialized (
      select h.id from household h join resident o on o.id = h.member
      where o.mourning_to >= ${date}::date or o.deceased_on > ${date}::date - ${mourningDays}::int
      union select r.id from person r where r.mourning_to >= ${date}::date)
    select r.id as "residentId", r.name, r.declined_at is not null as declined,
      r.id in (select id from mourner) as mourning,
      (select min(number) from troubled t where t.id = r.id and t."isComplaint") as complaint,
      (select min(number) from troubled t where t.id = r.id and not t."isComplaint") as breach,
      exists (select from greeting g where g.resident_id = r.id and g.outcome = 'sent' and g.at >= ${dayStart}::timestamptz)
        as "greetedToday",
      (select count(*) from push p where p.resident_id = r.id and p.at >= ${since}::timestamptz)::int as pushes,
      (select json_build_object('id', u.id, 'kind', u.kind, 'building', u.building, 'entrance', u.entrance,
          'room', u.room, 'role', ru.role)
        from resident_unit ru join unit u on u.id = ru.unit_id where ru.resident_id = r.id
        order by u.kind, u.building, u.entrance, u.room limit 1) as home
    from person r`;
}

/** A direct chat of somebody, and when he last wrote in it. */
export interface ResidentChat extends Address {
  residentId: string;
  conversationId: string;
  lastHeardAt: Date | null;
}

/** The direct chats of these people; of each the one he wrote in last is first. */
export async function readChats(tx: Tx, residentIds: readonly string[]): Promise<ResidentChat[]> {
  return tx.$queryRaw<ResidentChat[]>`
    select i.resident_id as "residentId", c.id as "conversationId", c.channel, c.account, c.chat,
      last.received_at as "lastHeardAt"
    from chat_identity i join conversation c on c.channel = i.channel and c.chat = i.external_id
      and i.account in (c.account, ${anyAccount}) and c.kind = 'direct'
    left join lateral (select m.seq, m.received_at from inbound_message m
      where m.conversation_id = c.id order by m.seq desc limit 1) as last on true
    where i.resident_id = any(${[...residentIds]}::uuid[])
    order by i.resident_id, last.seq desc nulls last, c.channel, c.account, c.id`;
}

/** What was decided about a greeting. */
export interface Decision {
  residentId: string;
  kind: string;
  year: number;
  outcome: Outcome | 'asked';
}

/** Notes what was decided, once for each. @returns those that were not noted before */
export async function noteDecisions(tx: Tx, decisions: readonly Decision[], at: Date): Promise<Decision[]> {
  const rows = await tx.$queryRaw<Decision[]>`
    insert into greeting (resident_id, kind, year, at, outcome)
    select d."residentId", d.kind, d.year, ${at}::timestamptz, d.outcome
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb)
      as d("residentId" uuid, kind text, year int, outcome text)
    on conflict (resident_id, kind, year) do nothing
    returning resident_id as "residentId", kind, year, outcome`;
  return rows;
}

/** Notes what was sent to these people unasked, so that it does not become too much (S89). */
export async function noteGreetingPushes(tx: Tx, residentIds: readonly string[], at: Date): Promise<void> {
  await tx.push.createMany({ data: residentIds.map((residentId) => ({ residentId, kind: 'greeting', at })) });
}

/** Since when somebody wants no greetings; null: he has nothing against them. */
export async function setDeclined(tx: Tx, residentId: string, at: Date | null): Promise<void> {
  await tx.resident.update({ where: { id: residentId }, data: { declinedAt: at } });
}
