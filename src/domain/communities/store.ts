import { z } from 'zod';
import { Prisma, type Tx } from '../../platform/db.ts';
import type { CommunityFacts } from './community.ts';
import { readPolicy } from './read-policy.ts';

const texts = z.record(z.string(), z.string());
const columns = {
  id: true,
  name: true,
  zone: true,
  hotline: true,
  policy: true,
  wording: true,
  routing: true,
  demo: true,
} satisfies Prisma.CommunitySelect;

type Row = Prisma.CommunityGetPayload<{ select: typeof columns }>;

/** What was read last of each community, for as long as its row is the same. */
const lastRead = new Map<string, { row: string; facts: CommunityFacts }>();

/**
 * The community as its row stands now. Every turn asks, and checking a policy costs more than reading it: a row that has
 * not changed is not checked again. The facts are shared, so nobody may change them.
 * @throws where there is no community of that id.
 */
export async function loadCommunity(tx: Tx, id: string): Promise<Readonly<CommunityFacts>> {
  const [read] = await tx.$queryRaw<Row[]>`
    select id, name, zone, hotline, policy, wording, routing, demo from community where id = ${id}`;
  if (!read) throw new Error(`community ${id} does not exist`);
  const row = JSON.stringify(read);
  const last = lastRead.get(id);
  if (last?.row === row) return last.facts;
  const fresh = facts(read);
  lastRead.set(id, { row, facts: fresh });
  return fresh;
}

/** @returns all communities of this deployment, in order of id. */
export async function listCommunities(tx: Tx): Promise<CommunityFacts[]> {
  const rows = await tx.community.findMany({ select: columns, orderBy: { id: 'asc' } });
  return rows.map(facts);
}

/**
 * The community that an account of ours serves: as the set-up file says, or the only one there is.
 * @returns its id; undefined where several could be meant.
 */
export async function communityOfAccount(tx: Tx, channel: string, account: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`select ${communityOfAccountSql(channel, account)} as id`;
  return rows[0]?.id ?? undefined;
}

/** The same as an SQL expression, for stores that need it inside a query of theirs. */
export function communityOfAccountSql(channel: string, account: string): Prisma.Sql {
  return Prisma.sql`coalesce(
    (select a.community_id from channel_account a where a.channel = ${channel} and a.account = ${account}),
    (select min(c.id) from community c having count(*) = 1)
  )`;
}

/**
 * The community of the conversation `c` as an SQL expression: that of its group, else of the person in it, who may write
 * to an account that serves several, else its own mark.
 */
export const communityOfConversationSql = Prisma.sql`coalesce(
    (select g.community_id from staff_group g where g.id = c.group_id),
    (select coalesce(s.community_id, r.community_id) from chat_identity i
      left join staff s on s.id = i.staff_id left join resident r on r.id = i.resident_id
      where c.kind = 'direct' and i.channel = c.channel and i.account = c.account and i.external_id = c.chat),
    c.community_id
  )`;

function facts(row: Row): CommunityFacts {
  return {
    ...row,
    policy: readPolicy(row.policy),
    wording: texts.parse(row.wording),
    routing: texts.parse(row.routing),
  };
}
