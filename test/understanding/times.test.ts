import { execFile } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { fold } from '../../src/understanding/fold.ts';
import { findTimes } from '../../src/understanding/times/find-times.ts';
import { said } from './reader.ts';
import { clockCases } from './time-cases/clocks.ts';
import { dayCases } from './time-cases/days.ts';
import { noTimeCases } from './time-cases/no-times.ts';
import { partCases } from './time-cases/parts.ts';
import { pastCases } from './time-cases/past.ts';
import { readTimes, tuesday } from './time-cases/reading.ts';
import { saturdayCases } from './time-cases/saturday.ts';
import { wishCases } from './time-cases/wishes.ts';

const onTuesday = { ...dayCases, ...clockCases, ...partCases, ...wishCases, ...pastCases, ...noTimeCases };
const saturday = '2026-12-26T20:40';
const cases = [
  ...Object.entries(onTuesday).map(([text, expected]) => ({ text, expected, at: tuesday })),
  ...Object.entries(saturdayCases).map(([text, expected]) => ({ text, expected, at: saturday })),
];

test('the table is large enough to tell anything', () => {
  expect(cases.length).toBeGreaterThan(400);
});

describe.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('by the wall clock of %s', (zone) => {
  test.each(cases)('$at $text', ({ text, expected, at }) => {
    expect(readTimes(text, at, zone)).toBe(expected);
  });
});

test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('a machine set to %s reads the same', async (TZ) => {
  const lines = cases.map(({ text, at }) => JSON.stringify([text, at, said.zone]));
  const read = await new Promise<string>((resolve, reject) => {
    const args = ['--import', 'tsx', 'test/understanding/children/read-times.ts'];
    const child = execFile(process.execPath, args, { env: { ...process.env, TZ } }, (error, out) =>
      error ? reject(error) : resolve(out),
    );
    child.stdin?.end(lines.join('\n'));
  });
  expect(read.split('\n').slice(0, -1)).toEqual(cases.map(({ expected }) => expected));
});

test('what was found to be a room or a phone is no time', () => {
  const text = '28号下午';
  expect(findTimes(text, fold(text), said.now, said.zone, [{ start: 0, end: 3 }])).toEqual([]);
});

test('an unknown zone is refused', () => {
  expect(() => findTimes('明天', '明天', said.now, 'Asia/Nowhere', [])).toThrow('unknown time zone Asia/Nowhere');
});
