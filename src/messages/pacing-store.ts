import { type Db, transaction } from '../platform/db.ts';

/** At most `most` in any `windowMs`. */
export interface Limit {
  most: number;
  windowMs: number;
}

/** Whom a message goes to as far as pacing is concerned, and how many may. */
export interface Pace {
  target: string;
  limits: readonly Limit[];
  /** how many places the message takes: 1 unless told; a message larger than a limit waits for the whole of it */
  places?: number;
}

/**
 * Takes a place for one message to `target` at `nowMs`, if every limit leaves one: then 0. Otherwise the milliseconds
 * until there is one, and nothing is taken. Exact among all processes, in any window and not only in whole minutes.
 */
export async function takePlace(db: Db, target: string, limits: readonly Limit[], nowMs: number): Promise<number> {
  return takePlaces(db, [{ target, limits }], nowMs);
}

/** The same for a message that counts against several targets: a place with each of them, or with none. */
export async function takePlaces(db: Db, paces: readonly Pace[], nowMs: number): Promise<number> {
  // All lock in the same order, or two of them might wait for each other.
  const ordered = paces.toSorted((a, b) => (a.target < b.target ? -1 : 1));
  return await transaction(db, async (tx) => {
    const taken: { target: string; sent: number[] }[] = [];
    let waitMs = 0;
    for (const { target, limits, places = 1 } of ordered) {
      // Locks the row, which it makes where there is none.
      const [row] = await tx.$queryRaw<{ sent: number[] }[]>`
        insert into channel_pace (target, sent_ms) values (${target}, '{}')
        on conflict (target) do update set target = excluded.target returning sent_ms as sent`;
      const longest = Math.max(...limits.map(({ windowMs }) => windowMs));
      const recent = (row?.sent ?? []).filter((at) => at > nowMs - longest);
      waitMs = Math.max(waitMs, ...limits.map((limit) => waitFor(limit, recent, places, nowMs)));
      taken.push({ target, sent: [...recent, ...new Array<number>(places).fill(nowMs)] });
    }
    if (waitMs > 0) return waitMs;
    for (const { target, sent } of taken) {
      await tx.$executeRaw`update channel_pace set sent_ms = ${sent} where target = ${target}`;
    }
    return 0;
  });
}

/** Until the oldest that stands in the way has left the window. `recent` is in order of time. */
function waitFor({ most, windowMs }: Limit, recent: readonly number[], places: number, nowMs: number): number {
  const within = recent.filter((at) => at > nowMs - windowMs);
  const oldest = within[within.length - most + Math.min(places, most) - 1];
  return oldest === undefined ? 0 : oldest + windowMs - nowMs;
}
