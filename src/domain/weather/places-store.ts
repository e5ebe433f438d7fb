import { Prisma, type Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';

/** Buildings and rooms of the homes of a community. */
export function homesOf(tx: Tx, communityId: string): Promise<{ building: string; room: string }[]> {
  return tx.unit.findMany({ where: { communityId, kind: 'home' }, select: { building: true, room: true } });
}

/** Buildings of a community with homes or shops, in the order in which people count them. */
export async function buildingsOf(tx: Tx, communityId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ building: string }[]>`
    select building from unit where community_id = ${communityId} and kind <> 'parking' group by building
    order by substring(building from '^[0-9]+')::numeric nulls last, building`;
  return rows.map(({ building }) => building);
}

/** A direct chat of somebody who lives in the community. */
export interface ResidentChat {
  residentId: string;
  conversationId: string;
  channel: string;
  account: string;
  chat: string;
}

/** The chats in which the people of each of these units are told, as `chatsOfUnit` of hazards, for many at once. */
export async function chatsOfUnits(tx: Tx, unitIds: readonly string[]): Promise<Map<string, ResidentChat[]>> {
  const rows = await tx.$queryRaw<(ResidentChat & { unitId: string })[]>(Prisma.sql`
    select distinct on (ru.unit_id, r.id) ru.unit_id as "unitId", r.id as "residentId", c.id as "conversationId",
      c.channel, c.account, c.chat
    from resident_unit ru join resident r on r.id = ru.resident_id
    join chat_identity i on i.resident_id = r.id
    join conversation c on c.channel = i.channel and c.chat = i.external_id and i.account in (c.account, ${anyAccount})
    where ru.unit_id = any(${[...unitIds]}::uuid[]) and c.kind = 'direct'
      and r.moved_out_on is null and r.deceased_on is null
    order by ru.unit_id, r.id,
      (select max(m.seq) from inbound_message m where m.conversation_id = c.id) desc nulls last, c.channel, c.account, c.id`);
  const chats = new Map<string, ResidentChat[]>();
  for (const { unitId, ...chat } of rows) {
    const of = chats.get(unitId);
    if (of) of.push(chat);
    else chats.set(unitId, [chat]);
  }
  return chats;
}

/** The direct chats of all who live in a community or own a home there; of each person the one he wrote in last is first. */
export async function residentChats(tx: Tx, communityId: string): Promise<ResidentChat[]> {
  return tx.$queryRaw<ResidentChat[]>(Prisma.sql`
    select r.id as "residentId", c.id as "conversationId", c.channel, c.account, c.chat
    from resident r join chat_identity i on i.resident_id = r.id
    join conversation c on c.channel = i.channel and c.chat = i.external_id and i.account in (c.account, ${anyAccount})
    where r.community_id = ${communityId} and c.kind = 'direct' and r.moved_out_on is null and r.deceased_on is null
    order by r.id,
      (select max(m.seq) from inbound_message m where m.conversation_id = c.id) desc nulls last, c.channel, c.account, c.id`);
}

/** Notes what was sent to these people unasked, so that it does not become too much (S89). */
export async function notePushes(tx: Tx, residentIds: readonly string[], at: Date): Promise<void> {
  await tx.push.createMany({ data: residentIds.map((residentId) => ({ residentId, kind: 'weather', at })) });
}

/** Chats of residents in which a word about an event was said, or is being said, by that with which their keys begin. */
export async function toldChats(tx: Tx, keyPrefix: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select conversation_id as id from outbound_message
    where starts_with(key, ${keyPrefix}) and key ~ ':[1-4]:(unit|all):' and state in ('sent', 'sending', 'uncertain')
    group by conversation_id order by min(seq)`;
  return rows.map(({ id }) => id);
}

/** Messages that a closed chat did not take and that wait for its person. */
export async function heldMessages(tx: Tx, keyPrefix: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from outbound_message where starts_with(key, ${keyPrefix}) and state = 'held'`;
  return rows.map(({ id }) => id);
}
