import type { Tx } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';

/** Whether WeCom has ever called us. */
export async function wasEverCalled(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ called: boolean }[]>`
    select exists (select from wecom_callback) or exists (select from wecom_kf_account where rung_at is not null)
      or exists (select from inbound_message where channel = ${channelName}) as called`;
  return row?.called ?? false;
}

/** How many members, groups and chats got so much in the minute before `now` that the next message has to wait. */
export async function countCrowded(tx: Tx, now: Date): Promise<number> {
  const since = now.getTime() - 60_000;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from channel_pace where
      (select count(*) from unnest(sent_ms) as at where at > ${since}) >= case when target like 'webhook:%' then 20 else 30 end`;
  return row?.count ?? 0;
}

/** Groups in which the robot was called and that no set-up file names, with the member who wrote there last. */
export async function listStrangeGroups(tx: Tx): Promise<{ chat: string; member: string }[]> {
  return await tx.$queryRaw<{ chat: string; member: string }[]>`
    select chat, last.sender_id as member from conversation c
    join lateral (select sender_id from inbound_message where conversation_id = c.id order by seq desc limit 1) last on true
    where channel = ${channelName} and account = ${accounts.bot} and kind = 'group' and group_id is null order by chat`;
}
