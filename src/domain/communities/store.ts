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

/** @throws where there is no community of that id. */
export async function loadCommunity(tx: Tx, id: string): Promise<CommunityFacts> {
  return facts(await tx.community.findUniqueOrThrow({ where: { id }, select: columns }));
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

function facts(row: Row): CommunityFacts {
  return {
    ...row,
    policy: readPolicy(row.policy),
    wording: texts.parse(row.wording),
    routing: texts.parse(row.routing),
  };
}
