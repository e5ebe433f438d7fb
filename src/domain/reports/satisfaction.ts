import type { Policy } from '../communities/policy.ts';

/** Ratings by owners: how many there are, and how many of them are good (4 or 5). */
export interface RatingCounts {
  good: number;
  total: number;
}

export interface Satisfaction {
  /** rounded down to one decimal, so that what is under the target never looks like it; undefined without any rating */
  percent: number | undefined;
  /** under the target, however few the ratings */
  isRed: boolean;
  /** under the target, and enough ratings to say so */
  isAlarm: boolean;
}

/**
 * The satisfaction index: ratings of 4 or 5 ÷ all ratings (S84, seed: 满意度指数85%以上). An owner who said nothing is in
 * neither number (S88).
 */
export function satisfactionIndex({ good, total }: RatingCounts, policy: Policy['satisfaction']): Satisfaction {
  const isRed = total > 0 && good * 100 < policy.targetPercent * total;
  return { percent: percentOf(good, total), isRed, isAlarm: isRed && total >= policy.minimum };
}

/** A share in percent, rounded down to one decimal; undefined of nothing. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((part * 1000) / whole) / 10;
}
