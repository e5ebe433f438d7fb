import type { Tx } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';

/** An id under one of our accounts of this channel. */
export interface AccountId {
  account: string;
  externalId: string;
}

/** Two ids that WeCom tells to be one person's: they are the same id, or share a unionid. */
export interface SamePerson {
  contact: AccountId;
  customer: AccountId;
}

const others = [...Object.values(accounts), '*'];

/** A contact and a customer of 微信客服 that are one person, but not yet, or not, tied to the same resident. */
export async function findUnjoined(tx: Tx): Promise<SamePerson[]> {
  const rows = await tx.$queryRaw<{ contactId: string; account: string; customerId: string }[]>`
    with same as (
      select k.external_userid as "contactId", i.account, i.external_id as "customerId"
      from wecom_contact k join chat_identity i
        on i.channel = ${channelName} and i.external_id = k.external_userid and i.account <> all(${others})
      where k.removed_at is null
      union
      select k.external_userid, c.open_kfid, c.external_userid
      from wecom_contact k join wecom_kf_customer c on c.unionid = k.unionid
      where k.removed_at is null
    )
    select same.* from same
    left join chat_identity a on a.channel = ${channelName} and a.account = ${accounts.contact}
      and a.external_id = same."contactId"
    left join chat_identity b on b.channel = ${channelName} and b.account = same.account
      and b.external_id = same."customerId"
    where a.resident_id is distinct from b.resident_id
    order by 1, 2, 3`;
  return rows.map(({ contactId, account, customerId }) => ({
    contact: { account: accounts.contact, externalId: contactId },
    customer: { account, externalId: customerId },
  }));
}
