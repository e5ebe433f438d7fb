import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createOnce, type Once } from '../../../../src/channels/wecom/callback/once.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';

let database: TestDatabase;
let once: Once<string>;
let runs: string[];
const clock = new ManualClock('2027-03-01T08:00:00Z');

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.wecomCallback.deleteMany();
  once = createOnce(database.db, clock);
  runs = [];
});

const run = (name: string) => async () => {
  runs.push(name);
  return name;
};

test('what was taken in is not run again', async () => {
  expect(await once(['a'], run('first'))).toBe('first');
  expect(await once(['a'], run('second'))).toBeUndefined();
  expect(runs).toEqual(['first']);
});

test('one known name is enough', async () => {
  await once(['envelope-1', 'message'], run('first'));
  await once(['envelope-2', 'message'], run('second'));
  await once(['envelope-1', 'other'], run('third'));
  expect(runs).toEqual(['first']);
});

test('another process knows it, too', async () => {
  await once(['a'], run('first'));
  expect(await createOnce<string>(database.db, clock)(['a'], run('second'))).toBeUndefined();
});

test('others that come while the first is under way share its outcome', async () => {
  const outcomes = [once(['a'], run('first')), once(['b', 'a'], run('second')), once(['c'], run('third'))];
  expect(await Promise.all(outcomes)).toEqual(['first', 'first', 'third']);
  expect(runs.toSorted()).toEqual(['first', 'third']);
});

test('what failed fails for those who share it, and is run again when it comes again', async () => {
  const fail = async (): Promise<string> => {
    throw new Error('not stored');
  };
  const outcomes = await Promise.allSettled([once(['a'], fail), once(['a'], run('second'))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await once(['a'], run('third'))).toBe('third');
  expect(runs).toEqual(['third']);
});
