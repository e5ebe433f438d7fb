import type { Db } from '../../../platform/db.ts';

/** An envelope is refused as stale when it is five minutes old, and may be signed five minutes ahead of our clock. */
const REMEMBERED_MS = 10 * 60_000;

/** Those of the ids that were taken in. */
export async function remembered(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT id FROM wecom_callback WHERE id = ANY(${[...ids]}::text[])`;
  return new Set(rows.map(({ id }) => id));
}

/** Remembers the ids for ten minutes from `now`, and forgets some that are older: more than are ever added. */
export async function remember(db: Db, ids: readonly string[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - REMEMBERED_MS);
  // In one order, or two processes that take in the same might wait for each other.
  const ordered = ids.toSorted();
  await db.$executeRaw`
    WITH forgotten AS (
      DELETE FROM wecom_callback WHERE id IN (
        SELECT id FROM wecom_callback WHERE at < ${before} ORDER BY at LIMIT ${100 + 2 * ids.length}
        FOR UPDATE SKIP LOCKED)
    )
    INSERT INTO wecom_callback (id, at) SELECT id, ${now} FROM unnest(${ordered}::text[]) AS id
    ON CONFLICT DO NOTHING`;
}
