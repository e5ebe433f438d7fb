import type { Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';

interface Move {
  identityId: string;
  from: string;
  to: string;
}

/**
 * A channel on which ids mean something under one login alone, and only one login lasts. Whoever has proved under the
 * present one who he is, leaves his former ids: his matters and what he is still to be told go where he is now. Groups
 * that were bound under another login are bound no more. Repeating it writes nothing.
 */
export async function followAccount(tx: Tx, { channel, account }: { channel: string; account: string }): Promise<void> {
  const moves = await tx.$queryRaw<Move[]>`
    select former.id as "identityId", old.id as "from", new.id as "to"
    from chat_identity now
    join chat_identity former on former.channel = now.channel and former.account not in (now.account, ${anyAccount})
      and (former.resident_id = now.resident_id or former.staff_id = now.staff_id)
    join conversation new on new.channel = now.channel and new.account = now.account
      and new.chat = now.external_id and new.kind = 'direct'
    join conversation old on old.channel = former.channel and old.account = former.account
      and old.chat = former.external_id and old.kind = 'direct'
    where now.channel = ${channel} and now.account = ${account}
    order by former.id for update of former, old`;
  for (const { identityId, from, to } of moves) {
    await tx.ticket.updateMany({ where: { conversationId: from }, data: { conversationId: to } });
    await tx.outboundMessage.updateMany({
      where: { conversationId: from, state: { in: ['queued', 'held'] } },
      data: { conversationId: to },
    });
    await tx.chatIdentity.update({
      where: { id: identityId },
      data: { residentId: null, staffId: null, boundBy: null, boundAt: null },
      select: { id: true },
    });
  }
  await tx.conversation.updateMany({
    where: { channel, account: { not: account }, groupId: { not: null } },
    data: { groupId: null },
  });
}
