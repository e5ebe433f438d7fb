import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Prisma, transaction } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  await database.db.setting.createMany({ data: ['a', 'b', 'n'].map((key) => ({ key, value: 0 })) });
});
afterAll(() => database.close());

test('sessions speak UTC', async () => {
  expect(await database.db.$queryRaw`select current_setting('timezone') as zone`).toEqual([{ zone: 'UTC' }]);
});

test('times come back as they went in', async () => {
  const at = new Date('2026-03-01T23:10:00.123+08:00');
  const rows = await database.db.$queryRaw`select ${at}::timestamptz as at`;
  expect(rows).toEqual([{ at }]);
});

test('transactions that deadlock are run again until both are through', async () => {
  let attempts = 0;
  let waiting: (() => void) | undefined;
  /** Lets the first attempts meet, each holding what the other wants. */
  const meet = () =>
    new Promise<void>((resolve) => {
      if (attempts > 2) return resolve();
      if (waiting) waiting();
      else waiting = resolve;
      if (attempts === 2) resolve();
    });
  const lock = (first: string, second: string) =>
    transaction(database.db, async (tx) => {
      attempts += 1;
      await tx.$queryRaw`select key from setting where key = ${first} for update`;
      await meet();
      await tx.$queryRaw`select key from setting where key = ${second} for update`;
      return first;
    });
  expect(await Promise.all([lock('a', 'b'), lock('b', 'a')])).toEqual(['a', 'b']);
  expect(attempts).toBe(3);
});

test('serialization failures are repeated: no increment is lost', async () => {
  const increment = () =>
    transaction(
      database.db,
      async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'n' } });
        await tx.setting.update({ where: { key: 'n' }, data: { value: Number(value) + 1 } });
      },
      { isolation: Prisma.TransactionIsolationLevel.Serializable },
    );
  await Promise.all([increment(), increment(), increment()]);
  expect(await database.db.setting.findUnique({ where: { key: 'n' } })).toMatchObject({ value: 3 });
});

test('any other error is thrown at once, and nothing stays', async () => {
  let attempts = 0;
  const failing = transaction(database.db, async (tx) => {
    attempts += 1;
    await tx.setting.create({ data: { key: 'gone', value: 1 } });
    await tx.setting.create({ data: { key: 'a', value: 1 } });
  });
  await expect(failing).rejects.toMatchObject({ code: 'P2002' });
  expect(attempts).toBe(1);
  expect(await database.db.setting.findUnique({ where: { key: 'gone' } })).toBeNull();
});
