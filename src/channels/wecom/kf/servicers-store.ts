import type { Tx } from '../../../platform/db.ts';
import { channelName } from '../address.ts';
import { kfStates } from '../api/kf-session.ts';

/** A set-up file's staff ids hold on every account of the channel. */
const everyAccount = '*';

/**
 * Those of the members who are staff of the customer's community, or of the account's while his own is not known; whoever
 * talks with the fewest comes first.
 */
export async function staffAmong(
  tx: Tx,
  { openKfid, externalUserid }: { openKfid: string; externalUserid: string },
  userids: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ userid: string }[]>`
    select u.userid from unnest(${[...userids]}::text[]) as u(userid)
    join chat_identity i on i.channel = ${channelName} and i.account = ${everyAccount}
      and lower(i.external_id) = lower(u.userid)
    join staff s on s.id = i.staff_id and s.active
    where s.community_id = coalesce(
      (select r.community_id from chat_identity me join resident r on r.id = me.resident_id
        where me.channel = ${channelName} and me.account = ${openKfid} and me.external_id = ${externalUserid}),
      (select community_id from channel_account where channel = ${channelName} and account = ${openKfid}),
      s.community_id)
    order by (select count(*) from wecom_kf_customer c
      where c.servicer = u.userid and c.session_state = ${kfStates.human}), u.userid`;
  return rows.map(({ userid }) => userid);
}
