import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { runCommandLine } from '../support/run-command-line.ts';

jest.setTimeout(120_000); // each run of a command starts a process

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'eval-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const evaluate = (...args: string[]) => runCommandLine('src/cli/eval.ts', args);
function fileOf(...lines: string[]): string {
  const file = join(dir, 'labelled.jsonl');
  writeFileSync(file, lines.join('\n'));
  return file;
}
const thanks = '{"text":"谢谢","gold_intent":"thanks","gold_category":null,"urgent":false}';
const fire = '{"text":"着火了","gold_intent":"emergency","gold_category":"fire","urgent":true}';
const misread = '{"text":"转人工","gold_intent":"greeting","alt":[{"intent":"thanks","category":null}]}';

test('prints the scores of a file for people', async () => {
  const { code, out, err } = await evaluate(fileOf(thanks, fire, misread));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('accuracy 0.667');
  expect(out).toMatch(/emergency: recall 1\.000 of 1, precision 1\.000/);
  expect(out).toMatch(/greeting read as human_handoff: 1\n {4}转人工/);
});

test('prints them as one JSON object, with the time a message takes', async () => {
  const { out } = await evaluate(fileOf(thanks, fire), '--json');
  expect(JSON.parse(out)).toMatchObject({
    count: 2,
    accuracy: 1,
    category: { count: 1, accuracy: 1 },
    microsecondsPerMessage: expect.any(Number),
    badLines: [],
  });
});

test('names bad lines by their number, scores the others and ends with 1', async () => {
  const { code, out, err } = await evaluate(fileOf(thanks, '{"text":"好"}', 'tea'));
  expect(code).toBe(1);
  expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^line 2: gold_intent/), 'line 3: not JSON']);
  expect(out).toContain('sentences 1');
});

test('keeps the main figures in a file', async () => {
  const scores = join(dir, 'scores.json');
  await evaluate(fileOf(thanks, misread), '--keep', scores);
  expect(JSON.parse(readFileSync(scores, 'utf8'))).toMatchObject({ accuracy: 0.5, emergencyRecall: 1 });
});

test.each([
  ['no file', []],
  ['two files', ['one.jsonl', 'two.jsonl']],
  ['a file that is not there', ['nowhere.jsonl']],
])('%s ends with one line of reason', async (_, args) => {
  const { code, out, err } = await evaluate(...args);
  expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(err.trim()).not.toBe('');
});
