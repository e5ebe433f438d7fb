import type { OutgoingContent } from '../../messages/contract.ts';
import { enqueueForMany } from '../../messages/outbox-many-store.ts';
import { Prisma, type Tx } from '../../platform/db.ts';
import { bestChats } from './recipients-store.ts';
import type { Way } from './ways.ts';

/**
 * Puts a broadcast into the outbox for all its recipients at once, each in the chat that is best now, and for the groups
 * of its teams. Whoever has a chat nowhere stays without a message. Repeating it says nothing twice.
 */
export async function planMessages(
  tx: Tx,
  broadcastId: string,
  plan: { content: OutgoingContent; ways: readonly Way[]; teamIds: readonly string[]; now: Date },
): Promise<void> {
  const { content, ways, teamIds, now } = plan;
  await tx.$executeRaw`
    update broadcast_recipient br set conversation_id = best.id, message_id = gen_random_uuid()
    from (${bestChats(broadcastId, ways, now)}) as best
    where br.broadcast_id = ${broadcastId}::uuid and br.resident_id = best.resident_id and br.message_id is null`;
  const prefix = `broadcast:${broadcastId}:`;
  const toPeople = Prisma.sql`
    select message_id as id, ${prefix} || resident_id as key, conversation_id
    from broadcast_recipient where broadcast_id = ${broadcastId}::uuid and message_id is not null`;
  await enqueueForMany(tx, toPeople, content, now);
  if (teamIds.length > 0) {
    const toGroups = Prisma.sql`
      select gen_random_uuid() as id, ${prefix} || 'group:' || id as key, id as conversation_id
      from (${groupChats(teamIds)}) as chat`;
    await enqueueForMany(tx, toGroups, content, now);
  }
}

/** The group chats of teams, one on each channel, as a query of (id, name). */
const groupChats = (teamIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select distinct on (g.id, c.channel) c.id, g.name
  from staff_group g join conversation c on c.group_id = g.id
  where g.team_id = any(${[...teamIds]}::uuid[])
  order by g.id, c.channel, c.account = 'bot', c.account, c.chat`;

/** Names of the groups in which teams are told. */
export async function groupNames(tx: Tx, teamIds: readonly string[]): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select distinct name from (${groupChats(teamIds)}) as chat order by name`;
  return rows.map(({ name }) => name);
}

/** Notes what was sent to people unasked, so that it does not become too much (S89). */
export async function notePushesOf(tx: Tx, broadcastId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into push (resident_id, kind, at)
    select resident_id, 'broadcast', ${at}::timestamptz from broadcast_recipient
    where broadcast_id = ${broadcastId}::uuid and message_id is not null`;
}
