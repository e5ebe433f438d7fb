import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Headline, headlineOf, worseThan } from '../../src/understanding/headline.ts';
import { readIntents } from '../../src/understanding/intent-data.ts';
import { readLabelled } from '../../src/understanding/labelled.ts';
import { emergencyKinds, intentIds } from '../../src/understanding/meaning.ts';
import { readRows } from '../../src/understanding/read-rows.ts';
import { type Score, score } from '../../src/understanding/score.ts';
import { aReader } from './reader.ts';

// Sentences by another hand than the examples, never trained on. What is read of them may get better, not worse.
// Better scores are accepted on purpose, and worse ones too where that is meant, with the file in the same commit:
//   npm run eval -- test/understanding/held-out.jsonl --keep test/understanding/frozen-scores.json

const file = readFileSync('test/understanding/held-out.jsonl', 'utf8');
const { rows, bad } = readLabelled(file);
const kept = JSON.parse(readFileSync('test/understanding/frozen-scores.json', 'utf8')) as Headline;

describe('the held-out file', () => {
  test('is sound and large enough', () => {
    expect(bad).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(600);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  });

  test('holds every intent, every kind of emergency and much that is none of our business', () => {
    const count = (wanted: string): number => rows.filter(({ gold }) => gold.intent === wanted).length;
    expect(intentIds.filter((id) => count(id) < 12)).toEqual([]);
    expect([count('emergency') >= 60, count('other') >= 80]).toEqual([true, true]);
    const kinds = new Set(rows.filter(({ gold }) => gold.intent === 'emergency').map(({ gold }) => gold.category));
    expect([...kinds].sort()).toEqual([...emergencyKinds].sort());
  });

  test('shares no sentence with the examples', async () => {
    const { intents } = await readIntents('intents');
    const examples = new Set(intents.flatMap((intent) => Object.values(intent.examples).flat()));
    expect(examples.size).toBeGreaterThan(1000);
    expect(rows.filter(({ text }) => examples.has(text)).map(({ text }) => text)).toEqual([]);
  });
});

describe('the scores', () => {
  let now: Score;
  beforeAll(async () => {
    now = score(readRows(rows, await aReader()));
  });

  test('are no worse than those kept', () => {
    expect(worseThan(kept, headlineOf(now))).toEqual([]);
  });
});
