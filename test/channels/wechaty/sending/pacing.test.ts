import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type PacingDeps, type Pressing, permit } from '../../../../src/channels/wechaty/sending/pacing.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { loadConfig } from '../../../../src/platform/config.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { account } from '../../../support/wechaty-bench.ts';

const noon = '2026-11-24T12:00:00+08:00';
let database: TestDatabase;
let clock: ManualClock;
let settings: PacingDeps['settings'];

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await db.channelPace.deleteMany();
  await db.wechatyLink.deleteMany();
  await db.inboundMessage.deleteMany();
  await db.conversation.deleteMany();
  clock = new ManualClock(noon);
  settings = { ...loadConfig({}).wechatyPace, gapMs: { least: 0, most: 0 } };
});

const ask = (chat: string, pressing?: Pressing) =>
  permit(
    { name: 'guanjia', settings, db: database.db, clock, random: () => 0.5 },
    { channel: 'wechaty', account, chat },
    pressing,
  );
const pass = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));

/** How many to new chats go out at this moment, of `tries`. */
async function letOut(tries: number, pressing?: Pressing): Promise<number> {
  let out = 0;
  for (let i = 0; i < tries; i++) if ((await ask(`wx-${clock.now().getTime()}-${i}`, pressing)).ok) out++;
  return out;
}

describe('ceilings of a minute', () => {
  test('to one room', async () => {
    for (let i = 0; i < 4; i++) expect(await ask('room/r1')).toEqual({ ok: true });
    expect(await ask('room/r1')).toMatchObject({ ok: false, afterSeconds: 60 });
    expect(await ask('room/r2')).toEqual({ ok: true });
  });

  test('to one person', async () => {
    for (let i = 0; i < 5; i++) expect(await ask('wx-li')).toEqual({ ok: true });
    expect(await ask('wx-li')).toMatchObject({ ok: false });
  });

  test('of the whole account, of which a fifth is kept for emergencies', async () => {
    expect(await letOut(20)).toBe(12);
    expect(await letOut(20, 'urgent')).toBe(0);
    expect(await letOut(20, 'emergency')).toBe(3);
  });

  test('a place that one ceiling refuses is not taken from another', async () => {
    for (let i = 0; i < 20; i++) await ask('room/r1');
    expect(await letOut(20)).toBe(8);
  });
});

test('between two messages passes a time drawn anew, which an emergency does not wait for', async () => {
  settings = { ...settings, gapMs: { least: 2_000, most: 4_000 } };
  expect(await ask('wx-li')).toEqual({ ok: true });
  expect(await ask('wx-wang')).toMatchObject({ ok: false, afterSeconds: 3 });
  expect(await ask('wx-sun', 'emergency')).toEqual({ ok: true });
});

test('what is over the budget of a day waits for the next', async () => {
  settings = { ...settings, perDay: 10 };
  expect(await letOut(20)).toBe(8);
  pass(3_600);
  expect(await ask('wx-li')).toEqual({
    ok: false,
    reason: '今天的发送额度用完了，明天自动发出',
    afterSeconds: 23 * 3_600,
  });
  expect(await ask('wx-li', 'emergency')).toEqual({ ok: true });
});

describe('at night', () => {
  beforeEach(() => clock.set(new Date('2026-11-24T23:30:00+08:00')));

  test('nobody is written to', async () => {
    expect(await ask('wx-li')).toMatchObject({ ok: false, afterSeconds: 8 * 3_600 });
  });
  test.each<Pressing>(['urgent', 'emergency'])('unless it is %s', async (pressing) => {
    expect(await ask('wx-li', pressing)).toEqual({ ok: true });
  });
  test('but who wrote just now is answered', async () => {
    const { db } = database;
    const data = { channel: 'wechaty', account, chat: 'wx-li', kind: 'direct' } as const;
    const { id: conversationId } = await db.conversation.create({ data });
    const at = clock.now();
    await db.inboundMessage.create({
      data: {
        ...{ channel: 'wechaty', account, externalId: 'm1', conversationId, senderId: 'wx-li', content: {} },
        ...{ sentAt: at, receivedAt: at, dueAt: at },
      },
    });
    pass(29 * 60);
    expect(await ask('wx-li')).toEqual({ ok: true });
    pass(2 * 60);
    expect(await ask('wx-li')).toMatchObject({ ok: false });
  });
});

describe('an account that is new', () => {
  const freshFor = (days: number) =>
    database.db.wechatyLink.create({
      data: {
        name: 'guanjia',
        changedAt: clock.now(),
        freshSince: new Date(clock.now().getTime() - days * 86_400_000),
      },
    });

  test.each([
    [0, 3],
    [3.5, 8],
    [7, 12],
  ])('says after %d days %d in a minute', async (days, most) => {
    await freshFor(days);
    expect(await letOut(20)).toBe(most);
  });
  test('waits with no emergency', async () => {
    await freshFor(0);
    expect(await letOut(20, 'emergency')).toBe(15);
  });
});

test('while sending is paused nothing goes out, and the reason is told', async () => {
  const pausedUntil = new Date(clock.now().getTime() + 600_000);
  await database.db.wechatyLink.create({
    data: { name: 'guanjia', changedAt: clock.now(), pausedUntil, pausedWhy: '微信提示操作过于频繁' },
  });
  expect(await ask('wx-li', 'emergency')).toEqual({
    ok: false,
    reason: '微信号暂停发送：微信提示操作过于频繁',
    afterSeconds: 600,
  });
  pass(600);
  expect(await ask('wx-li')).toEqual({ ok: true });
});
