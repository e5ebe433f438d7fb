import type { Tx } from '../../platform/db.ts';
import { channelName } from './address.ts';

export interface Chat {
  account: string;
  chat: string;
}

/** Opens a direct chat before anything is said in it. @returns its id, and the name of its community where one is certain */
export async function openDirectChat(
  tx: Tx,
  { account, chat }: Chat,
  title: string,
): Promise<{ id: string; community: string | null }> {
  await tx.$executeRaw`
    insert into conversation (channel, account, chat, kind, title, community_id)
    values (${channelName}, ${account}, ${chat}, 'direct', ${title}, coalesce(
      (select community_id from channel_account where channel = ${channelName} and account = ${account}),
      (select min(id) from community having count(*) = 1)))
    on conflict (channel, account, chat) do nothing`;
  const [row] = await tx.$queryRaw<{ id: string; community: string | null }[]>`
    select c.id, m.name as community from conversation c left join community m on m.id = c.community_id
    where c.channel = ${channelName} and c.account = ${account} and c.chat = ${chat}`;
  if (!row) throw new Error('a chat that was just opened cannot be read');
  return row;
}

/** Follows what a room is called. */
export async function renameRoom(tx: Tx, { account, chat }: Chat, topic: string): Promise<void> {
  await tx.conversation.updateMany({ where: { channel: channelName, account, chat }, data: { title: topic } });
}

/** Forgets whose group a room is. @returns whether it was one */
export async function releaseRoom(tx: Tx, { account, chat }: Chat): Promise<boolean> {
  const where = { channel: channelName, account, chat, groupId: { not: null } };
  return (await tx.conversation.updateMany({ where, data: { groupId: null } })).count > 0;
}
