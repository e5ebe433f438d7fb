import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { Measured } from './children/reader.ts';
import { print } from './result.ts';

const heldOut = 'test/understanding/held-out.jsonl';
const aims = { trainMs: 3_000, microseconds: 1_000 };

/**
 * Our reading of intents beside that of nlp.js, trained on the same examples, each in a process of its own: the held-out
 * file, and any other labelled files that are given.
 */
export async function benchUnderstanding(files: readonly string[]): Promise<void> {
  const all = [heldOut, ...files];
  const theirs = await measure('nlp.js', all);
  const ours = await measure('ours', all);
  for (const [index, { file, accuracy, macroF1 }] of ours.files.entries()) {
    const other = theirs.files[index];
    const name = basename(file, '.jsonl');
    compare({ name: `intent accuracy, ${name}`, unit: 'share', value: accuracy, baseline: other?.accuracy ?? 0 });
    compare({ name: `intent macro-F1, ${name}`, unit: 'share', value: macroF1, baseline: other?.macroF1 ?? 0 });
  }
  const training = { name: 'training', value: ours.trainMs, baseline: theirs.trainMs };
  const reading = { name: 'reading, p50', value: ours.microsecondsP50, baseline: theirs.microsecondsP50 };
  const memory = { name: 'memory of a reader', value: ours.megabytes, baseline: theirs.megabytes };
  const ratioOf = ({ value, baseline }: { value: number; baseline: number }) => value / baseline;
  const note = 'nothing cached; nlp.js is the baseline; ours reads rooms, times and emergencies too';
  print({ ...training, ratio: ratioOf(training), unit: 'ms', aim: 'under 3 s', ok: ours.trainMs < aims.trainMs, note });
  const isQuick = ours.microsecondsP50 < aims.microseconds;
  print({ ...reading, ratio: ratioOf(reading), unit: 'us', aim: 'under 1 ms', ok: isQuick });
  print({ ...memory, ratio: ratioOf(memory), unit: 'MB', note: 'the whole process after reading' });
}

function compare(result: { name: string; unit: string; value: number; baseline: number }): void {
  const { value, baseline } = result;
  print({ ...result, ratio: value / baseline, aim: 'ahead of nlp.js', ok: value > baseline });
}

async function measure(reader: string, files: readonly string[]): Promise<Measured> {
  const child = ['--import', 'tsx', 'test/bench/children/reader.ts', reader, ...files];
  const { stdout } = await promisify(execFile)(process.execPath, child, { maxBuffer: 1024 * 1024 });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return JSON.parse(last) as Measured;
}
