import { type Db, type Tx, transaction } from '../../../platform/db.ts';

export interface StoredToken {
  token: string;
  expiresAt: Date;
}

/** For the processes before us, each of which may fetch in vain, and our own fetch. */
const LONGEST_WAIT_MS = 30_000;

/**
 * The stored token if it is good after `after`; otherwise the one that `fetch` brings, stored. All processes that ask
 * for the same key wait for one another, so only the first of them fetches. What `fetch` throws is thrown.
 */
export async function tokenOrFetch(
  db: Db,
  key: string,
  after: Date,
  fetch: () => Promise<StoredToken>,
): Promise<StoredToken> {
  const lockAndLook = async (tx: Tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`wecom-token:${key}`}, 0))`;
    const stored = await findToken(tx, key);
    if (stored && stored.expiresAt > after) return stored;
    const fetched = await fetch();
    await tx.wecomToken.upsert({ where: { key }, create: { key, ...fetched }, update: fetched });
    return fetched;
  };
  // A conflict would run it again and fetch twice, which does no harm; with the lock taken first there is none.
  return await transaction(db, lockAndLook, { timeoutMs: LONGEST_WAIT_MS });
}

/** Forgets the token, unless another has taken its place already. */
export async function deleteToken(db: Db, key: string, token: string): Promise<void> {
  await db.wecomToken.deleteMany({ where: { key, token } });
}

async function findToken(tx: Tx, key: string): Promise<StoredToken | undefined> {
  const row = await tx.wecomToken.findUnique({ where: { key }, select: { token: true, expiresAt: true } });
  return row ?? undefined;
}
