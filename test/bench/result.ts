/** One line of the benchmark's output. */
export interface Result {
  name: string;
  value: number;
  unit: string;
  /** What the value is measured against, in the same unit; absent where there is nothing to compare with. */
  baseline?: number;
  /** value / baseline */
  ratio?: number;
  /** What is wanted, in words. */
  aim?: string;
  /** Whether the aim was met; absent where there is none. */
  ok?: boolean;
  /** How it was measured, and what else is in the figure. */
  note?: string;
}

/** Prints a result as one JSON line, numbers cut to what they can mean. */
export function print(result: Result): void {
  process.stdout.write(
    `${JSON.stringify(result, (_key, value) => (typeof value === 'number' ? tidy(value) : value))}\n`,
  );
}

const tidy = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that this share of all values does not exceed; NaN where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
