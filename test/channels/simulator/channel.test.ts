import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addLine } from '../../../src/channels/simulator/store.ts';
import { transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { createSimulatorFake, type SimulatorFake } from '../../support/simulator-fake.ts';

let database: TestDatabase;
let fake: SimulatorFake;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
afterEach(() => fake.app.close());
beforeEach(async () => {
  await database.db.simulatorMessage.deleteMany();
  fake = await createSimulatorFake(database.db);
});

const once = { repeated: false };
const group = { channel: 'simulator', account: 'jinxiu', chat: 'group-eng' };

async function read(query: string) {
  return (await fake.inject({ url: `/sim/api/messages?${query}` })).json();
}

test('a send is shown under its key, with its buttons and whom it calls', async () => {
  const sent = await fake.channel.send(
    group,
    {
      text: '3栋2单元501 水管爆裂',
      mentions: [{ id: 'user-zhang', name: '张师傅' }],
      buttons: [{ id: 'take:1024', label: '接单' }],
    },
    'turn:7:0',
    once,
  );

  expect(sent).toEqual({ outcome: 'sent', externalId: 'turn:7:0' });
  expect(await read('in=eng')).toEqual([
    {
      seq: expect.any(Number),
      id: 'turn:7:0',
      from: 'guanjia',
      name: '管家',
      text: '@张师傅 3栋2单元501 水管爆裂',
      buttons: [{ id: 'take:1024', label: '接单' }],
      mentions: [{ id: 'zhang', name: '张师傅' }],
      at:
        fake.clock
          .now()
          .toISOString()
          .replace(/\d{3}Z$/, '') && expect.any(String),
    },
  ]);
});

test('the same key again is sent, and shown once', async () => {
  await fake.channel.send(group, { text: '一' }, 'turn:7:0', once);
  expect(await fake.channel.send(group, { text: '二' }, 'turn:7:0', once)).toEqual({
    outcome: 'sent',
    externalId: 'turn:7:0',
  });
  expect(await read('in=eng')).toMatchObject([{ text: '一' }]);
});

test('media that are gone are refused for good', async () => {
  expect(await fake.channel.send(group, { text: '', media: ['media-9'] }, 'turn:7:1', once)).toMatchObject({
    outcome: 'refused',
  });
});

/** Resolves when somebody waits for a lock of ours. */
async function somebodyWaits(): Promise<string> {
  for (;;) {
    const [row] = await database.db.$queryRaw<{ waiting: bigint }[]>`
      SELECT count(*) AS waiting FROM pg_locks JOIN pg_database ON oid = database
      WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;
    if (row?.waiting) return 'waits';
  }
}

test('a line waits for the one before it, so that a reader who goes on from the last number misses none', async () => {
  const { second, order } = await transaction(database.db, async (tx) => {
    const first = {
      id: 'first',
      chat: 'jinxiu/group-eng',
      sender: 'guanjia',
      content: { text: '一' },
      at: fake.clock.now(),
    };
    await addLine(tx, first);
    const second = fake.channel.send(group, { text: '二' }, 'second', once);
    return { second, order: await Promise.race([somebodyWaits(), second.then(() => 'overtakes')]) };
  });
  await second;

  expect(order).toBe('waits');
  expect(await read('in=eng')).toMatchObject([{ text: '一' }, { text: '二' }]);
});

test('after and last choose a part of a chat; other chats stay out of it', async () => {
  for (const text of ['一', '二', '三']) await fake.says('eng', text, `key-${text}`);
  await fake.says('service', '别处', 'key-4');
  const all = await read('in=eng');

  expect(await read(`in=eng&after=${all[0].seq}`)).toMatchObject([{ text: '二' }, { text: '三' }]);
  expect(await read('in=eng&last=1')).toMatchObject([{ text: '三' }]);
  expect(await read('in=nowhere')).toEqual({ error: expect.any(String), field: 'in' });
});
