import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { createSimulatorFake, type SimulatorFake } from '../../support/simulator-fake.ts';

const words = { id: 'try-1', as: 'li', in: 'direct-li', text: '在吗' };
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

const say = (body: object = words) => fake.inject({ method: 'POST', url: '/sim/api/say', payload: body });

async function textsIn(conversation: string, from: SimulatorFake = fake): Promise<string[]> {
  const answer = await from.inject({ url: `/sim/api/messages?in=${conversation}` });
  return answer.json().map(({ text }: { text: string }) => text);
}

/** The process ends while Guanjia is being handed the message: nothing after that ever runs. */
async function crashWhileSaying({ stored }: { stored: boolean }): Promise<void> {
  const { accept } = fake.deps;
  const reached = new Promise<void>((resolve) => {
    fake.deps.accept = async (message) => {
      if (stored) await accept(message);
      resolve();
      return new Promise(() => {});
    };
  });
  say().catch(() => {});
  await reached;
}

async function restart(): Promise<void> {
  const before = fake;
  before.app.server.closeAllConnections();
  await before.app.close();
  fake = await createSimulatorFake(database.db);
  fake.accepted.push(...before.accepted);
  await fake.app.ready();
}

test('a message that Guanjia could not store is not shown, and may be said again', async () => {
  fake.onAccept = async () => {
    throw new Error('the database is away');
  };
  expect((await say()).statusCode).toBe(500);
  expect(await textsIn('direct-li')).toEqual([]);

  fake.onAccept = async () => {};
  expect((await say()).statusCode).toBe(202);
  expect(await textsIn('direct-li')).toEqual(['在吗']);
  expect(fake.accepted).toHaveLength(1);
});

test.each([{ stored: false }, { stored: true }])(
  'a crash while it is handed over (stored: $stored) shows nothing, and the next start hands it over once',
  async ({ stored }) => {
    await crashWhileSaying({ stored });
    expect(await textsIn('direct-li')).toEqual([]);

    await restart();
    expect(await textsIn('direct-li')).toEqual(['在吗']);
    expect(fake.accepted.map(({ text }) => text)).toEqual(['在吗']);
    expect((await say()).statusCode).toBe(202);
    expect(fake.accepted).toHaveLength(1);
  },
);

test('a reader who goes on from the last number misses nothing that was still on its way', async () => {
  let letGo = () => {};
  fake.onAccept = () =>
    new Promise<void>((resolve) => {
      letGo = resolve;
    });
  const saying = say();
  while (!(await database.db.simulatorMessage.count())) await new Promise((resolve) => setImmediate(resolve));
  await fake.says('direct-li', '您好', 'reply-1');
  expect(await textsIn('direct-li')).toEqual([]);

  letGo();
  await saying;
  expect(await textsIn('direct-li')).toEqual(['在吗', '您好']);
});
