import { readFile } from 'node:fs/promises';
import { listExamples } from '../../../src/understanding/classify/models.ts';
import { readIntents } from '../../../src/understanding/intent-data.ts';
import { readLabelled } from '../../../src/understanding/labelled.ts';
import { loadUnderstanding } from '../../../src/understanding/load.ts';
import type { IntentId } from '../../../src/understanding/meaning.ts';
import { score } from '../../../src/understanding/score.ts';
import { percentile } from '../result.ts';
import { trainNlpjs } from './nlpjs.ts';

export interface Example {
  text: string;
  intent: string;
}

/** What is printed, as one JSON line. */
export interface Measured {
  /** from reading the examples to the first message that can be read */
  trainMs: number;
  microsecondsP50: number;
  megabytes: number;
  files: { file: string; accuracy: number; macroF1: number }[];
}

type Read = (text: string) => IntentId | Promise<string>;

const trainers: Record<string, () => Promise<Read>> = {
  async ours() {
    const { understand } = await loadUnderstanding();
    const at = { now: new Date('2026-11-24T06:00:00Z'), zone: 'Asia/Shanghai' };
    return (text) => understand(text, at).intent;
  },
  async 'nlp.js'() {
    const { intents } = await readIntents('intents');
    return trainNlpjs(listExamples(intents));
  },
};

// Reads labelled files with one of two trained readers, in a process of its own so that memory and time are its own.
const [name = '', ...files] = process.argv.slice(2);
const train = trainers[name];
if (!train) throw new Error(`no reader ${name}`);
const begin = performance.now();
const read = await train();
const trainMs = performance.now() - begin;

const microseconds: number[] = [];
const measured: Measured['files'] = [];
for (const file of files) {
  const { rows } = readLabelled(await readFile(file, 'utf8'));
  const readings = [];
  for (const row of rows) {
    const start = performance.now();
    const intent = (await read(row.text)) as IntentId;
    microseconds.push((performance.now() - start) * 1000);
    readings.push({ row, intent, confidence: 1, urgent: false, emergency: intent === 'emergency' });
  }
  const { accuracy = 0, macroF1 = 0 } = score(readings);
  measured.push({ file, accuracy, macroF1 });
}
const megabytes = process.memoryUsage().rss / 1024 / 1024;
const result: Measured = { trainMs, microsecondsP50: percentile(microseconds, 0.5), megabytes, files: measured };
process.stdout.write(`${JSON.stringify(result)}\n`);
