import type { Tx } from '../../../platform/db.ts';
import { channelName } from '../address.ts';
import type { Customer } from '../api/external-contact.ts';

/** A set-up file's staff ids hold on every account of the channel. */
const everyAccount = '*';
const zone = 'Asia/Shanghai';
/** The lists of contacts are read at night, not in the middle of a day's work. */
const hourOfListing = 3;
const listedKey = 'wecom.contacts';

/** Notes by whom a customer was added, and that others have him no more. Who left stays so until he is added again. */
export async function noteContact(tx: Tx, customer: Customer, now: Date): Promise<void> {
  const { externalUserid, name, unionid, followers } = customer;
  const rows = JSON.stringify(
    followers.map(({ userid, addedAt }) => ({ userid, addedAt: (addedAt ?? now).toISOString() })),
  );
  await tx.$executeRaw`
    insert into wecom_contact as known (external_userid, userid, unionid, name, added_at)
    select ${externalUserid}, f.userid, nullif(${unionid}, ''), nullif(${name}, ''), f."addedAt"
    from jsonb_to_recordset(${rows}::jsonb) as f(userid text, "addedAt" timestamptz)
    on conflict (external_userid, userid) do update set
      unionid = coalesce(excluded.unionid, known.unionid), name = coalesce(excluded.name, known.name),
      added_at = excluded.added_at,
      removed_at = case when known.removed_at < excluded.added_at then null else known.removed_at end`;
  const userids = followers.map(({ userid }) => userid);
  await tx.$executeRaw`
    update wecom_contact set removed_at = ${now}::timestamptz
    where external_userid = ${externalUserid} and removed_at is null and userid <> all(${userids}::text[])`;
}

/** The customer is no contact of the member's any more; without a member, of nobody's. */
export async function noteRemoved(tx: Tx, externalUserid: string, userid: string | undefined, now: Date) {
  await tx.wecomContact.updateMany({
    where: { externalUserid, ...(userid !== undefined && { userid }), removedAt: null },
    data: { removedAt: now },
  });
}

/** The customers that a member has, as far as we know. */
export async function contactsOf(tx: Tx, userid: string): Promise<Set<string>> {
  const rows = await tx.wecomContact.findMany({
    where: { userid, removedAt: null },
    select: { externalUserid: true },
  });
  return new Set(rows.map(({ externalUserid }) => externalUserid));
}

/** Company ids of the staff that work for us now. */
export async function listMembers(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ userid: string }[]>`
    select i.external_id as userid from chat_identity i join staff s on s.id = i.staff_id and s.active
    where i.channel = ${channelName} and i.account = ${everyAccount} order by 1`;
  return rows.map(({ userid }) => userid);
}

/**
 * The member through whom a customer is written to: of those of ours who have him, the one who added him last. WeCom sends
 * through whoever chatted with him last and does not tell who that is, so the latest tie is the likeliest.
 */
export async function findSender(tx: Tx, externalUserid: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ userid: string }[]>`
    select k.userid from wecom_contact k
    join chat_identity i on i.channel = ${channelName} and i.account = ${everyAccount}
      and lower(i.external_id) = lower(k.userid)
    join staff s on s.id = i.staff_id and s.active
    where k.external_userid = ${externalUserid} and k.removed_at is null
    order by k.added_at desc, k.userid limit 1`;
  return row?.userid;
}

/** Whether today's lists of contacts are still to be read: at night, and at once where they never were. */
export async function isListingDue(tx: Tx, now: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ due: boolean }[]>`
    select coalesce((select value #>> '{}' <> to_char(local.now, 'YYYY-MM-DD') and extract(hour from local.now) >= ${hourOfListing}
      from setting where key = ${listedKey}), true) as due
    from (select ${now}::timestamptz at time zone ${zone} as now) local`;
  return row?.due ?? false;
}

export async function noteListing(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    insert into setting (key, value)
    values (${listedKey}, to_jsonb(to_char(${now}::timestamptz at time zone ${zone}, 'YYYY-MM-DD')))
    on conflict (key) do update set value = excluded.value`;
}
