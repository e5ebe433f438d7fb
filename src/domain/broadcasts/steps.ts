import type { Standing } from './standing-store.ts';

/** Of fewer messages nobody wants to hear a quarter. */
const fewest = 20;
const steps = [75, 50, 25] as const;

/** What the author of a broadcast is to be told next: a quarter of the way, or that it is over. Nothing is told twice. */
export function nextStep({ total, waiting, told }: Standing): 25 | 50 | 75 | 'done' | undefined {
  if (waiting === 0) return 'done';
  if (total < fewest) return undefined;
  const percent = ((total - waiting) / total) * 100;
  const step = steps.find((one) => percent >= one);
  return step !== undefined && told.every((one) => one < step) ? step : undefined;
}
