const FIRST_MS = 2000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long to wait after the nth failed try: 2 s, doubled each time up to 15 minutes, of which the upper half is
 * random (`random` in [0, 1)) so that what failed together doesn't come back together. Never less than
 * `afterSeconds`, which the platform asked for.
 */
export function retryDelayMs(attempts: number, random: number, afterSeconds = 0): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.max(Math.round(full / 2 + (full / 2) * random), afterSeconds * 1000);
}
