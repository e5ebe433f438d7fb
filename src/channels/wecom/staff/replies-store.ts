import type { Tx } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';

/** A way to answer is good for an hour; we stop a little before. */
const goodMs = 58 * 60_000;

export async function noteReply(tx: Tx, reply: { msgid: string; chat: string; url: string }, at: Date): Promise<void> {
  const until = new Date(at.getTime() + goodMs);
  await tx.wecomBotReply.createMany({ data: { ...reply, until }, skipDuplicates: true });
}

/** Takes the latest way to answer in a chat, once. */
export async function takeReply(tx: Tx, chat: string, now: Date): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ url: string }[]>`
    update wecom_bot_reply set used_at = ${now} where msgid = (
      select msgid from wecom_bot_reply where chat = ${chat} and used_at is null and until > ${now}
      order by until desc limit 1 for update skip locked)
    returning url`;
  return row?.url;
}

/** Another way into the group of a robot's chat: its webhook, or the app's chat. */
export async function otherWayInto(tx: Tx, chat: string): Promise<{ account: string; chat: string } | undefined> {
  const [row] = await tx.$queryRaw<{ account: string; chat: string }[]>`
    select other.account, other.chat from conversation robot
    join conversation other on other.group_id = robot.group_id and other.channel = robot.channel
    where robot.channel = ${channelName} and robot.account = ${accounts.bot} and robot.chat = ${chat}
      and other.account in (${accounts.webhook}, ${accounts.appchat})
    order by other.account desc limit 1`;
  return row;
}

/** Forgets ways to answer that are over. */
export async function dropOldReplies(tx: Tx, now: Date): Promise<void> {
  await tx.wecomBotReply.deleteMany({ where: { until: { lt: now } } });
}
