import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LinearModel } from './classify/linear-model.ts';
import type { Models } from './classify/models.ts';
import { deviceNames, faults } from './lexicon/devices.ts';
import { emergencyRules } from './lexicon/emergencies.ts';
import { hints } from './lexicon/hints.ts';
import { offTopicRules } from './lexicon/off-topic.ts';
import { phrases } from './lexicon/phrases.ts';
import { rules } from './lexicon/rules.ts';

/** Raise it when the code of features or training changes (the lexicon is part of the key by itself), so that no old model is used with new code. */
const trainingVersion = '5';

/** `shared`: that of the intents, which is large and kept once. */
const vocabularyShape = z.union([z.array(z.string()), z.literal('shared')]);
const bayesShape = z.object({
  labels: z.array(z.string()),
  vocabulary: vocabularyShape,
  counts: z.array(z.array(z.number())),
  totals: z.array(z.number()),
});
const linearShape = z.object({ labels: z.array(z.string()), vocabulary: vocabularyShape, weights: z.string() });
const fileShape = z.object({
  digest: z.string(),
  body: z.object({
    vocabulary: z.array(z.string()),
    intentBayes: bayesShape,
    intents: linearShape,
    repair: linearShape,
    complaint: linearShape,
    alarm: linearShape,
  }),
});

/** A key for models trained from these files by this code. */
export function keyOf(sources: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(trainingVersion);
  for (const list of [deviceNames, faults, phrases, Object.entries(hints), emergencyWords()])
    hash.update(`\0${list.join(' ')}`);
  for (const [name, { says, unless }] of Object.entries({ ...rules, ...offTopicRules }))
    hash.update(`\0${name} ${says} ${unless}`);
  for (const [name, content] of sources) hash.update(`\0${name}\0${content}`);
  return hash.digest('hex').slice(0, 24);
}

/** The detector's verdict is one of the features. */
const emergencyWords = (): string[] => emergencyRules.map(({ kind, says, unless }) => `${kind} ${says} ${unless}`);

/**
 * Models kept under a key. Undefined if there are none.
 * @throws Error if the file is damaged: the caller trains anew and says so
 */
export async function readCachedModels(dir: string, key: string): Promise<Models | undefined> {
  let content: string;
  try {
    content = await readFile(pathOf(dir, key), 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const { digest, body } = fileShape.parse(JSON.parse(content));
  if (digest !== digestOf(body)) throw new Error('the digest does not match');
  const { vocabulary: shared, intentBayes } = body;
  const unpack = (packed: z.infer<typeof linearShape>): LinearModel => unpackModel(packed, shared);
  return {
    intentBayes: { ...intentBayes, vocabulary: ownOr(shared, intentBayes.vocabulary) },
    intents: unpack(body.intents),
    repair: unpack(body.repair),
    complaint: unpack(body.complaint),
    alarm: unpack(body.alarm),
  };
}

/** Keeps models under a key and drops those of other keys. Written beside and renamed, so that no half file is read. */
export async function writeCachedModels(dir: string, key: string, models: Models): Promise<void> {
  await mkdir(dir, { recursive: true });
  const { vocabulary } = models.intents;
  const pack = (model: LinearModel) => packModel(model, vocabulary);
  const body = {
    vocabulary,
    intentBayes: { ...models.intentBayes, vocabulary: sharedOr(vocabulary, models.intentBayes.vocabulary) },
    intents: pack(models.intents),
    repair: pack(models.repair),
    complaint: pack(models.complaint),
    alarm: pack(models.alarm),
  };
  const path = pathOf(dir, key);
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, JSON.stringify({ digest: digestOf(body), body }));
  await rename(draft, path);
  for (const name of await readdir(dir)) {
    if (/^understanding-[0-9a-f]+\.json$/.test(name) && join(dir, name) !== path)
      await rm(join(dir, name), { force: true });
  }
}

function pathOf(dir: string, key: string): string {
  return join(dir, `understanding-${key}.json`);
}

function digestOf(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

const sharedOr = (shared: string[], own: string[]): string[] | 'shared' => (own === shared ? 'shared' : own);
const ownOr = (shared: string[], kept: string[] | 'shared'): string[] => (kept === 'shared' ? shared : kept);

function packModel({ labels, vocabulary, weights }: LinearModel, shared: string[]): z.infer<typeof linearShape> {
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
  return { labels, vocabulary: sharedOr(shared, vocabulary), weights: bytes.toString('base64') };
}

function unpackModel({ labels, weights, ...kept }: z.infer<typeof linearShape>, shared: string[]): LinearModel {
  const vocabulary = ownOr(shared, kept.vocabulary);
  const bytes = Buffer.from(weights, 'base64');
  const numbers = new Float32Array(bytes.byteLength / Float32Array.BYTES_PER_ELEMENT);
  Buffer.from(numbers.buffer).set(bytes);
  if (numbers.length !== (vocabulary.length + 1) * labels.length) throw new Error('weights are missing');
  return { labels, vocabulary, weights: numbers };
}
