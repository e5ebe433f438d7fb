import { inBatches } from '../../../messages/batches.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { remember, remembered } from './replay-store.ts';

const MAX_BATCH = 100;

/** Resolves to what `run` does; to nothing, without running it, where one of the ids was taken in before. */
export type Once<T> = (ids: readonly string[], run: () => Promise<T>) => Promise<T | undefined>;

/**
 * A delivery is remembered after it was handled: one that fails, or that a crash cuts off, is handled when the platform
 * delivers it again. Deliveries of the same at the same moment share one run and its outcome; in two processes both are
 * handed on, and whoever takes them knows them by their ids.
 */
export function createOnce<T>(db: Db, clock: Clock): Once<T> {
  const underWay = new Map<string, Promise<T | undefined>>();
  const isRemembered = inBatches(async (batch: readonly (readonly string[])[]) => {
    const known = await remembered(db, batch.flat());
    return batch.map((ids) => ids.some((id) => known.has(id)));
  }, MAX_BATCH);
  const keep = inBatches(async (batch: readonly (readonly string[])[]) => {
    await remember(db, batch.flat(), clock.now());
    return batch.map(() => true);
  }, MAX_BATCH);

  return async (ids, run) => {
    const other = ids.map((id) => underWay.get(id)).find((work) => work !== undefined);
    if (other) return await other;
    const work = handle(ids, run);
    for (const id of ids) underWay.set(id, work);
    try {
      return await work;
    } finally {
      for (const id of ids) underWay.delete(id);
    }
  };

  async function handle(ids: readonly string[], run: () => Promise<T>): Promise<T | undefined> {
    if (await isRemembered(ids)) return undefined;
    const result = await run();
    await keep(ids);
    return result;
  }
}
