import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTakeIn } from '../../../../src/channels/wechaty/incoming/take-in.ts';
import { createOwnWords, type OwnWords } from '../../../../src/channels/wechaty/sending/own-words.ts';
import type { IncomingMessage } from '../../../../src/messages/contract.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/messages.ts';
import { account, messageOf, type Said, us } from '../../../support/wechaty-bench.ts';

const now = new Date('2026-11-24T01:00:00Z');
let database: TestDatabase;
let accepted: IncomingMessage[];
let complaints: string[];
let own: OwnWords;
let loggedIn: string | undefined;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  accepted = [];
  complaints = [];
  own = createOwnWords();
  loggedIn = account;
});

async function take(said: Said): Promise<void> {
  const takeIn = createTakeIn({
    ...{ db: database.db, clock: new ManualClock(now), log: quietLog, own },
    account: () => loggedIn,
    accept: async (message) => {
      accepted.push(message);
      return { fresh: true, seq: '1' };
    },
    breaker: {
      hear: async (text) => text.includes('频繁') && complaints.push(text) > 0,
      failed: async () => {},
      succeeded: () => {},
    },
  });
  await takeIn(messageOf({ at: now, ...said }));
}

test('what somebody writes to us alone', async () => {
  await take({ text: '水管爆了' });
  expect(accepted).toEqual([
    {
      ...{ channel: 'wechaty', account, id: 'm1', at: now, text: '水管爆了' },
      chat: { id: 'wx-li', kind: 'direct' },
      sender: { id: 'wx-li', name: '李女士' },
    },
  ]);
});

test('in a room people go by their names there', async () => {
  const room = { id: 'r1', topic: '工程部', members: { 'wx-li': '501李' } };
  await take({ text: '@小管家\u2005在吗', room });
  expect(accepted[0]).toMatchObject({
    chat: { id: 'room/r1', kind: 'group', title: '工程部' },
    sender: { id: 'wx-li', name: '501李' },
    text: '@小管家 在吗',
    mentionsBot: true,
  });
});

describe('our own words are nobody’s message', () => {
  test.each([
    ['by the puppet’s word', { self: true, from: 'wx-alias' }],
    ['by the talker, where the puppet errs', { self: false, from: us.id }],
  ])('%s', async (_, said) => {
    await take({ ...said, text: '已收到' });
    expect(accepted).toEqual([]);
  });

  test('they prove that a send arrived', async () => {
    await take({ self: true, from: us.id, text: '已收到', id: 'out-1' });
    expect(await own.find({ chat: 'wx-li', text: '已收到', from: 0 }, 0)).toBe('out-1');
  });

  test('WeChat’s own complaint, in our name, is heard as such', async () => {
    await take({ self: true, from: us.id, type: 0, text: '操作过于频繁，请稍后再试' });
    expect(complaints).toHaveLength(1);
  });
});

describe('age', () => {
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
  test('what is older than two minutes is kept and left unanswered', async () => {
    await take({ text: '水管爆了', at: ago(121) });
    expect(accepted[0]).toMatchObject({ silent: true });
  });
  test('what is younger is answered', async () => {
    await take({ text: '水管爆了', at: ago(119) });
    expect(accepted[0]).not.toHaveProperty('silent');
  });
});

describe('what is no text', () => {
  const bytes = Buffer.from('x');
  test.each([
    ['an image', 6, 'image', 'image/png', 'image/png'],
    ['a voice note of a type that the puppet does not tell', 2, 'voice', 'application/unknown', 'audio/silk'],
    ['a video', 15, 'video', 'video/mp4', 'video/mp4'],
    ['a file', 1, 'file', 'application/pdf', 'application/pdf'],
  ])('%s', async (_, type, kind, told, mime) => {
    await take({ type, file: { name: 'a', mime: told, bytes } });
    expect(accepted[0]?.media).toEqual([{ kind, mime, name: 'a', bytes }]);
  });

  test('a file that cannot be had is named', async () => {
    await take({ type: 6, file: new Error('expired') });
    expect(accepted[0]?.text).toBe('（发来一个图片，没能取到）');
  });

  test('a link', async () => {
    await take({ type: 14, link: { title: '停水通知', url: 'https://example.com/a' } });
    expect(accepted[0]?.text).toBe('链接：停水通知 https://example.com/a');
  });

  test('a quote', async () => {
    await take({ text: '「小管家：工单 1001」\n- - - - - - - - - - - - - - -\n接单' });
    expect(accepted[0]).toMatchObject({ text: '接单', quote: { text: '工单 1001' } });
  });

  test.each([
    ['a sticker', 5],
    ['a notice of the platform', 0],
  ])('%s is kept and left unanswered', async (_, type) => {
    await take({ type, text: '你已添加了李女士' });
    expect(accepted[0]).toMatchObject({ silent: true });
  });
});

test('a message that is taken back before anybody answered it is answered by nobody', async () => {
  const { db } = database;
  const chat = { channel: 'wechaty', account, chat: 'wx-li' };
  const { id: conversationId } = await db.conversation.create({ data: { ...chat, kind: 'direct' } });
  const { seq } = await db.inboundMessage.create({
    data: {
      ...{ channel: 'wechaty', account, externalId: 'm-wrong', conversationId, senderId: 'wx-li', content: {} },
      ...{ sentAt: now, receivedAt: now, dueAt: now },
    },
  });
  await take({ id: 'm-back', type: 13, text: 'm-wrong' });
  expect(await db.inboundMessage.findUnique({ where: { seq } })).toMatchObject({ outcome: 'ignored', handledAt: now });
});

test('a message that comes while nobody is logged in is refused, to be asked for again', async () => {
  loggedIn = undefined;
  await expect(take({ text: '水管爆了' })).rejects.toThrow('logged in');
});
