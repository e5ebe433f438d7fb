import { Prisma, type Tx } from '../../platform/db.ts';
import { communityOfAccountSql } from '../communities/store.ts';
import type { Person } from './person.ts';
import { type IdentityRow, personOf } from './person-of-row.ts';

/** Somebody's id on one of our accounts. */
export interface ChatId {
  channel: string;
  account: string;
  externalId: string;
}

/** An identity under this account holds on every account of its channel: staff ids of a company are such. */
export const anyAccount = '*';

/** @returns who stands behind an id, in one query; undefined where the id was never seen. */
export async function readPerson(tx: Tx, id: ChatId): Promise<Person | undefined> {
  const [row] = await tx.$queryRaw<IdentityRow[]>(select(id));
  return row && personOf(row);
}

/** Notes an id that is new. One that was told for all accounts of the channel is known at once. */
export async function addIdentity(tx: Tx, id: ChatId, name: string | undefined): Promise<void> {
  await tx.$executeRaw`
    insert into chat_identity
      (channel, account, external_id, display_name, community_id, resident_id, staff_id, bound_by)
    select ${id.channel}, ${id.account}, ${id.externalId}, ${name ?? null}::text,
      coalesce(known.community_id, ${communityOfAccountSql(id.channel, id.account)}),
      known.resident_id, known.staff_id, known.bound_by
    from (select 1) as once
    left join chat_identity known
      on known.channel = ${id.channel} and known.account = ${anyAccount} and known.external_id = ${id.externalId}
    on conflict (channel, account, external_id) do nothing`;
}

/** Tries and lock of an identity, its row locked until the transaction ends. */
export function lockTries(tx: Tx, identityId: string) {
  return tx.$queryRaw<{ failedTries: number; lockedUntil: Date | null }[]>`
    select failed_tries as "failedTries", locked_until as "lockedUntil"
    from chat_identity where id = ${identityId}::uuid for no key update`;
}

/** Writes what is to be changed of an identity and returns whose it is then. */
export async function updateIdentity(
  tx: Tx,
  identityId: string,
  data: Prisma.ChatIdentityUncheckedUpdateInput,
): Promise<Person> {
  const id = await tx.chatIdentity.update({
    where: { id: identityId },
    data,
    select: { channel: true, account: true, externalId: true },
  });
  const person = await readPerson(tx, id);
  if (!person) throw new Error(`chat identity ${identityId} is gone`);
  return person;
}

/** Whom an id is tied to, and by what; null where it was never seen. */
export function readTies(tx: Tx, id: ChatId) {
  return tx.chatIdentity.findUnique({
    where: { channel_account_externalId: { ...id } },
    select: { communityId: true, residentId: true, staffId: true, boundBy: true },
  });
}

/** Ties an id to a resident or a member of staff, whether it was seen before or not. */
export async function upsertIdentity(
  tx: Tx,
  id: ChatId,
  data: Omit<Prisma.ChatIdentityUncheckedCreateInput, keyof ChatId>,
): Promise<void> {
  await tx.chatIdentity.upsert({
    where: { channel_account_externalId: { ...id } },
    create: { ...id, ...data },
    update: data,
  });
}

function select(id: ChatId): Prisma.Sql {
  return Prisma.sql`
    select i.id as "identityId", i.display_name as "displayName", i.failed_tries as "failedTries",
      i.locked_until as "lockedUntil",
      coalesce(s.community_id, r.community_id, ${communityOfAccountSql(id.channel, id.account)}, i.community_id)
        as "communityId",
      s.id as "staffId", s.name as "staffName", s.phone as "staffPhone", s.role::text as "staffRole",
      (select json_agg(json_build_object('id', t.id, 'key', t.key) order by t.key)
        from team_member m join team t on t.id = m.team_id where m.staff_id = s.id) as teams,
      r.id as "residentId", r.name as "residentName", r.phone as "residentPhone",
      (select json_agg(json_build_object('unitId', u.id, 'kind', u.kind, 'building', u.building,
          'entrance', u.entrance, 'room', u.room, 'role', ru.role) order by u.kind, u.building, u.entrance, u.room)
        from resident_unit ru join unit u on u.id = ru.unit_id where ru.resident_id = r.id) as homes
    from chat_identity i
    left join staff s on s.id = i.staff_id and s.active
    left join resident r on r.id = i.resident_id
    where i.channel = ${id.channel} and i.account = ${id.account} and i.external_id = ${id.externalId}`;
}
