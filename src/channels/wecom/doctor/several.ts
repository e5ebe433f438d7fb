const AT_ONCE = 8;

export interface Done<Item, Result> {
  results: { item: Item; result: Result }[];
  /** how many were not begun in the time given */
  left: number;
}

/** Does `work` for each item, a few at a time, and begins none when `signal` says that time is up. Throws what `work` throws. */
export async function several<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal = AbortSignal.timeout(8_000),
): Promise<Done<Item, Result>> {
  const waiting = [...items];
  const results: { item: Item; result: Result }[] = [];
  const worker = async () => {
    while (!signal.aborted) {
      const item = waiting.shift();
      if (item === undefined) return;
      results.push({ item, result: await work(item) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  results.sort((a, b) => items.indexOf(a.item) - items.indexOf(b.item));
  return { results, left: waiting.length };
}
