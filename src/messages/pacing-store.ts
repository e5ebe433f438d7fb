import { type Db, transaction } from '../platform/db.ts';

/** At most `most` in any `windowMs`. */
export interface Limit {
  most: number;
  windowMs: number;
}

/**
 * Takes a place for one message to `target` at `nowMs`, if every limit leaves one: then 0. Otherwise the milliseconds
 * until there is one, and nothing is taken. Exact among all processes, in any window and not only in whole minutes.
 */
export async function takePlace(db: Db, target: string, limits: readonly Limit[], nowMs: number): Promise<number> {
  return await transaction(db, async (tx) => {
    // Locks the row, which it makes where there is none.
    const [row] = await tx.$queryRaw<{ sent: number[] }[]>`
      insert into channel_pace (target, sent_ms) values (${target}, '{}')
      on conflict (target) do update set target = excluded.target returning sent_ms as sent`;
    const longest = Math.max(...limits.map(({ windowMs }) => windowMs));
    const recent = (row?.sent ?? []).filter((at) => at > nowMs - longest);
    const waitMs = Math.max(0, ...limits.map((limit) => waitFor(limit, recent, nowMs)));
    if (waitMs > 0) return waitMs;
    await tx.$executeRaw`update channel_pace set sent_ms = ${[...recent, nowMs]} where target = ${target}`;
    return 0;
  });
}

/** Until the oldest that stands in the way has left the window. `recent` is in order of time. */
function waitFor({ most, windowMs }: Limit, recent: readonly number[], nowMs: number): number {
  const within = recent.filter((at) => at > nowMs - windowMs);
  const oldest = within[within.length - most];
  return oldest === undefined ? 0 : oldest + windowMs - nowMs;
}
