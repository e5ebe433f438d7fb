/**
 * What goes wrong with a call. `busy`: errcode -1. `unavailable`: HTTP 503, nothing was done. `broken`: HTTP 502 after it
 * was done. `silent`: no answer and nothing done. `late`: done, but no answer comes. `reset`: done, the link breaks.
 */
export type Fault = 'busy' | 'unavailable' | 'broken' | 'silent' | 'late' | 'reset';

export interface Faults {
  /** The next calls go wrong, `times` of them; with `path` only calls of it. */
  next(fault: Fault, times?: number, path?: string): void;
  /** From now on so large a share of all calls goes wrong, one way or another; the same `seed`, the same calls. */
  rate(share: number, seed: number, kinds?: readonly Fault[]): void;
  /** From now on all goes well. */
  none(): void;
  take(path: string): Fault | undefined;
}

const everyKind: readonly Fault[] = ['busy', 'unavailable', 'broken', 'silent', 'late', 'reset'];

export function createFaults(): Faults {
  let waiting: { fault: Fault; path: string | undefined }[] = [];
  let atRandom: (() => Fault | undefined) | undefined;
  return {
    next(fault, times = 1, path) {
      waiting.push(...Array.from({ length: times }, () => ({ fault, path })));
    },
    rate(share, seed, kinds = everyKind) {
      const random = seeded(seed);
      atRandom = () => (random() < share ? kinds[Math.floor(random() * kinds.length)] : undefined);
    },
    none() {
      waiting = [];
      atRandom = undefined;
    },
    take(path) {
      const index = waiting.findIndex((entry) => entry.path === undefined || entry.path === path);
      if (index === -1) return atRandom?.();
      return waiting.splice(index, 1)[0]?.fault;
    },
  };
}

/** Numbers in [0, 1) that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
