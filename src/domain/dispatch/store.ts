import type { Tx } from '../../platform/db.ts';
import { communityOfConversationSql } from '../communities/store.ts';
import { anyAccount } from '../owners/identity-store.ts';

/** A chat of ours that a team or a member of staff reads. */
export interface StaffChat {
  conversationId: string;
  channel: string;
  account: string;
  staffId: string | null; // null: a group
  name: string;
}

/**
 * The group chats of a team, one on each channel: where a channel has several ways into a group, not by the robot, which
 * may only answer.
 */
export async function groupChatsOf(tx: Tx, teamIds: readonly string[]): Promise<StaffChat[]> {
  if (teamIds.length === 0) return [];
  return tx.$queryRaw<StaffChat[]>`
    select distinct on (g.key, g.id, c.channel)
      c.id as "conversationId", c.channel, c.account, null as "staffId", g.name
    from staff_group g join conversation c on c.group_id = g.id
    where g.team_id = any(${[...teamIds]}::uuid[])
    order by g.key, g.id, c.channel, c.account = 'bot', c.account, c.chat`;
}

/** The direct chats of staff who are still with us, in the order asked for. By convention a direct chat carries the id of the person in it. */
export async function directChatsOf(tx: Tx, staffIds: readonly string[]): Promise<StaffChat[]> {
  if (staffIds.length === 0) return [];
  return tx.$queryRaw<StaffChat[]>`
    select c.id as "conversationId", c.channel, c.account, s.id as "staffId", s.name
    from staff s join chat_identity i on i.staff_id = s.id
    join conversation c on c.channel = i.channel and c.chat = i.external_id and i.account in (c.account, ${anyAccount})
    where s.id = any(${[...staffIds]}::uuid[]) and s.active and c.kind = 'direct'
    group by c.id, s.id order by array_position(${[...staffIds]}::uuid[], s.id), c.channel, c.account`;
}

/** The ids by which staff are called with @, with the account of the channel on which each holds (`*`: on all of them). */
export async function mentionIdsOf(
  tx: Tx,
  staffIds: readonly string[],
): Promise<{ staffId: string; channel: string; account: string; id: string; name: string }[]> {
  if (staffIds.length === 0) return [];
  return tx.$queryRaw`
    select s.id as "staffId", i.channel, i.account, i.external_id as id, s.name
    from staff s join chat_identity i on i.staff_id = s.id where s.id = any(${[...staffIds]}::uuid[])
    order by array_position(${[...staffIds]}::uuid[], s.id)`;
}

/** Due times of a ticket's running clocks, for its card. */
export async function dueTimesOf(tx: Tx, ticketId: string): Promise<{ kind: string; dueAt: Date }[]> {
  return tx.$queryRaw`
    select kind, due_at as "dueAt" from ticket_clock where ticket_id = ${ticketId}::uuid and stopped_at is null
    order by due_at`;
}

export async function teamName(tx: Tx, teamId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`select name from team where id = ${teamId}::uuid`;
  if (!row) throw new Error(`team ${teamId} does not exist`);
  return row.name;
}

/** Whose matter a conversation is: its community and those who manage it. */
export async function managersOfConversation(
  tx: Tx,
  conversationId: string,
): Promise<{ communityId: string | null; title: string | null; managers: string[] }> {
  const [row] = await tx.$queryRaw<{ communityId: string | null; title: string | null; managers: string[] }[]>`
    select place.id as "communityId", place.title, array(
      select s.id::text from staff s where s.community_id = place.id and s.role = 'manager' and s.active) as managers
    from (select ${communityOfConversationSql} as id, c.title from conversation c where c.id = ${conversationId}::uuid) place`;
  return row ?? { communityId: null, title: null, managers: [] };
}

/** The id of a member of staff that holds on all accounts of a channel; undefined where they have none there. */
export async function companyIdOf(tx: Tx, staffId: string, channel: string): Promise<string | undefined> {
  const where = { staffId, channel, account: anyAccount };
  return (await tx.chatIdentity.findFirst({ where, select: { externalId: true } }))?.externalId;
}
