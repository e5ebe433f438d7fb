import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { createSimulatorFake, type SimulatorFake } from '../../support/simulator-fake.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
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

async function post(path: string, body: object) {
  const answer = await fake.inject({ method: 'POST', url: `/sim/api/${path}`, payload: body });
  return { status: answer.statusCode, body: answer.json() };
}

async function read(conversation: string, query = '') {
  const answer = await fake.inject({ url: `/sim/api/messages?in=${conversation}${query}` });
  return answer.json() as Record<string, unknown>[];
}

describe('say', () => {
  test('hands the words to Guanjia as a message of the chat, and shows them', async () => {
    const said = await post('say', { as: 'li', in: 'direct-li', text: ' 厨房水管爆了 ' });

    expect(said).toEqual({ status: 202, body: { id: expect.any(String) } });
    expect(fake.accepted).toEqual([
      {
        channel: 'simulator',
        account: 'jinxiu',
        id: said.body.id,
        chat: { id: 'user-li', kind: 'direct', title: '管家' },
        sender: { id: 'user-li', name: '李女士' },
        at: expect.any(Date),
        text: '厨房水管爆了',
        mentionsBot: false,
      },
    ]);
    expect(await read('direct-li')).toEqual([
      {
        seq: expect.any(Number),
        id: said.body.id,
        from: 'li',
        name: '李女士',
        text: '厨房水管爆了',
        at: expect.any(String),
      },
    ]);
  });

  test('carries pictures, which can be fetched again', async () => {
    await post('say', { as: 'li', in: 'direct-li', media: [{ name: '漏水.png', mime: 'image/png', base64: png }] });

    expect(fake.accepted[0]?.media).toEqual([
      { kind: 'image', mime: 'image/png', name: '漏水.png', bytes: Buffer.from(png, 'base64') },
    ]);
    const [message] = (await read('direct-li')) as { media: { kind: string; url: string }[] }[];
    expect(message?.media[0]?.kind).toBe('image');
    const picture = await fake.inject({ url: message?.media[0]?.url ?? '' });
    expect(picture.headers['content-type']).toBe('image/png');
    expect(picture.rawPayload).toEqual(Buffer.from(png, 'base64'));
  });

  test('quotes a message of ours by its id', async () => {
    await fake.says('eng', '1024 号工单', 'card-1');
    await post('say', { as: 'zhang', in: 'eng', text: '接单', quote: 'card-1' });

    expect(fake.accepted[0]?.quote).toEqual({ messageId: 'card-1', text: '1024 号工单' });
    expect((await read('eng'))[1]?.quote).toEqual({ id: 'card-1', from: 'guanjia', name: '管家', text: '1024 号工单' });
  });

  test.each([
    ['the text', { text: '@管家 接单 1024' }],
    ['mention', { text: '接单 1024', mention: 'guanjia' }],
    ['a list in mention', { text: '接单 1024', mention: ['guanjia'] }],
  ])('a call of @管家 in %s addresses us and is no part of the words', async (_where, words) => {
    await post('say', { as: 'zhang', in: 'eng', ...words });

    expect(fake.accepted[0]).toMatchObject({ text: '接单 1024', mentionsBot: true });
    expect((await read('eng'))[0]?.text).toBe('@管家 接单 1024');
  });

  test('a colleague who is mentioned is called in the text, by the id the page knows', async () => {
    await post('say', { as: 'zhang', in: 'eng', text: '帮我一下', mention: 'lishifu' });

    expect(fake.accepted[0]).toMatchObject({ text: '@李师傅 帮我一下', mentionsBot: false });
    expect((await read('eng'))[0]?.mentions).toEqual([{ id: 'lishifu', name: '李师傅' }]);
  });

  test.each([
    [404, 'as', { as: 'nobody', in: 'direct-li', text: '在吗' }],
    [404, 'in', { as: 'li', in: 'nowhere', text: '在吗' }],
    [422, 'in', { as: 'li', in: 'eng', text: '在吗' }],
    [404, 'quote', { as: 'li', in: 'direct-li', text: '在吗', quote: 'card-0' }],
    [404, 'mention', { as: 'zhang', in: 'eng', text: '在吗', mention: 'nobody' }],
    [400, 'text', { as: 'li', in: 'direct-li', text: '  ' }],
    [400, 'as', { in: 'direct-li', text: '在吗' }],
    [422, 'media.0', { as: 'li', in: 'direct-li', media: [{ name: 'a.png', mime: 'image/jpeg', base64: png }] }],
    [422, 'media.0', { as: 'li', in: 'direct-li', media: [{ name: 'a.svg', mime: 'image/svg+xml', base64: png }] }],
    [422, 'media.0', { as: 'li', in: 'direct-li', media: [{ name: 'a.png', mime: 'image/png', base64: '<svg>' }] }],
  ])('answers %i and names %s for what cannot be said', async (status, field, request) => {
    expect(await post('say', request)).toEqual({ status, body: { error: expect.any(String), field } });
    expect(fake.accepted).toEqual([]);
  });

  test('the same id again says nothing twice', async () => {
    const words = { id: 'try-1', as: 'li', in: 'direct-li', text: '在吗' };
    const first = await post('say', words);
    const second = await post('say', words);

    expect(second).toEqual(first);
    expect(fake.accepted).toHaveLength(1);
    expect(await read('direct-li')).toHaveLength(1);
  });

  test('an id that somebody else used is refused', async () => {
    await post('say', { id: 'try-1', as: 'li', in: 'direct-li', text: '在吗' });

    expect(await post('say', { id: 'try-1', as: 'chen', in: 'direct-chen', text: '在吗' })).toMatchObject({
      status: 409,
      body: { field: 'id' },
    });
  });
});

describe('press', () => {
  beforeEach(() => fake.says('eng', { text: '1024 号工单', buttons: [{ id: 'take:1024', label: '接单' }] }, 'card-1'));

  test('hands over who pressed what on which message', async () => {
    const pressed = await post('press', { as: 'zhang', message: 'card-1', button: 'take:1024' });

    expect(pressed.status).toBe(202);
    expect(fake.accepted[0]).toMatchObject({
      sender: { id: 'user-zhang' },
      chat: { id: 'group-eng', kind: 'group' },
      press: { messageId: 'card-1', button: 'take:1024' },
    });
    expect((await read('eng'))[1]).toMatchObject({ from: 'zhang', press: { message: 'card-1', button: 'take:1024' } });
  });

  test.each([
    [404, 'as', { as: 'nobody', message: 'card-1', button: 'take:1024' }],
    [404, 'message', { as: 'zhang', message: 'card-0', button: 'take:1024' }],
    [422, 'button', { as: 'zhang', message: 'card-1', button: 'take:1025' }],
    [422, 'as', { as: 'li', message: 'card-1', button: 'take:1024' }],
  ])('answers %i and names %s for what cannot be pressed', async (status, field, request) => {
    expect(await post('press', request)).toEqual({ status, body: { error: expect.any(String), field } });
    expect(fake.accepted).toEqual([]);
  });
});
