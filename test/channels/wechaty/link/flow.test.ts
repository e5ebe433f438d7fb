import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { until } from '../../../support/until.ts';
import { configFor, openTestLink, type TestLink } from '../../../support/wechaty/link.ts';
import { openPuppetServer, type PuppetServer } from '../../../support/wechaty/puppet-server.ts';

// 200 messages each way, while the puppet service is killed and frozen.

const count = 200;
const bot = 'wxid_bot';
const owner = 'wxid_owner';
const troubles: Record<number, (server: PuppetServer) => Promise<void>> = {
  // Several messages have been announced, and nothing of them was told yet.
  60: async (server) => {
    await server.kill();
    await server.start();
  },
  130: async (server) => {
    server.freeze();
    await until(() => opened?.link.state().state === 'down');
    server.thaw();
  },
};

let database: TestDatabase;
let server: PuppetServer;
let opened: TestLink | undefined;
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeAll(async () => {
  process.on('unhandledRejection', note);
  database = await openDatabase();
  server = await openPuppetServer();
  await server.person({ id: bot, name: '管家' });
  await server.person({ id: owner, name: '李女士' });
  await server.login(bot);
});
afterAll(async () => {
  await opened?.close();
  await server.close();
  await database.close();
  process.off('unhandledRejection', note);
});

/** Sends when there is somebody to send with; what fails half-way is of unknown outcome, and not repeated. */
async function send(text: string): Promise<'sent' | 'unknown'> {
  const online = await until(() => opened?.link.bot);
  try {
    const contact = await online.Contact.find({ id: owner });
    await contact?.say(text);
    return 'sent';
  } catch {
    return 'unknown';
  }
}

test('nothing that reached us is lost, nothing is sent twice, and no error is left unhandled', async () => {
  const link = await openTestLink(database, configFor(server));
  opened = link;
  await link.up();
  await server.slow(40);
  const sent: string[] = [];
  const announced = new Set<string>();
  const watched = new Set<unknown>();
  for (let n = 1; n <= count; n += 1) {
    await troubles[n]?.(server);
    const online = await until(() => link.link.bot);
    if (!watched.has(online)) {
      watched.add(online);
      online.puppet.on('message', ({ messageId }) => {
        if (messageId.startsWith('in-')) announced.add(messageId);
      });
    }
    await server.say({ id: `in-${n}`, from: owner, text: `in ${n}` });
    if ((await send(`out ${n}`)) === 'sent') sent.push(`out ${n}`);
  }
  await until(() => [...announced].every((id) => link.taken.includes(id.replace('-', ' '))));
  const arrived = server.sent().map(({ text }) => text);
  expect(announced.size).toBeGreaterThan(count - 10);
  expect(sent.filter((text) => !arrived.includes(text))).toEqual([]);
  expect(sent.length).toBeGreaterThan(count - 10);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(new Set(link.taken).size).toBe(link.taken.length);
  expect(link.told.map(({ key }) => key.split(':')[2])).toContain('down');
  expect(unhandled).toEqual([]);
}, 60_000);

test('what was announced before a kill, and not told, is fetched after it', async () => {
  const link = opened;
  if (!link) throw new Error('the link is not there');
  const online = await until(() => link.link.bot);
  await server.slow(3_000);
  const announced = new Promise<void>((resolve) => void online.puppet.once('message', () => resolve()));
  await server.say({ id: 'late', from: owner, text: '停电了' });
  await announced;
  await server.kill();
  await server.start();
  await until(() => link.taken.includes('停电了'));
  expect(link.taken.filter((text) => text === '停电了')).toHaveLength(1);
});
