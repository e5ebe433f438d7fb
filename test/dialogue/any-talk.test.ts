import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPoisonHandler, createTurnHandler } from '../../src/dialogue/inbox.ts';
import { readState } from '../../src/dialogue/state.ts';
import { seedDemo } from '../../src/domain/setup/demo.ts';
import { createDrain } from '../../src/messages/drain.ts';
import { findBanned } from '../../src/messages/house-style.ts';
import { createAccept } from '../../src/messages/incoming.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { openCast } from '../../src/simulator-cast.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import type { Understanding } from '../../src/understanding/understand.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const sentences = [
  ...['你好', '坏了', '厨房水管爆了', '3栋2单元501', '不是501，是502', '不是3栋是5栋', '13900000001', '139 1234 5678'],
  ...[
    '有人困在电梯里了',
    '着火了',
    '我要投诉',
    '保安态度太差',
    '楼上天天半夜吵',
    '物业费多少钱',
    '门禁卡丢了怎么补办',
    '装修押金多少',
    '怎么还没来',
    '我的报修到哪了',
  ],
  ...[
    '算了不修了',
    '重新说',
    '转人工',
    '谢谢',
    '嗯',
    '没有',
    '修好了',
    '还是漏',
    '很满意',
    '2',
    '５',
    '1',
    '明天下午',
    '随时',
  ],
  ...[
    '楼下大门刷不开',
    '卫生间灯不亮',
    '？？？',
    '😂😂',
    'hello',
    '楼上住的是谁，电话多少',
    '今天天气不错',
    '家里没电了，还有下水道也堵了',
  ],
];
const buttons = [
  'when:tomorrow',
  'home:x',
  'mended:1001',
  'not-mended:1001',
  'rate:1001:5',
  'cancel:1001',
  'ask:fee-rate',
  'human',
  'cancel:none',
  '?',
];
const start = new Date('2026-11-24T01:00:00Z');
const log = createLog('silent');

let database: TestDatabase;
let cast: Awaited<ReturnType<typeof openCast>>;
let understanding: Understanding;
const clock = new ManualClock(start);
beforeAll(async () => {
  database = await openDatabase();
  await database.db.$transaction(seedDemo, { timeout: 60_000 });
  cast = await openCast(database.db, clock);
  const cacheDir = 'node_modules/.cache/guanjia';
  understanding = await loadUnderstanding({ intentsDir: 'intents', cacheDir });
}, 60_000);
afterAll(() => database.close());

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...sentences).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.constantFrom(...buttons).map((button) => ({ button })) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2000 }).map((minutes) => ({ minutes })) },
);

test('whatever an owner says, in whatever order: every message is answered, in our own words, and nothing breaks', async () => {
  const { db } = database;
  const deps = { ...understanding, clock, log, capabilitiesOf: () => undefined };
  const errors: unknown[] = [];
  const drain = createDrain({
    db,
    clock,
    log,
    handleTurn: createTurnHandler(deps),
    onPoison: async (tx, turn, error) => {
      errors.push(error);
      await createPoisonHandler(deps)(tx, turn);
    },
  });
  const accept = createAccept({ db, dataDir: 'data', clock, holdFor: () => 0, log });
  let id = 0;
  const owners = cast.people.filter((person) => person.kind === 'owner');
  await fc.assert(
    fc.asyncProperty(
      fc.nat(owners.length - 1),
      fc.array(step, { minLength: 1, maxLength: 10 }),
      async (which, steps) => {
        const owner = owners[which];
        if (!owner) throw new Error('no such owner');
        const chat = { channel: 'simulator', account: owner.account, chat: owner.senderId };
        const conversation = await db.conversation.findUniqueOrThrow({ where: { channel_account_chat: chat } });
        for (const one of steps) {
          if ('minutes' in one) {
            clock.set(new Date(clock.now().getTime() + one.minutes * 60_000));
            continue;
          }
          const before = await db.outboundMessage.count({ where: { conversationId: conversation.id } });
          const { seq } = await accept({
            channel: chat.channel,
            account: chat.account,
            id: `any-${++id}`,
            chat: { id: chat.chat, kind: 'direct' },
            sender: { id: owner.senderId, name: owner.name },
            at: clock.now(),
            ...('text' in one ? { text: one.text } : { press: { button: one.button } }),
          });
          await drain({ conversationId: conversation.id });
          const handled = await db.inboundMessage.findUniqueOrThrow({ where: { seq: BigInt(seq) } });
          expect(errors).toEqual([]);
          expect(handled).toMatchObject({ outcome: expect.stringMatching(/answered|ticket|recorded/), attempts: 0 });
          const said = await db.outboundMessage.findMany({
            where: { conversationId: conversation.id },
            orderBy: { seq: 'desc' },
            take: (await db.outboundMessage.count({ where: { conversationId: conversation.id } })) - before,
          });
          expect(said.length).toBeGreaterThan(0);
          for (const { content } of said) {
            const { text } = content as { text: string };
            expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
            expect(findBanned(text)).toBeUndefined();
          }
          const after = await db.conversation.findUniqueOrThrow({ where: { id: conversation.id } });
          expect(readState(after.state).forgotten).toBe(false);
        }
      },
    ),
    { numRuns: 40, seed: 20261124, endOnFailure: true },
  );
}, 240_000);
