import type { Score } from './score.ts';

/** The figures by which two readings of one file are compared, in thousandths; all but the last are better when higher. */
export interface Headline {
  accuracy: number;
  macroF1: number;
  categoryAccuracy: number;
  emergencyRecall: number;
  emergencyPrecision: number;
  urgentRecall: number;
  urgentPrecision: number;
  rejection: number;
  calibrationError: number;
}

/** A figure that has nothing to be taken of counts as perfect. Rounded against the reader: shares down, the error up. */
export function headlineOf(score: Score): Headline {
  const down = (value = 1): number => Math.floor(value * 1000 + 1e-9) / 1000;
  return {
    accuracy: down(score.accuracy),
    macroF1: down(score.macroF1),
    categoryAccuracy: down(score.category.accuracy),
    emergencyRecall: down(score.emergency.recall),
    emergencyPrecision: down(score.emergency.precision),
    urgentRecall: down(score.urgent.recall),
    urgentPrecision: down(score.urgent.precision),
    rejection: down(score.rejection.recall),
    calibrationError: Math.ceil((score.ece ?? 0) * 1000 - 1e-9) / 1000,
  };
}

/** Names the figures of `now` that are worse than those kept, with both values; empty where none is. */
export function worseThan(kept: Headline, now: Headline): string[] {
  const names = Object.keys(kept) as (keyof Headline)[];
  return names
    .filter((name) => (name === 'calibrationError' ? now[name] > kept[name] : now[name] < kept[name]))
    .map((name) => `${name}: ${now[name]}, kept ${kept[name]}`);
}
