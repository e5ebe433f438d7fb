import type { Failure } from './feed.ts';
import { failureLabels } from './messages.ts';

const MINUTE_MS = 60_000;
/** The longest pause that QWeather asks for. */
const LONGEST_BUSY_SECONDS = 2 ** 10;
const LONGEST_DOWN_MS = 10 * MINUTE_MS;
const REFUSED_MS = 6 * 60 * MINUTE_MS;

/**
 * How long a source is left alone after a failure. What is refused is asked again seldom: asking on can freeze an
 * account. A source that is busy gets exponential pauses with a jitter, one that is down is soon looked at again.
 * @param failures in a row, this one among them @param random in [0, 1) @returns milliseconds
 */
export function pauseAfter({ kind }: Failure, failures: number, random: number): number {
  if (kind === 'refused') return REFUSED_MS;
  if (kind === 'odd') return LONGEST_DOWN_MS;
  if (kind === 'down') return Math.min(2 ** (failures - 1) * MINUTE_MS, LONGEST_DOWN_MS);
  const seconds = Math.min(2 ** (failures + 5), LONGEST_BUSY_SECONDS);
  return Math.round((seconds / 2 + (seconds / 2) * random) * 1_000);
}

/** Whether the managers are to be told: at once of what only a person can mend, of the rest after so many in a row. */
export const isAlarming = ({ kind }: Failure, failures: number, after: number): boolean =>
  kind === 'refused' || failures >= after;

/** A failure in one line, as it is stored. */
export const errorOf = ({ kind, reason }: Failure): string => `${kind}: ${reason}`;

/** The same as people read it: “对方没有应答（HTTP 503）”. */
export function sayError(error: string | null): string {
  const [, kind = '', reason = ''] = /^(\w+): (.*)$/.exec(error ?? '') ?? [];
  const label = Object.entries(failureLabels).find(([name]) => name === kind)?.[1];
  return label ? `${label}，${reason}` : (error ?? '');
}
