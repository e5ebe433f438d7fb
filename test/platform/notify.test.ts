import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { transaction } from '../../src/platform/db.ts';
import { createLog } from '../../src/platform/log.ts';
import { type Notifier, openNotifier } from '../../src/platform/notify.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let notifier: Notifier;
beforeEach(async () => {
  database = await openDatabase();
  notifier = await openNotifier(database.url, createLog('silent'));
});
afterEach(async () => {
  await notifier.close();
  await database.close();
});

function listen(topic: string): unknown[] {
  const heard: unknown[] = [];
  notifier.subscribe(topic, (payload) => heard.push(payload));
  return heard;
}

test('a word reaches the subscribers of its topic, in order', async () => {
  const [a, b] = [listen('a'), listen('b')];
  for (const n of [1, 2, 3]) await notifier.publish(database.db, 'a', { n });
  await notifier.publish(database.db, 'b', 'end');
  await until(() => b.length > 0 || undefined);
  expect(a).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(b).toEqual(['end']);
});

test('a rollback tells nobody', async () => {
  const heard = listen('a');
  const failing = transaction(database.db, async (tx) => {
    await notifier.publish(tx, 'a', 'never');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await notifier.publish(database.db, 'a', 'after');
  await until(() => heard.length > 0 || undefined);
  expect(heard).toEqual(['after']);
});

test('who leaves hears no more, and a subscriber that throws does not keep it from the others', async () => {
  const gone: unknown[] = [];
  const leave = notifier.subscribe('a', (payload) => gone.push(payload));
  notifier.subscribe('a', () => {
    throw new Error('broken');
  });
  const heard = listen('a');
  leave();
  await notifier.publish(database.db, 'a', 1);
  await until(() => heard.length > 0 || undefined);
  expect(gone).toEqual([]);
});

test('what PostgreSQL cannot carry is refused', async () => {
  await expect(notifier.publish(database.db, 'a', '长'.repeat(3_000))).rejects.toThrow(RangeError);
});

test('a broken connection is made again, and the subscribers are told that they may have missed something', async () => {
  const heard: unknown[] = [];
  let missed = 0;
  notifier.subscribe(
    'a',
    (payload) => heard.push(payload),
    () => (missed += 1),
  );
  await database.db.$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity
    where application_name = 'guanjia-notify' and datname = current_database()`;
  await until(() => missed > 0 || undefined);
  await notifier.publish(database.db, 'a', 'again');
  await until(() => heard.length > 0 || undefined);
  expect(heard).toEqual(['again']);
});
