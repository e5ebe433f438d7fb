import { categoryOf } from './describe.ts';
import type { Labelled } from './labelled.ts';
import type { Meaning } from './meaning.ts';
import type { Reading } from './score.ts';

/** Reads labelled sentences, each as a message by itself, for {@link score}. */
export function readRows(rows: readonly Labelled[], read: (text: string) => Meaning): Reading[] {
  return rows.map((row) => {
    const meaning = read(row.text);
    const { intent, confidence, urgent } = meaning;
    const emergency = meaning.emergency !== undefined || intent === 'emergency';
    return { row, intent, category: categoryOf(meaning), confidence, urgent, emergency };
  });
}
