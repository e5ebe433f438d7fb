import type { Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';

export interface CompanyChannel {
  channel: string;
  /** the account on which members are written to one by one */
  direct: string;
  /** the account on which members write to residents who are their contacts */
  contacts: string;
}

/**
 * Opens the chats of a company's own channel before anybody has written in them, so that we can write first: one with
 * each member of staff by their company id, one with each resident who is known by the id of a contact, and the groups at the addresses that the set-up file tells, each way into a
 * group under an account of its name (webhook, appchat, bot). Repeating it writes nothing.
 */
export async function openCompanyChats(tx: Tx, { channel, direct, contacts }: CompanyChannel): Promise<void> {
  await tx.$executeRaw`
    insert into conversation (channel, account, chat, kind, title, community_id)
    select ${channel}, ${direct}, i.external_id, 'direct', s.name, s.community_id
    from chat_identity i join staff s on s.id = i.staff_id and s.active
    where i.channel = ${channel} and i.account = ${anyAccount} and not exists (
      select from conversation c where c.channel = ${channel} and c.account = ${direct} and c.chat = i.external_id)
    on conflict do nothing`;
  await tx.$executeRaw`
    insert into conversation (channel, account, chat, kind, title, community_id)
    select ${channel}, ${contacts}, i.external_id, 'direct', r.name, r.community_id
    from chat_identity i join resident r on r.id = i.resident_id
    where i.channel = ${channel} and i.account = ${contacts} and not exists (
      select from conversation c where c.channel = ${channel} and c.account = ${contacts} and c.chat = i.external_id)
    on conflict do nothing`;
  await tx.$executeRaw`
    insert into conversation as known (channel, account, chat, kind, title, community_id, group_id)
    select ${channel}, way.key, way.value #>> '{}', 'group', g.name, g.community_id, g.id
    from staff_group g, jsonb_each(g.addresses -> ${channel}) way
    where jsonb_typeof(g.addresses -> ${channel}) = 'object' and not exists (
      select from conversation c where c.channel = ${channel} and c.account = way.key
        and c.chat = way.value #>> '{}' and c.group_id = g.id)
    on conflict (channel, account, chat) do update set group_id = excluded.group_id, community_id = excluded.community_id`;
}
