import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { buildWeatherEstate } from '../domain/weather/estate.ts';
import { qweatherAlert, qweatherAlerts } from '../domain/weather/payloads.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { runCommandLine } from '../support/run-command-line.ts';

jest.setTimeout(120_000); // each run of a command starts a process

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openDatabase();
  await buildWeatherEstate(database.db);
  folder = await mkdtemp(join(tmpdir(), 'guanjia-rehearse-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function rehearse(script: unknown) {
  const file = join(folder, 'storm.json');
  await writeFile(file, typeof script === 'string' ? script : JSON.stringify(script));
  return runCommandLine('src/cli/rehearse.ts', [file], { databaseUrl: database.url });
}

const yellow = qweatherAlert({ id: 'A', issued: '2026-11-24T09:05', color: 'yellow' });
const steps = [
  { at: '2026-11-24T09:00:00+08:00', feed: 'qweather-alerts', answer: qweatherAlerts() },
  { at: '2026-11-24T09:10:00+08:00', feed: 'qweather-alerts', answer: qweatherAlerts(yellow) },
];

test('a storm is printed, its readers masked, and nobody is told', async () => {
  const { code, out, err } = await rehearse({ steps });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^演练“示范花园”：2 次天气数据.*没有通知任何人/);
  const [, readers = ''] = /11月24日 09:10 (.*)：\n【气象台预警转发】示例区气象台发布大风黄色预警信号/.exec(out) ?? [];
  expect(readers.split('、').sort()).toEqual(['李**', '王**', '赵**']);
  expect(out).toContain('工程部值班群（群）');
  expect(await database.db.outboundMessage.count()).toBe(0);
});

test.each([
  ['{', 'the file is no JSON'],
  [{ steps: [{ ...steps[0], feed: 'radio' }] }, /^steps\.0\.feed: /],
  [{ steps: [{ at: steps[0]?.at, feed: 'cap' }] }, /give an answer or a failure/],
  [{ community: 'nowhere', steps }, 'community must be one of: demo'],
])('a script that cannot be used is one line of reason: %j', async (script, reason) => {
  const { code, out, err } = await rehearse(script);
  expect([code, out, err.trim().split('\n').length]).toEqual([1, '', 1]);
  expect(err).toMatch(reason);
});
