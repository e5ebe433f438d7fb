import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { MemberTicket, PressOutcome } from '../../../../src/channels/wecom/member-page/deps.ts';
import { memberPageRoutes } from '../../../../src/channels/wecom/member-page/routes.ts';
import type { IncomingMessage } from '../../../../src/messages/contract.ts';
import { buildHttp } from '../../../../src/platform/http.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { aConversation, quietLog } from '../../../support/messages.ts';
import { MemberBrowser } from '../../../support/wecom/browser.ts';
import type { OauthVisitor } from '../../../support/wecom/oauth.ts';
import { AGENT, answersOn, startWecom, type Wecom } from '../../../support/wecom-client.ts';

let database: TestDatabase;
let wecom: Wecom;
let http: FastifyInstance;
let seq: string;
const accept = jest.fn<(message: IncomingMessage) => Promise<{ fresh: boolean; seq: string }>>();
const ticketsOf = jest.fn<(userid: string) => Promise<MemberTicket[] | undefined>>();
const outcomeOf = jest.fn<(userid: string, seq: string) => Promise<PressOutcome | undefined>>();

const ticket: MemberTicket = {
  ...{ number: 1001, state: '待接单' },
  lines: ['【急修 · 水管】工单 1001', '位置：3栋2单元501', '内容：<b>漏水</b>'],
  buttons: [{ id: 'take:1001', label: '接单' }],
};

beforeAll(async () => {
  database = await openDatabase();
  const now = new Date('2026-11-24T02:00:00Z');
  const row = await database.db.inboundMessage.create({
    data: {
      ...{ conversationId: await aConversation(database.db), channel: 'wecom', account: 'app', externalId: 'one' },
      ...{ senderId: 'ZhangSan', sentAt: now, receivedAt: now, dueAt: now, content: {}, handledAt: now },
    },
  });
  seq = String(row.seq);
});
afterAll(() => database.close());

beforeEach(async () => {
  wecom = await startWecom(database.db);
  for (const app of wecom.server.corp.apps) app.trustedDomain = 'guanjia.example.com';
  accept.mockReset().mockResolvedValue({ fresh: true, seq });
  ticketsOf.mockReset().mockImplementation(async (userid) => (userid === 'ZhangSan' ? [ticket] : undefined));
  outcomeOf.mockReset().mockResolvedValue({ handled: true, texts: ['好的，1001 归您了。'] });
  http = await serve('https://guanjia.example.com');
});
afterEach(async () => {
  await http.close();
  await wecom.server.close();
});

async function serve(publicUrl: string): Promise<FastifyInstance> {
  const { client: caller, clock, server } = wecom;
  const served = await buildHttp({ log: quietLog, ready: async () => ({}) });
  const shared = { db: database.db, clock, log: quietLog, caller, accept, ticketsOf, outcomeOf, publicUrl };
  await served.register(
    memberPageRoutes({ ...shared, corpId: server.corp.corpid, agentId: AGENT, secret: 'a-secret-of-tests' }),
  );
  return served;
}

const browserOf = (visitor: OauthVisitor = { userid: 'ZhangSan' }) =>
  new MemberBrowser(http, wecom.server.corp, visitor);

test('who has no session is sent to WeCom, for a way back to the page', async () => {
  const { status, location = '' } = await browserOf().get('/wecom/me');

  expect(status).toBe(302);
  const { origin, searchParams, hash } = new URL(location);
  expect({ origin, hash, ...Object.fromEntries(searchParams) }).toEqual({
    ...{ origin: 'https://open.weixin.qq.com', hash: '#wechat_redirect', appid: wecom.server.corp.corpid },
    ...{ redirect_uri: 'https://guanjia.example.com/wecom/me/return', response_type: 'code', scope: 'snsapi_base' },
    ...{ state: expect.stringMatching(/^[0-9a-f]{32}$/), agentid: String(AGENT) },
  });
});

test('a page at another address than the trusted domain is not led back to', async () => {
  const served = await serve('https://elsewhere.example.com');
  const browser = new MemberBrowser(served, wecom.server.corp, { userid: 'ZhangSan' });

  await expect(browser.recognised()).rejects.toThrow('50001');
  await served.close();
});

