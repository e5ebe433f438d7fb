import { z } from 'zod';
import { type IntentId, intentIds } from './meaning.ts';

const category = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const label = z.object({ intent: z.enum(intentIds), category });
const rowShape = z.object({
  text: z.string().min(1),
  gold_intent: z.enum(intentIds),
  gold_category: category,
  urgent: z.boolean().optional(),
  alt: z.array(label).default([]),
});

/** What a sentence may be read as; the category of a repair, a complaint or an emergency. */
export interface Label {
  intent: IntentId;
  category?: string | undefined;
}

/** A sentence and what it means to whoever labelled it. */
export interface Labelled {
  text: string;
  gold: Label;
  /** other readings that are right too */
  alt: readonly Label[];
  /** absent where nobody said */
  urgent?: boolean | undefined;
}

/** A line that is no labelled sentence: its number in the file, counted from 1, and the reason. */
export interface BadLine {
  line: number;
  reason: string;
}

/** Reads labelled sentences from JSON lines; fields it does not know are passed over, as are empty lines. Never throws. */
export function readLabelled(content: string): { rows: Labelled[]; bad: BadLine[] } {
  const rows: Labelled[] = [];
  const bad: BadLine[] = [];
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (typeof row === 'string') bad.push({ line: index + 1, reason: row });
    else rows.push(row);
  }
  return { rows, bad };
}

function readRow(line: string): Labelled | string {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const shape = rowShape.safeParse(content);
  if (!shape.success)
    return shape.error.issues.map((issue) => `${issue.path.join('.') || '(line)'}: ${issue.message}`).join('; ');
  const { text, gold_intent: intent, gold_category, urgent, alt } = shape.data;
  return { text, gold: { intent, category: gold_category }, alt, urgent };
}
