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
import { writeFileSync } from 'node:fs';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { type HostileMessage, hostileMessages } from '../support/hostile.ts';

const count = 500;
const seed = 20261124;
const clock = new ManualClock(new Date('2026-11-24T01:00:00Z'));
const log = createLog('silent');

/** What came of one message that was the first in its chat. */
interface Came extends HostileMessage {
  outcome: string | null;
  replies: { text: string; buttons?: { id: string; label: string }[] }[];
  tickets: number;
}

let database: TestDatabase;
let all: Came[];
const errors: unknown[] = [];

beforeAll(async () => {
  database = await openDatabase();
  const { db } = database;
  await db.$transaction(seedDemo, { timeout: 60_000 });
  const cast = await openCast(db, clock);
  const understanding = await loadUnderstanding({ intentsDir: 'intents', cacheDir: 'node_modules/.cache/guanjia' });
  const deps = { ...understanding, clock, log };
  const onPoison: Parameters<typeof createDrain>[0]['onPoison'] = async (tx, turn, error) => {
    errors.push(error);
    await createPoisonHandler(deps)(tx, turn);
  };
  const drain = createDrain({ db, clock, log, handleTurn: createTurnHandler(deps), onPoison });
  const accept = createAccept({ db, dataDir: 'data', clock, holdFor: () => 0, log });
  const owner = cast.people.find(({ kind }) => kind === 'owner');
  if (!owner) throw new Error('nobody in the demonstration is an owner');
  all = [];
  for (const [at, message] of hostileMessages(count, seed).entries()) {
    // Every other one is somebody the register knows, whose chat is as if nothing had been said before.
    const senderId = at % 2 === 0 ? owner.senderId : `stranger-${at}`;
    const chat = { channel: 'simulator', account: owner.account, chat: senderId };
    if (at % 2 === 0) await db.conversation.updateMany({ where: chat, data: { state: {} } });
    const before = { tickets: await db.ticket.count(), replies: await db.outboundMessage.count() };
    const { seq } = await accept({
      channel: chat.channel,
      account: chat.account,
      id: `hostile-${at}`,
      chat: { id: senderId, kind: 'direct' },
      sender: { id: senderId },
      at: clock.now(),
      text: message.text,
    });
    const conversation = await db.conversation.findUniqueOrThrow({ where: { channel_account_chat: chat } });
    await drain({ conversationId: conversation.id });
    const said = await db.outboundMessage.findMany({ orderBy: { seq: 'asc' }, skip: before.replies });
    all.push({
      ...message,
      outcome: (await db.inboundMessage.findUniqueOrThrow({ where: { seq: BigInt(seq) } })).outcome,
      replies: said.filter((one) => one.conversationId === conversation.id).map(({ content }) => content as Came['replies'][0]),
      tickets: (await db.ticket.count()) - before.tickets,
    });
    if (all.at(-1)!.tickets) await db.conversation.updateMany({ where: chat, data: { state: {} } });
  }
  writeFileSync('/tmp/hostile.json', JSON.stringify(all.map(a => ({...a, m: understanding.understand(a.text, {now: clock.now(), zone: 'Asia/Shanghai'})})), null, 1));
}, 300_000);
afterAll(() => database.close());
test('x', () => { expect(errors).toEqual([]); });
