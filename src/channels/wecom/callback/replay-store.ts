import type { Db } from '../../../platform/db.ts';

/** An envelope is refused as stale when it is five minutes old, and may be signed five minutes ahead of our clock. */
const REMEMBERED_MS = 10 * 60_000;

/** Whether one of the ids was taken in. */
export async function isRemembered(db: Db, ids: readonly string[]): Promise<boolean> {
  const row = await db.wecomCallback.findFirst({ where: { id: { in: [...ids] } }, select: { id: true } });
  return row !== null;
}

/** Remembers the ids for ten minutes from `now`, and forgets some that are older: more than are ever added. */
export async function remember(db: Db, ids: readonly string[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - REMEMBERED_MS);
  await db.$executeRaw`
    WITH forgotten AS (
      DELETE FROM wecom_callback WHERE id IN (
        SELECT id FROM wecom_callback WHERE at < ${before} ORDER BY at LIMIT 100 FOR UPDATE SKIP LOCKED)
    )
    INSERT INTO wecom_callback (id, at) SELECT id, ${now} FROM unnest(${[...ids]}::text[]) AS id
    ON CONFLICT DO NOTHING`;
}
