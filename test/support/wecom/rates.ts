/** How often something happened in the time just past. */
export interface Rates {
  /** Counts one under `key`, unless `most` were counted in the last `windowMs`: then false. */
  allow(key: string, most: number, windowMs: number): boolean;
}

export function createRates(nowMs: () => number): Rates {
  const hits = new Map<string, number[]>();
  return {
    allow(key, most, windowMs) {
      const now = nowMs();
      const recent = (hits.get(key) ?? []).filter((at) => at > now - windowMs);
      if (recent.length >= most) return false;
      hits.set(key, [...recent, now]);
      return true;
    },
  };
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
