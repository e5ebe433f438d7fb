import type { ReadAlarm } from './classify/alarm.ts';
import { extractFeatures } from './classify/features.ts';
import type { Emergency, EmergencyKind, Span } from './meaning.ts';

/** So sure the alarm must be by itself, and so sure where the detector found its words. */
const alone = 0.3;
const withWords = 0.15;
/** The same, in the clause of those words alone. */
const inClause = 0.7;
const longestSpan = 60;

/**
 * Whether a message tells of an emergency: by the words of the detector, unless what was learned is sure that nothing is
 * the matter, in the whole and in the clause where they stand (“着火了，另外物业费怎么交”), or by what was learned alone. Both bounds lie where few are missed, since a call too many costs a walk.
 * @param detected what the detector found, with the words that told it
 */
export function findEmergency(
  text: string,
  features: readonly string[],
  detected: Span<EmergencyKind> | undefined,
  readAlarm: ReadAlarm,
): Emergency | undefined {
  const { confidence, kind } = readAlarm(features);
  if (detected) {
    const isOne =
      confidence >= withWords || readAlarm(extractFeatures(clauseOf(text, detected), true)).confidence >= inClause;
    return isOne ? { ...detected, learned: false } : undefined;
  }
  if (confidence < alone) return undefined;
  const end = Math.min(text.length, longestSpan);
  return { value: kind, start: 0, end, text: text.slice(0, end), learned: true };
}

function clauseOf(text: string, { start, end }: Span<EmergencyKind>): string {
  const marks = /[,，。.!！?？;；\n]/;
  const from = text.slice(0, start).split(marks).at(-1) ?? '';
  const to = text.slice(end).split(marks)[0] ?? '';
  return from + text.slice(start, end) + to;
}
