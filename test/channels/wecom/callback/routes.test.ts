import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import type { BotMessage } from '../../../../src/channels/wecom/callback/bot-message.ts';
import type { BotReply } from '../../../../src/channels/wecom/callback/bot-reply.ts';
import type { AppEvent } from '../../../../src/channels/wecom/callback/event.ts';
import type { CallbackRequest } from '../../../../src/channels/wecom/callback/read-callback.ts';
import { callbackRoutes } from '../../../../src/channels/wecom/callback/routes.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { buildHttp } from '../../../../src/platform/http.ts';
import { createLog } from '../../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { mutate, mutation } from './mutations.ts';
import * as sealing from './sealing.ts';
import {
  AES_KEY,
  app,
  appBody,
  appRequest,
  botRequest,
  CORP,
  NONCE,
  proof,
  queryOf,
  request,
  SIGNED_AT,
  V1,
  V2,
  V3,
} from './sealing.ts';

let database: TestDatabase;
let http: FastifyInstance;
let address: string;
let clock: ManualClock;
let lines: string[];
const onEvent = jest.fn<(event: AppEvent) => Promise<void>>();
const onMessage = jest.fn<(message: BotMessage) => Promise<BotReply | undefined>>();

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.db.wecomCallback.deleteMany();
  onEvent.mockReset().mockResolvedValue();
  onMessage.mockReset().mockResolvedValue(undefined);
  clock = new ManualClock(SIGNED_AT);
  lines = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  http = await buildHttp({ log, ready: async () => ({}), requestsPerMinute: 10 });
  const bot = { ...sealing.bot, onMessage };
  await http.register(callbackRoutes({ app: { ...app, onEvent }, bot, clock, db: database.db, log }));
  address = await http.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => http.close());

interface Answer {
  status: number;
  type: string | null;
  body: string;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address + path, init);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

