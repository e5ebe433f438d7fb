import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createWechatyChannel } from '../../../../src/channels/wechaty/sending/channel.ts';
import { createOwnWords } from '../../../../src/channels/wechaty/sending/own-words.ts';
import type { Pressing } from '../../../../src/channels/wechaty/sending/pacing.ts';
import type { Channel, OutgoingContent } from '../../../../src/messages/contract.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { loadConfig } from '../../../../src/platform/config.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { account, fakeBot, fakeLink } from '../../../support/wechaty-bench.ts';

let database: TestDatabase;
let clock: ManualClock;
let bench: ReturnType<typeof fakeBot>;
let link: ReturnType<typeof fakeLink>;
let own: ReturnType<typeof createOwnWords>;
let channel: Channel;
let pressing: Pressing;
let failures: unknown[];

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.channelPace.deleteMany();
  clock = new ManualClock('2026-11-24T12:00:00+08:00');
  bench = fakeBot();
  link = fakeLink(bench.bot);
  own = createOwnWords();
  pressing = undefined;
  failures = [];
  channel = createWechatyChannel({
    ...{ name: 'guanjia', db: database.db, clock, link, own, echoMs: 100 },
    settings: { ...loadConfig({}).wechatyPace, gapMs: { least: 0, most: 0 } },
    openMedia: async (id) => ({ name: `${id}.png`, bytes: Buffer.from('x') }),
    pressingOf: async () => pressing,
    breaker: {
      hear: async () => false,
      failed: async (error) => void failures.push(error),
      succeeded: () => {},
    },
  });
});

const addressOf = (chat: string, on = account) => ({ channel: 'wechaty', account: on, chat });
const send = (chat: string, content: Partial<OutgoingContent> = {}, on = account) =>
  channel.send(addressOf(chat, on), { text: '已收到', ...content }, 'k', { repeated: false, ticketId: 't' });

describe('what is sent', () => {
  test('words to somebody alone', async () => {
    expect(await send('wx-li')).toEqual({ outcome: 'sent', externalId: 'out-1' });
    expect(bench.spoken).toEqual([{ to: 'wx-li', text: '已收到', called: [] }]);
  });

  test('files first, then the words', async () => {
    await send('wx-li', { media: ['a', 'b'] });
    expect(bench.spoken.map(({ text, file }) => text ?? file)).toEqual(['a.png', 'b.png', '已收到']);
  });

  test('in a room those are called who are in it', async () => {
    const mentions = ['wx-zhang', 'wx-gone', 'wx-nobody'].map((id) => ({ id, name: id }));
    await send('room/r1', { mentions });
    expect(bench.spoken).toEqual([{ to: 'r1', text: '已收到', called: ['wx-zhang'] }]);
  });

  test.each(['wx-nobody', 'room/r9'])('nothing to %s, which is not there', async (chat) => {
    expect(await send(chat)).toMatchObject({ outcome: 'refused' });
  });
});

describe('while it cannot be sent', () => {
  test('a message waits for the link', async () => {
    link.stand('down', clock.now());
    expect(await send('wx-li')).toEqual({
      outcome: 'later',
      reason: '微信连接中断，恢复后自动补发',
      afterSeconds: 15,
    });
  });

  test('a process without the login leaves it to the one that has it', async () => {
    link.stand('off');
    expect(await send('wx-li')).toMatchObject({ outcome: 'later', afterSeconds: 1 });
  });

  test('a message to another login waits for that', async () => {
    expect(await send('wx-li', {}, 'test-puppet:wxid_former')).toMatchObject({ outcome: 'later', afterSeconds: 600 });
  });

  test('what is over a ceiling waits', async () => {
    for (let i = 0; i < 4; i++) await send('room/r1');
    expect(await send('room/r1')).toMatchObject({ outcome: 'later', reason: '发得太密，稍后自动再发' });
  });

  test('an emergency looks for another way once the link has been down for two minutes', async () => {
    pressing = 'emergency';
    link.stand('down', new Date(clock.now().getTime() - 119_000));
    expect(await send('wx-li')).toMatchObject({ outcome: 'later' });
    link.stand('down', new Date(clock.now().getTime() - 120_000));
    expect(await send('wx-li')).toMatchObject({ outcome: 'closed' });
  });

  test('others do not write here first', () => {
    link.stand('down');
    expect(channel.capabilities(addressOf('wx-li')).proactive).toBe(false);
  });
});

describe('a send that fails', () => {
  test('is left uncertain, for it may have arrived', async () => {
    bench.state.fail = new Error('14 UNAVAILABLE: Connection dropped');
    expect(await send('wx-li')).toMatchObject({ outcome: 'uncertain' });
    expect(failures).toEqual([]);
  });

  test('is a success where our own words came back', async () => {
    bench.state.fail = new Error('14 UNAVAILABLE: Connection dropped');
    bench.state.afterSending = () => own.note({ chat: 'wx-li', text: '已收到', id: 'echo-1' });
    expect(await send('wx-li')).toEqual({ outcome: 'sent', externalId: 'echo-1' });
  });

  test('is no success where the same words came back before', async () => {
    own.note({ chat: 'wx-li', text: '已收到', id: 'echo-0' });
    bench.state.fail = new Error('14 UNAVAILABLE: Connection dropped');
    expect(await send('wx-li')).toMatchObject({ outcome: 'uncertain' });
  });

  test('waits where it never left', async () => {
    bench.state.fail = new Error('no grpc manager');
    expect(await send('wx-li')).toMatchObject({ outcome: 'later' });
  });

  test('is told to the breaker where the link is not to blame', async () => {
    bench.state.fail = new Error('ret -2');
    await send('wx-li');
    expect(failures).toHaveLength(1);
  });
});

test('a room goes by words and can ring people, a chat with one by numbers', () => {
  expect(channel.capabilities(addressOf('room/r1'))).toMatchObject({ buttons: 'words', mentions: true });
  expect(channel.capabilities(addressOf('wx-li'))).toMatchObject({ buttons: 'numbers', mentions: false });
});
