import { setTimeout as delay } from 'node:timers/promises';

/** Looks again and again until `find` gives something other than undefined or false; fails after `timeoutMs`. */
export async function until<T>(find: () => T | undefined | Promise<T | undefined>, timeoutMs = 15_000): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`nothing after ${timeoutMs} ms`);
    await delay(10);
  }
}
