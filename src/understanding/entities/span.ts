import type { Span } from '../meaning.ts';

/** Anything with a place in the text. */
export interface Place {
  start: number;
  end: number;
}

/** A span of the original text, so that nothing said is ever shown altered. */
export function spanOf<T>(text: string, value: T, start: number, end: number): Span<T> {
  return { value, start, end, text: text.slice(start, end) };
}

export function overlaps(place: Place, others: readonly Place[]): boolean {
  return others.some((other) => place.start < other.end && other.start < place.end);
}