test('a member who was recognised sees his tickets as their cards show them', async () => {
  const { status, html } = await browserOf().opens();

  expect(status).toBe(200);
  expect(html).toContain('【急修 · 水管】工单 1001');
  expect(html).toContain('>接单</button>');
});

test('words of people are text on the page, never markup', async () => {
  const { html } = await browserOf().opens();

  expect(html).toContain('&lt;b>漏水&lt;/b>');
});

test('the page needs no script and is kept nowhere', async () => {
  const browser = browserOf();
  const { html } = await browser.opens();
  const { headers } = await http.inject({ url: '/wecom/me', cookies: Object.fromEntries(browser.cookies) });

  expect(html).not.toMatch(/<script|\son\w+=/);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toContain("form-action 'self'");
});

test('a state that was not sent along from this browser is refused, and the code is not spent', async () => {
  const back = await browserOf().recognised();
  const { status, html } = await browserOf().get(back);

  expect(status).toBe(403);
  expect(html).toContain('链接已失效');
  expect(answersOn(wecom, 'auth/getuserinfo')).toEqual([]);
});

test('a state other than the one sent along is refused', async () => {
  const browser = browserOf();
  const back = await browser.recognised();

  expect((await browser.get(back.replace(/state=\w+/, `state=${'0'.repeat(32)}`))).status).toBe(403);
});

test('a state is over after ten minutes', async () => {
  const browser = browserOf();
  const back = await browser.recognised();
  wecom.pass(601);

  expect((await browser.get(back)).status).toBe(403);
  expect(answersOn(wecom, 'auth/getuserinfo')).toEqual([]);
});

test('a code counts once', async () => {
  const browser = browserOf();
  const back = await browser.recognised();
  const code = new URL(back, 'http://loopback').searchParams.get('code') ?? '';
  await browser.get(back);
  const again = browserOf();
  const second = await again.recognised();
  const { status, html } = await again.get(second.replace(/code=[\w-]+/, `code=${code}`));

  expect(status).toBe(403);
  expect(html).toContain('链接已失效');
  expect(answersOn(wecom, 'auth/getuserinfo')).toEqual([0, 40029]);
});

test('a code is over after five minutes', async () => {
  const browser = browserOf();
  const back = await browser.recognised();
  wecom.pass(301);

  expect((await browser.get(back)).status).toBe(403);
  expect(answersOn(wecom, 'auth/getuserinfo')).toEqual([40029]);
});

test('a member whom the register does not know reads what to do, and gets no session', async () => {
  const browser = browserOf({ userid: 'lisi' });
  const { status, html } = await browser.get(await browser.recognised());

  expect(status).toBe(403);
  expect(html).toContain('请联系经理登记');
  expect((await browser.get('/wecom/me')).status).toBe(302);
});

test('somebody outside the company is told that the page is not for him', async () => {
  const browser = browserOf({ openid: 'o-wang', external_userid: 'wm-wang' });
  const { status, html } = await browser.get(await browser.recognised());

  expect(status).toBe(403);
  expect(html).toContain('只给本企业员工使用');
});

test('where WeCom cannot be asked, he is told to come back', async () => {
  const browser = browserOf();
  const back = await browser.recognised();
  for (const app of wecom.server.corp.apps) app.ipAllowed = false;
  const { status, html } = await browser.get(back);

  expect(status).toBe(503);
  expect(html).toContain('现在连不上企业微信');
});

test('who is no longer of the staff sees no tickets, whatever his session says', async () => {
  const browser = browserOf();
  await browser.opens();
  ticketsOf.mockResolvedValue(undefined);
  const { status, html } = await browser.get('/wecom/me');

  expect(status).toBe(403);
  expect(html).not.toContain('1001');
});

test('a session is over after twelve hours', async () => {
  const browser = browserOf();
  await browser.opens();
  wecom.pass(12 * 3600 - 1);
  expect((await browser.get('/wecom/me')).status).toBe(200);
  wecom.pass(1);

  expect((await browser.get('/wecom/me')).status).toBe(302);
});

test('a cookie that somebody wrote himself counts as none', async () => {
  const browser = browserOf();
  await browser.opens();
  const [, signature = ''] = (browser.cookies.get('guanjia_member') ?? '').split('.');
  const until = wecom.clock.now().getTime() + 3_600_000;
  const forged = Buffer.from(JSON.stringify({ is: 'session', id: 'x', userid: 'ZhangSan', until })).toString(
    'base64url',
  );
  browser.cookies.set('guanjia_member', `${forged}.${signature}`);

  expect((await browser.get('/wecom/me')).status).toBe(302);
});

