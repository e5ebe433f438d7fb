import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { complaintCategories, emergencyKinds, type IntentId, intentIds, repairCategories } from './meaning.ts';

const sentence = z.string().trim().min(1);
const list = z.array(sentence).min(1);
const fileShape = z.strictObject({
  id: z.enum(intentIds),
  name: z.string().min(1),
  means: z.string().min(1),
  examples: z.union([list, z.record(z.string(), list)]),
  near_misses: z.array(z.strictObject({ say: sentence, means: z.enum(intentIds) })).default([]),
});

/** One file of `intents/`. Examples without categories are under ''. */
export interface IntentData {
  file: string;
  id: IntentId;
  name: string;
  means: string;
  examples: Record<string, string[]>;
  nearMisses: { say: string; means: IntentId }[];
}

/** What is wrong with the data, each naming the file and the sentence at fault. */
export interface IntentProblem {
  file: string;
  problem: string;
}

export interface IntentSources {
  /** file name → content, as read: what a cache is keyed by */
  sources: Map<string, string>;
  intents: IntentData[];
  problems: IntentProblem[];
}

const leastExamples = 80;
const leastPerCategory: Partial<Record<IntentId, number>> = { repair: 20, complaint: 20, emergency: 12 };
const categoriesOf: Partial<Record<IntentId, readonly string[]>> = {
  repair: repairCategories,
  complaint: complaintCategories,
  emergency: emergencyKinds,
};

/** Reads every `*.yml` of the folder. Files that do not fit the shape become problems; it throws only if unreadable. */
export async function readIntents(dir: string): Promise<IntentSources> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yml')).sort();
  const sources = new Map<string, string>();
  for (const name of names) sources.set(name, await readFile(join(dir, name), 'utf8'));
  const intents: IntentData[] = [];
  const problems: IntentProblem[] = [];
  for (const [file, source] of sources) {
    const parsed = readFileShape(source);
    if (typeof parsed === 'string') problems.push({ file, problem: parsed });
    else {
      const { near_misses: nearMisses, examples, ...rest } = parsed;
      intents.push({ ...rest, file, nearMisses, examples: Array.isArray(examples) ? { '': examples } : examples });
    }
  }
  return { sources, intents, problems: [...problems, ...lintIntents(intents)] };
}

function readFileShape(source: string): z.infer<typeof fileShape> | string {
  let content: unknown;
  try {
    content = parse(source);
  } catch (error) {
    return `not YAML: ${error instanceof Error ? error.message : String(error)}`;
  }
  const shape = fileShape.safeParse(content);
  if (shape.success) return shape.data;
  return shape.error.issues.map((issue) => `${issue.path.join('.') || '(file)'}: ${issue.message}`).join('; ');
}

/** Checks the data as a whole; an empty list means it is sound. */
export function lintIntents(intents: readonly IntentData[]): IntentProblem[] {
  const problems: IntentProblem[] = [];
  const owner = new Map<string, { id: IntentId; category: string }>();
  for (const id of intentIds) {
    if (!intents.some((intent) => intent.id === id)) problems.push({ file: `${id}.yml`, problem: 'missing' });
  }
  for (const { file, id, examples } of intents) {
    const complain = (problem: string): number => problems.push({ file, problem });
    if (file !== `${id}.yml`) complain(`holds the intent ${id}`);
    const allowed = categoriesOf[id];
    for (const category of Object.keys(examples)) {
      if (allowed ? !allowed.includes(category) : category !== '') complain(`unknown category ${category}`);
    }
    for (const category of allowed ?? []) {
      const count = examples[category]?.length ?? 0;
      const least = leastPerCategory[id] ?? 0;
      if (count < least) complain(`${category} has ${count} examples, fewer than ${least}`);
    }
    const total = Object.values(examples).flat().length;
    if (total < leastExamples) complain(`${total} examples, fewer than ${leastExamples}`);
    for (const [category, says] of Object.entries(examples)) {
      for (const say of says) {
        const known = owner.get(say);
        if (known) complain(`“${say}” is also under ${known.id}${known.category && `/${known.category}`}`);
        owner.set(say, { id, category });
      }
    }
  }
  for (const { file, id, nearMisses } of intents) {
    for (const { say, means } of nearMisses) {
      const known = owner.get(say);
      if (means === id) problems.push({ file, problem: `near miss “${say}” means its own intent` });
      if (known && known.id !== means)
        problems.push({ file, problem: `near miss “${say}” is an example of ${known.id}` });
    }
  }
  return problems;
}
