import type { Tx } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';

/** The app's chat with a member; ids of members hold in any spelling of capitals. */
export async function findMemberChat(tx: Tx, userid: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id from conversation
    where channel = ${channelName} and account = ${accounts.app} and lower(chat) = lower(${userid}) limit 1`;
  return row?.id;
}