const post = (door: 'app' | 'bot', { query, body }: CallbackRequest, type = 'text/xml') =>
  ask(`/wecom/callback/${door}?${query}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': type },
  });

const refusal = { status: 403, type: 'application/json; charset=utf-8', body: '{"error":"forbidden"}' };
const good = appRequest(V2.plain);

describe('GET', () => {
  test('is answered with the bare word', async () => {
    const query = queryOf({ ...proof(V1.echostr), echostr: V1.echostr });
    const expected = { status: 200, type: 'text/plain; charset=utf-8', body: V1.plain };
    expect(await ask(`/wecom/callback/app?${query}`)).toEqual(expected);
  });

  test('for the bot likewise, whose envelopes name nobody', async () => {
    const echostr = encrypt(AES_KEY, '42', '');
    const query = queryOf({ ...proof(echostr), echostr });
    expect(await ask(`/wecom/callback/bot?${query}`)).toMatchObject({ status: 200, body: '42' });
    expect(await ask(`/wecom/callback/app?${query}`)).toEqual(refusal);
  });
});

describe('POST', () => {
  test('hands an event on and answers with nothing', async () => {
    expect(await post('app', good)).toMatchObject({ status: 200, body: '' });
    expect(onEvent.mock.calls).toEqual([[expect.objectContaining({ kind: 'text', text: '3栋电梯坏了' })]]);
  });

  test.each(['application/json', 'application/octet-stream', 'text/plain; charset=gbk'])(
    'reads the body whatever it is called: %s',
    async (type) => {
      expect(await post('app', good, type)).toMatchObject({ status: 200 });
      expect(onEvent).toHaveBeenCalledTimes(1);
    },
  );

  test('answers only after the event was taken', async () => {
    const order: string[] = [];
    onEvent.mockImplementation(async () => void order.push('taken'));
    await post('app', good).then(() => order.push('answered'));
    expect(order).toEqual(['taken', 'answered']);
  });

  test('what is for the bot goes to the bot alone', async () => {
    expect(await post('bot', botRequest(V3.plain))).toMatchObject({ status: 200, body: '' });
    expect(onMessage.mock.calls).toEqual([[expect.objectContaining({ id: 'CAIQtest' })]]);
    expect(onEvent).not.toHaveBeenCalled();
  });

  test('the answer for the bot is sealed, and carries the nonce of the question', async () => {
    const stream: BotReply = { msgtype: 'stream', stream: { id: 's', finish: true, content: '好的' } };
    onMessage.mockResolvedValue(stream);
    const { body } = await post('bot', botRequest(V3.plain));
    const reply = JSON.parse(body);
    const { message, id } = decrypt(AES_KEY, reply.encrypt);
    expect({ message: JSON.parse(message), id }).toEqual({ message: stream, id: '' });
    const msgsignature = getSignature(sealing.TOKEN, 1700000001, NONCE, reply.encrypt);
    expect(reply).toEqual({ encrypt: reply.encrypt, msgsignature, timestamp: 1700000001, nonce: NONCE });
  });
});

describe('every refusal is alike, and hands nothing on', () => {
  const sealed = (bytes: Buffer) => {
    const encrypted = sealing.encryptBytes(bytes);
    return request(proof(encrypted), appBody(encrypted));
  };
  const { query, body } = good;
  const huge = Buffer.from(appBody(encrypt(AES_KEY, 'x'.repeat(1024 * 1024), CORP)));

  test.each<[string, CallbackRequest]>([
    ['no query', { query: '', body }],
    ['no body', { query, body: Buffer.alloc(0) }],
    [
      'a wrong signature',
      { query: query.replace(/msg_signature=./, 'msg_signature=0'), body: appRequest(V2.plain).body },
    ],
    ['a broken percent sign', { query: `${query}%zz`, body }],
    ['another token', appRequest(V2.plain, { token: 'other' })],
    ['another company', appRequest(V2.plain, { receiveId: 'ww9' })],
    ['another company inside', appRequest(V2.plain.replace(CORP, 'ww9'))],
    ['another app inside', appRequest(V2.plain.replace('1000002', '1'))],
    ['an old time', appRequest(V2.plain, { timestamp: '1699999000' })],
    ['a time to come', appRequest(V2.plain, { timestamp: '1700001000' })],
    ['a wrong padding', sealed(sealing.plainBytes(V2.plain, { pad: (bytes) => Buffer.alloc(bytes) }))],
    ['a wrong length', sealed(sealing.plainBytes(V2.plain, { length: 9999 }))],
    ['a DTD', { query, body: Buffer.from(`<!DOCTYPE a [<!ENTITY b "c">]>${body}`) }],
    ['a DTD inside', appRequest(`<!DOCTYPE a>${V2.plain}`)],
    ['no XML inside', appRequest('hello')],
    ['a body over a mebibyte', { query, body: huge }],
  ])('%s', async (_, given) => {
    expect(await post('app', given)).toEqual(refusal);
    expect(onEvent).not.toHaveBeenCalled();
    expect(await database.db.wecomCallback.count()).toBe(0);
  });

  test('a GET without a query, and one that would open a message', async () => {
    const stolen = queryOf({ ...proof(V2.encrypted), echostr: V2.encrypted });
    expect(await ask('/wecom/callback/app')).toEqual(refusal);
    expect(await ask(`/wecom/callback/app?${stolen}`)).toEqual(refusal);
  });

  test('what is for one door at the other', async () => {
    expect(await post('bot', good)).toEqual(refusal);
    expect(await post('app', botRequest(V3.plain))).toEqual(refusal);
    expect(onMessage).not.toHaveBeenCalled();
  });

  test('three hundred envelopes that were changed', async () => {
    const part = fc.constantFrom('msg_signature', 'timestamp', 'nonce', 'sealed', 'sealed');
    const property = fc.asyncProperty(part, mutation, async (where, change) => {
      const whole: Record<string, string> = { ...proof(V2.encrypted), sealed: V2.encrypted };
      const changed = mutate(whole[where] ?? '', change);
      fc.pre(changed !== whole[where]);
      const { sealed: text = '', ...rest } = { ...whole, [where]: changed };
      expect(await post('app', request(rest, appBody(text)))).toEqual(refusal);
    });
    await fc.assert(property, { numRuns: 300 });
    expect(onEvent).not.toHaveBeenCalled();
  });
});

describe('a repeat', () => {
  test('is answered like the first, and changes nothing', async () => {
    const first = await post('app', good);
    expect(await post('app', good)).toEqual(first);
    expect(onEvent).toHaveBeenCalledTimes(1);
  });

  test('in a new envelope is known by what it says', async () => {
    await post('app', good);
    expect(await post('app', appRequest(V2.plain, { timestamp: '1700000006', nonce: '2' }))).toMatchObject({
      status: 200,
    });
    expect(onEvent).toHaveBeenCalledTimes(1);
  });

  test('that comes at the same moment is one with the first', async () => {
    const answers = await Promise.all([post('app', good), post('app', good), post('app', appRequest(V2.plain))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(onEvent).toHaveBeenCalledTimes(1);
  });

  test('ten minutes later is refused: it is old', async () => {
    await post('app', good);
    clock.set(new Date(SIGNED_AT.getTime() + 10 * 60_000));
    expect(await post('app', good)).toEqual(refusal);
    expect(onEvent).toHaveBeenCalledTimes(1);
  });

  test('is known for as long as it is fresh, also of one that was signed ahead of our clock', async () => {
    clock.set(new Date(SIGNED_AT.getTime() - 5 * 60_000));
    await post('app', good);
    clock.set(new Date(SIGNED_AT.getTime() + 5 * 60_000));
    await post('app', appRequest(V2.plain.replace('7300000000000000001', '1')));
    expect(await post('app', good)).toMatchObject({ status: 200, body: '' });
    expect(onEvent).toHaveBeenCalledTimes(2);
  });

  test('of an event that could not be taken is taken', async () => {
    onEvent.mockRejectedValueOnce(new Error('the database is away'));
    expect(await post('app', good)).toMatchObject({ status: 500, body: '{"error":"internal error"}' });
    expect(await post('app', good)).toMatchObject({ status: 200 });
    expect(onEvent).toHaveBeenCalledTimes(2);
  });

  test('of a poll for the rest of an answer is a question anew, if it has its own envelope', async () => {
    const poll = JSON.stringify({ ...JSON.parse(V3.plain), msgtype: 'stream', stream: { id: 's' } });
    await post('bot', botRequest(poll, { nonce: '1' }));
    await post('bot', botRequest(poll, { nonce: '2' }));
    expect(onMessage).toHaveBeenCalledTimes(2);
  });
});

test('what is older than ten minutes is forgotten', async () => {
  await post('app', good);
  clock.set(new Date(SIGNED_AT.getTime() + 11 * 60_000));
  await post('app', appRequest(V2.plain.replace('7300000000000000001', '1'), { timestamp: '1700000660' }));
  const left = await database.db.wecomCallback.findMany();
  expect(left.map(({ at }) => at)).toEqual([clock.now(), clock.now()]);
});

test('the log tells why, and neither what was written nor what proves it', async () => {
  const other = appRequest(V2.plain.replace(CORP, 'ww9'));
  await post('app', other);
  await post('app', good);
  const told = lines.join('');
  expect(told).toContain('"reason":"receiver"');
  const { msg_signature } = proof(V2.encrypted);
  for (const secret of [sealing.TOKEN, AES_KEY, msg_signature, 'msg_signature', '电梯', 'zhangsan', NONCE]) {
    expect(told).not.toContain(secret);
  }
});

test('the platform may call more often than people do', async () => {
  const answers = [];
  for (let n = 0; n < 20; n++) answers.push(await post('app', good));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
});

test('a key that cannot be one stops the start', () => {
  const log = createLog('silent');
  const wrong = { ...app, aesKey: 'short', onEvent };
  expect(() => callbackRoutes({ app: wrong, clock, db: database.db, log })).toThrow('EncodingAESKey');
});
