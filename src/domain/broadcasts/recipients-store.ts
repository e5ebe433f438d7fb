import type { Address } from '../../messages/contract.ts';
import { Prisma, type Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';
import type { Audience } from './audience.ts';
import type { Way } from './ways.ts';

/** Whoever lives here or has a home here at `today`, a local date; whoever moved out or died is never written to. */
const isHere = (today: string) =>
  Prisma.sql`r.deceased_on is null and (r.moved_out_on is null or r.moved_out_on > ${today}::date)`;

function isMeant({ buildings, entrances, units, roles }: Audience): Prisma.Sql {
  const somewhere = buildings.length + entrances.length + units.length > 0;
  const where = somewhere
    ? Prisma.sql`(u.building = any(${buildings})
        or (u.building, u.entrance) in (select e.building, e.entrance
          from jsonb_to_recordset(${JSON.stringify(entrances)}::jsonb) as e(building text, entrance text))
        or u.id = any(${units.map(({ id }) => id)}::uuid[]))`
    : Prisma.sql`true`;
  return roles.length > 0 ? Prisma.sql`${where} and ru.role = any(${roles}::resident_role[])` : where;
}

/** Notes whom a broadcast is for, each person once. From then on it is these and nobody else. @returns how many */
export async function freezeRecipients(
  tx: Tx,
  broadcastId: string,
  { communityId, audience, today }: { communityId: string; audience: Audience; today: string },
): Promise<number> {
  return await tx.$executeRaw`
    insert into broadcast_recipient (broadcast_id, resident_id)
    select distinct ${broadcastId}::uuid, r.id
    from resident r join resident_unit ru on ru.resident_id = r.id join unit u on u.id = ru.unit_id
    where r.community_id = ${communityId} and ${isHere(today)} and ${isMeant(audience)}
    on conflict do nothing`;
}

/** The same people as of another broadcast: all of them, or only those who have read it or may have. */
export async function copyRecipients(tx: Tx, from: string, to: string, which: 'all' | 'told'): Promise<number> {
  const told = Prisma.sql`exists (select from outbound_message o where o.id = br.message_id
    and o.state in ('sent', 'sending', 'uncertain'))`;
  return await tx.$executeRaw`
    insert into broadcast_recipient (broadcast_id, resident_id)
    select ${to}::uuid, br.resident_id from broadcast_recipient br
    where br.broadcast_id = ${from}::uuid and ${which === 'told' ? told : Prisma.sql`true`}
    on conflict do nothing`;
}

/** Leaves out whoever moved out or died since they were noted. */
export async function dropGone(tx: Tx, broadcastId: string, today: string): Promise<void> {
  await tx.$executeRaw`
    delete from broadcast_recipient br using resident r
    where br.broadcast_id = ${broadcastId}::uuid and r.id = br.resident_id and not (${isHere(today)})`;
}

export async function countRecipients(tx: Tx, broadcastId: string): Promise<number> {
  return tx.broadcastRecipient.count({ where: { broadcastId } });
}

/** How many people a whole community has. */
export async function countEverybody(tx: Tx, communityId: string, today: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(distinct r.id)::int as count from resident r join resident_unit ru on ru.resident_id = r.id
    where r.community_id = ${communityId} and ${isHere(today)}`;
  return row?.count ?? 0;
}

/** One chat of each account in which residents of a community are, to ask what such chats can carry. */
export async function accountsInUse(tx: Tx, communityId: string): Promise<Address[]> {
  return tx.$queryRaw<Address[]>`
    select c.channel, c.account, min(c.chat) as chat
    from resident r join chat_identity i on i.resident_id = r.id
    join conversation c on c.channel = i.channel and c.chat = i.external_id and i.account in (c.account, ${anyAccount})
    where r.community_id = ${communityId} and c.kind = 'direct'
    group by c.channel, c.account order by c.channel, c.account`;
}

/**
 * The best chat of each recipient at this moment, as a query of (resident_id, id, grade): where we may write at any time
 * (0), a window that is open (1), through the hand of a person of ours (2), a window that opens when they write (3). Of
 * several alike the one they wrote in last.
 */
export function bestChats(broadcastId: string, ways: readonly Way[], now: Date): Prisma.Sql {
  return Prisma.sql`
    select distinct on (resident_id) resident_id, id, grade from (
      select br.resident_id, c.id, last.seq, case
        when w.kind = 'direct' then 0
        when w.kind = 'hand' then 2
        when last.received_at > ${now}::timestamptz - make_interval(hours => w.hours) then 1
        else 3 end as grade
      from broadcast_recipient br
      join chat_identity i on i.resident_id = br.resident_id
      join conversation c on c.channel = i.channel and c.chat = i.external_id
        and i.account in (c.account, ${anyAccount}) and c.kind = 'direct'
      join jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as w(channel text, account text, kind text, hours int)
        on w.channel = c.channel and w.account = c.account
      left join lateral (select m.seq, m.received_at from inbound_message m
        where m.conversation_id = c.id order by m.seq desc limit 1) as last on true
      where br.broadcast_id = ${broadcastId}::uuid
    ) as known
    order by resident_id, grade, seq desc nulls last, id`;
}

/** How many people are reached in which way, at this moment. */
export interface Reach {
  direct: number;
  window: number;
  hand: number;
  /** only once they write to us */
  later: number;
  /** known on no channel */
  none: number;
}

export async function readReach(tx: Tx, broadcastId: string, ways: readonly Way[], now: Date): Promise<Reach> {
  const [row] = await tx.$queryRaw<Reach[]>`
    select count(*) filter (where grade = 0)::int as direct, count(*) filter (where grade = 1)::int as window,
      count(*) filter (where grade = 2)::int as hand, count(*) filter (where grade = 3)::int as later,
      count(*) filter (where grade is null)::int as none
    from broadcast_recipient br left join (${bestChats(broadcastId, ways, now)}) as best using (resident_id)
    where br.broadcast_id = ${broadcastId}::uuid`;
  if (!row) throw new Error('a count without a row');
  return row;
}
