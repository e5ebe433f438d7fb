import type { Tx } from '../../platform/db.ts';

export interface ListedBinding {
  id: string;
  key: string;
  name: string;
  teamName: string;
}

/** The staff groups of a community that a chat may be bound to, by key. */
export async function listBindings(tx: Tx, communityId: string): Promise<ListedBinding[]> {
  return tx.$queryRaw<ListedBinding[]>`
    select g.id, g.key, g.name, t.name as "teamName" from staff_group g join team t on t.id = g.team_id
    where g.community_id = ${communityId} order by g.key`;
}

/**
 * From now on this chat is the group's on its channel, and no other is. @returns whether another was until now
 */
export async function bindGroup(
  tx: Tx,
  conversation: { id: string; channel: string },
  to: { groupId: string; communityId: string },
): Promise<boolean> {
  const former = { channel: conversation.channel, groupId: to.groupId, id: { not: conversation.id } };
  const { count } = await tx.conversation.updateMany({ where: former, data: { groupId: null } });
  await tx.conversation.update({ where: { id: conversation.id }, data: to, select: { id: true } });
  return count > 0;
}

export async function unbindGroup(tx: Tx, conversationId: string): Promise<void> {
  await tx.conversation.update({ where: { id: conversationId }, data: { groupId: null }, select: { id: true } });
}
