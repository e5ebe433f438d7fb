import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPoisonHandler, createTurnHandler } from '../../src/dialogue/inbox.ts';
import { seedDemo } from '../../src/domain/setup/demo.ts';
import { createDrain } from '../../src/messages/drain.ts';
import { findBanned } from '../../src/messages/house-style.ts';
import { createAccept } from '../../src/messages/incoming.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { openCast } from '../../src/simulator-cast.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { type HostileMessage, hostileMessages } from '../support/hostile.ts';

const count = 500;
const seed = Number(process.env.HOSTILE_SEED) || 20261124;
const clock = new ManualClock(new Date('2026-11-24T01:00:00Z'));
const log = createLog('silent');

/** What came of one message that was the first in its chat. */
interface Came extends HostileMessage {
  replies: { text: string; buttons?: { id: string; label: string }[] }[];
  tickets: number;
}

let database: TestDatabase;
const all: Came[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  database = await openDatabase();
  const { db } = database;
  await db.$transaction(seedDemo, { timeout: 60_000 });
  const owners = (await openCast(db, clock)).people.filter(({ kind }) => kind === 'owner');
  const understanding = await loadUnderstanding({ intentsDir: 'intents', cacheDir: 'node_modules/.cache/guanjia' });
  const deps = { ...understanding, clock, log, capabilitiesOf: () => undefined };
  const onPoison: Parameters<typeof createDrain>[0]['onPoison'] = async (tx, turn, error) => {
    errors.push(error);
    await createPoisonHandler(deps)(tx, turn);
  };
  const drain = createDrain({ db, clock, log, handleTurn: createTurnHandler(deps), onPoison });
  const accept = createAccept({ db, dataDir: 'data', clock, holdFor: () => 0, log });

  for (const [at, message] of hostileMessages(count, seed).entries()) {
    const owner = owners[at % owners.length];
    if (!owner) throw new Error('nobody in the demonstration is an owner');
    // Every other one comes from somebody the register knows; their chat is made as if nothing had been said before.
    const sender = at % 2 === 0 ? owner.senderId : `stranger-${at}`;
    const chat = { channel: 'simulator', account: owner.account, chat: sender };
    await db.conversation.updateMany({ where: chat, data: { state: {} } });
    const tickets = await db.ticket.count();
    await accept({
      channel: chat.channel,
      account: chat.account,
      id: `hostile-${at}`,
      chat: { id: sender, kind: 'direct' },
      sender: { id: sender },
      at: clock.now(),
      text: message.text,
    });
    const { id } = await db.conversation.findUniqueOrThrow({ where: { channel_account_chat: chat } });
    const last = await db.outboundMessage.findFirst({ orderBy: { seq: 'desc' } });
    await drain({ conversationId: id });
    const said = await db.outboundMessage.findMany({
      where: { conversationId: id, seq: { gt: last?.seq ?? 0n } },
      orderBy: { seq: 'asc' },
    });
    all.push({
      ...message,
      replies: said.map(({ content }) => content as unknown as Came['replies'][number]),
      tickets: (await db.ticket.count()) - tickets,
    });
  }
}, 300_000);
afterAll(() => database.close());

const texts = ({ replies }: Came): string[] => replies.map(({ text }) => text);

test('five hundred messages, all of them different, are each answered, and nothing breaks', () => {
  expect(new Set(all.map(({ text }) => text)).size).toBe(count);
  expect(errors).toEqual([]);
  expect(all.filter(({ replies }) => replies.length === 0)).toEqual([]);
});

test('nobody reads that we do not know, or that it is somebody else’s matter', () => {
  expect(all.filter((came) => texts(came).some((text) => findBanned(text) !== undefined))).toEqual([]);
});

test('none of them makes work: no ticket is opened', () => {
  expect(all.filter(({ tickets }) => tickets > 0)).toEqual([]);
});

test('every answer names a next step: something to press, to tell or to call', () => {
  const namesStep = ({ text, buttons = [] }: Came['replies'][number]) =>
    buttons.length > 0 || /直接告诉我|告诉我是什么事|拨打/.test(text);
  expect(all.filter(({ replies }) => !replies.some(namesStep))).toEqual([]);
});

test('nobody’s name or number in the register is said, and no insides of ours', async () => {
  const { db } = database;
  const people = [...(await db.resident.findMany()), ...(await db.staff.findMany())];
  const secrets = people.flatMap(({ name, phone }) => [name, phone]).filter((one): one is string => Boolean(one));
  expect(secrets.length).toBeGreaterThan(10);
  const leaks = (text: string) => /[{}<>]|undefined|postgres/i.test(text) || secrets.some((one) => text.includes(one));
  expect(all.filter((came) => texts(came).some(leaks))).toEqual([]);
});

test('no words of theirs are taken over into ours', () => {
  const longest = 12;
  const echoes = (came: Came) => came.text.length >= longest && texts(came).some((text) => text.includes(came.text));
  expect(all.filter(echoes)).toEqual([]);
});
