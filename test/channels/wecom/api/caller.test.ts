import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sendAppMessage } from '../../../../src/channels/wecom/api/app-message.ts';
import { createWecomClient } from '../../../../src/channels/wecom/api/client.ts';
import { findMember } from '../../../../src/channels/wecom/api/contacts.ts';
import { explain, type WecomError } from '../../../../src/channels/wecom/api/errors.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { AGENT, answersOn, startWecom, type Wecom } from '../../../support/wecom-client.ts';

let database: TestDatabase;
let wecom: Wecom;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wecom = await startWecom(database.db);
});
afterEach(() => wecom.server.close());

const hello = { agentId: AGENT, userids: ['lisi'], content: { type: 'text', text: '您好' } } as const;
const seen = () => wecom.server.member(AGENT, 'lisi').sees.map(({ text }) => text);

async function errorOf(call: Promise<unknown>): Promise<WecomError> {
  return await call.then(
    () => {
      throw new Error('it went well');
    },
    (error) => error,
  );
}

test('a busy platform is asked three times more, with growing pauses', async () => {
  const waits: number[] = [];
  const client = createWecomClient({
    ...wecom.options,
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  wecom.server.faults.next('busy', 3, 'message/send');

  await sendAppMessage(client, hello);
  expect(seen()).toEqual(['您好']);
  expect(waits).toEqual([150, 300, 600]);
});

test('a platform that stays busy is left for later', async () => {
  wecom.server.faults.next('busy', 4, 'message/send');

  expect(await errorOf(sendAppMessage(wecom.client, hello))).toMatchObject({
    action: 'retry',
    code: -1,
    afterSeconds: 5,
  });
  expect(seen()).toEqual([]);
});

test.each(['broken', 'late', 'reset'] as const)(
  'a call that must not be said twice ends unknown when its answer is %s',
  async (fault) => {
    wecom.server.faults.next(fault, 1, 'message/send');

    expect(await errorOf(sendAppMessage(wecom.client, hello))).toMatchObject({ action: 'uncertain', code: undefined });
    expect(seen()).toEqual(['您好']);
  },
);

test.each(['broken', 'late', 'reset', 'silent', 'unavailable'] as const)(
  'a call that may be said twice is, when its answer is %s',
  async (fault) => {
    wecom.server.faults.next(fault, 1, 'message/send');

    await sendAppMessage(wecom.client, { ...hello, dropRepeatsForSeconds: 60 });
    expect(seen()).toEqual(['您好']);
  },
);

test('where nobody listens, nothing was sent: it may be said again later', async () => {
  await sendAppMessage(wecom.client, hello);
  await wecom.server.close();

  expect(await errorOf(sendAppMessage(wecom.client, hello))).toMatchObject({ action: 'retry', text: 'unreachable' });
});

test('an answer that is not one of WeCom leaves the outcome unknown', async () => {
  wecom.server.faults.next('unavailable', 1, 'message/send');

  const error = await errorOf(sendAppMessage(wecom.client, hello));
  expect(error).toMatchObject({ action: 'uncertain' });
  expect(error.message).toBe('message/send: HTTP 503');
});

test('a call ends with its whole time, in the middle of a pause', async () => {
  const { wait: _, ...link } = wecom.options;
  const client = createWecomClient({ ...link, callTimeoutMs: 1000 });
  await findMember(client, 'lisi');
  wecom.server.faults.next('busy', 3, 'user/get');

  // 150 ms, 300 ms and 600 ms of pauses are more than there is; the fourth attempt would succeed.
  expect(await errorOf(findMember(client, 'lisi'))).toMatchObject({ action: 'retry', code: -1 });
  expect(answersOn(wecom, 'user/get')).toEqual([0]);
});

test('no error holds the token, the secret or the words', async () => {
  await sendAppMessage(wecom.client, hello);
  wecom.server.faults.next('reset', 1, 'message/send');
  const reset = await errorOf(sendAppMessage(wecom.client, hello));
  const refused = await errorOf(sendAppMessage(wecom.client, { ...hello, agentId: 5 }));

  const [{ token } = { token: '' }] = await database.db.wecomToken.findMany();
  expect(token).not.toBe('');
  for (const error of [reset, refused]) {
    const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
    for (const secret of [token, wecom.options.secret, '您好']) expect(told).not.toContain(secret);
  }
});

test('an operator reads what to mend, on which call', async () => {
  const [app] = wecom.server.corp.apps;
  Object.assign(app ?? {}, { ipAllowed: false });

  const error = await errorOf(findMember(wecom.client, 'lisi'));
  expect(error).toMatchObject({ action: 'operator', code: 60020 });
  expect(error.message).toContain('127.0.0.1');
  expect(explain(error)).toBe(
    '本机出口 IP 不在应用的“企业可信IP”里，请在管理后台添加，约一分钟后生效（企业微信接口 user/get，错误码 60020）',
  );
});

test('a base limit that was met holds the call for a minute', async () => {
  wecom.server.corp.rates.allow = (key) => !key.startsWith('base:user/get');

  expect(await errorOf(findMember(wecom.client, 'lisi'))).toMatchObject({
    action: 'hold',
    code: 45009,
    afterSeconds: 60,
  });
});