test('the cookie of a state does not pass for a session', async () => {
  const browser = browserOf();
  await browser.get('/wecom/me');
  browser.cookies.set('guanjia_member', browser.cookies.get('guanjia_state') ?? '');

  expect((await browser.get('/wecom/me')).status).toBe(302);
});

test.each([
  ['https://guanjia.example.com', true],
  ['http://guanjia.example.com', false],
])('at %s the cookie is for the page alone, and secure: %s', async (publicUrl, isSecure) => {
  const served = await serve(publicUrl);
  const browser = new MemberBrowser(served, wecom.server.corp, { userid: 'ZhangSan' });
  const back = await browser.recognised();
  const response = await served.inject({ url: back, cookies: Object.fromEntries(browser.cookies) });
  await served.close();

  const session = response.cookies.find(({ name }) => name === 'guanjia_member');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/wecom/me', maxAge: 12 * 3600 });
  expect(session?.secure ?? false).toBe(isSecure);
});

test('a press is accepted as that of a card is, and leads back to what was said', async () => {
  const browser = browserOf();
  const form = browser.formOf(await browser.opens(), '接单');
  const pressed = await browser.post('/wecom/me/press', form);

  expect(pressed).toMatchObject({ status: 303, location: `/wecom/me?pressed=${seq}` });
  expect(accept.mock.calls).toEqual([
    [
      {
        ...{ channel: 'wecom', account: 'app', id: `page:ZhangSan:${form.once}:take:1001`, at: wecom.clock.now() },
        ...{ chat: { id: 'ZhangSan', kind: 'direct' }, sender: { id: 'ZhangSan' }, press: { button: 'take:1001' } },
      },
    ],
  ]);
  expect((await browser.get(pressed.location ?? '')).html).toContain('好的，1001 归您了。');
  expect(outcomeOf).toHaveBeenCalledWith('ZhangSan', seq);
});

test('a press that is still being dealt with is said to be, and can be looked at again', async () => {
  outcomeOf.mockResolvedValue({ handled: false, texts: [] });
  const browser = browserOf();
  await browser.opens();
  const { html } = await browser.get(`/wecom/me?pressed=${seq}`);

  expect(html).toContain('正在办理');
  expect(html).toContain(`href="/wecom/me?pressed=${seq}"`);
});

test('a form sent twice is one message', async () => {
  const browser = browserOf();
  const form = browser.formOf(await browser.opens(), '接单');
  await browser.post('/wecom/me/press', form);
  await browser.post('/wecom/me/press', form);

  const [first, second] = accept.mock.calls.map(([message]) => message.id);
  expect(first).toBe(second);
});

test.each([
  ['without its seal', { seal: '' }],
  ['with a seal of nobody', { seal: 'A'.repeat(43) }],
  ['for another button', { button: 'finish:1001' }],
  ['under another number', { once: '0'.repeat(32) }],
])('a form %s is refused', async (_what, change) => {
  const browser = browserOf();
  const form = browser.formOf(await browser.opens(), '接单');
  const { status, html } = await browser.post('/wecom/me/press', { ...form, ...change });

  expect(status).toBe(403);
  expect(html).toContain('没有办理');
  expect(accept).not.toHaveBeenCalled();
});

test('a form of another session is refused', async () => {
  const [one, other] = [browserOf(), browserOf()];
  const form = one.formOf(await one.opens(), '接单');
  await other.opens();

  expect((await other.post('/wecom/me/press', form)).status).toBe(403);
  expect(accept).not.toHaveBeenCalled();
});

test('a form without a session is refused, and nobody is sent elsewhere', async () => {
  const browser = browserOf();
  const form = browser.formOf(await browser.opens(), '接单');
  browser.cookies.clear();
  const { status, html, location } = await browser.post('/wecom/me/press', form);

  expect({ status, location }).toEqual({ status: 401, location: undefined });
  expect(html).toContain('登录已过期');
  expect(accept).not.toHaveBeenCalled();
});

test('a member without tickets reads so', async () => {
  ticketsOf.mockResolvedValue([]);

  expect((await browserOf().opens()).html).toContain('现在没有您的工单');
});
