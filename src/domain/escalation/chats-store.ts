import type { Address } from '../../messages/contract.ts';
import type { Tx } from '../../platform/db.ts';

/** The other direct chats of the resident in this one, wherever we know him; those of the same channel first. */
export async function otherChatsOf(tx: Tx, conversationId: string): Promise<(Address & { id: string })[]> {
  return tx.$queryRaw<(Address & { id: string })[]>`
    select other.id, other.channel, other.account, other.chat
    from conversation here
    join chat_identity me on me.channel = here.channel and me.account = here.account and me.external_id = here.chat
    join chat_identity also on also.resident_id = me.resident_id and also.id <> me.id
    join conversation other on other.channel = also.channel and other.account = also.account
      and other.chat = also.external_id and other.kind = 'direct'
    where here.id = ${conversationId}::uuid and here.kind = 'direct'
    order by other.channel <> here.channel, other.channel, other.account, other.chat`;
}
