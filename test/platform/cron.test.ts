import { afterEach, expect, test } from '@jest/globals';
import { type Cron, startCron } from '../../src/platform/cron.ts';
import { createLog } from '../../src/platform/log.ts';
import { until } from '../support/until.ts';

const everySecond = '* * * * * *';
let cron: Cron | undefined;
afterEach(() => cron?.stop());

test('a line runs, does not overlap itself, and is waited for at the end; one that fails runs again', async () => {
  let begun = 0;
  let failed = 0;
  let ended = false;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = async () => {
    begun += 1;
    await released;
    ended = true;
  };
  const failing = async () => {
    failed += 1;
    throw new Error('no');
  };
  const lines = [
    { name: 'slow', expression: everySecond, run: slow },
    { name: 'failing', expression: everySecond, run: failing },
  ];
  cron = startCron(lines, createLog('silent'));
  await until(() => failed >= 2 || undefined);
  expect(begun).toBe(1);
  const stopped = cron.stop();
  cron = undefined;
  release();
  await stopped;
  expect(ended).toBe(true);
});

test('a wrong expression is refused at once', () => {
  expect(() =>
    startCron([{ name: 'x', expression: 'now and then', run: async () => {} }], createLog('silent')),
  ).toThrow();
});
