import { communityOfConversationSql } from '../../domain/communities/store.ts';
import type { Tx } from '../../platform/db.ts';

/** The team that a ticket is with. */
export interface TicketTeam {
  id: string;
  name: string;
  leaderId: string | null;
  leaderName: string | null;
}

export async function teamOfTicket(tx: Tx, teamId: string): Promise<TicketTeam | undefined> {
  const [row] = await tx.$queryRaw<TicketTeam[]>`
    select t.id, t.name, s.id as "leaderId", s.name as "leaderName"
    from team t left join staff s on s.id = t.leader_id and s.active where t.id = ${teamId}::uuid`;
  return row;
}

export async function isMember(tx: Tx, staffId: string, teamId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`
    select exists (select 1 from team_member where staff_id = ${staffId}::uuid and team_id = ${teamId}::uuid)
      or exists (select 1 from team where id = ${teamId}::uuid and leader_id = ${staffId}::uuid) as is`;
  return row?.is ?? false;
}

/** How the reporter of a ticket can be called: as told with the ticket, else as the register has it. */
export async function reporterContact(
  tx: Tx,
  ticketId: string,
): Promise<{ name: string | null; phone: string | null } | undefined> {
  const [row] = await tx.$queryRaw<{ name: string | null; phone: string | null }[]>`
    select coalesce(t.reporter_name, r.name, s.name) as name, coalesce(t.reporter_phone, r.phone, s.phone) as phone
    from ticket t left join resident r on r.id = t.reporter_resident_id left join staff s on s.id = t.reporter_staff_id
    where t.id = ${ticketId}::uuid`;
  return row;
}

/** The conversations of the community in which something was not delivered for sure. */
export async function undeliveredConversations(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from conversation c
    where c.id in (select conversation_id from outbound_message where state in ('dead', 'uncertain'))
      and ${communityOfConversationSql} = ${communityId}`;
  return rows.map(({ id }) => id);
}

/** The conversations of the community in which something stands in line that was not let out when its turn came. */
export async function waitingConversations(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from conversation c
    where c.id in (select conversation_id from outbound_message where state = 'queued' and attempts > 0)
      and ${communityOfConversationSql} = ${communityId}`;
  return rows.map(({ id }) => id);
}

export async function numbersOf(tx: Tx, ticketIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; number: number }[]>`
    select id, number from ticket where id = any(${[...ticketIds]}::uuid[])`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Names of residents and staff of the community that stand in a text. */
export async function namesWithin(tx: Tx, communityId: string, text: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select name from staff where community_id = ${communityId} and length(name) > 1 and position(name in ${text}) > 0
    union
    select name from resident where community_id = ${communityId} and length(name) > 1 and position(name in ${text}) > 0`;
  return rows.map(({ name }) => name);
}
