import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decrypt, getSignature } from '@wecom/crypto';
import type { CorpOptions } from '../../../support/wecom/corp.ts';
import { startWecomServer, type WecomServer } from '../../../support/wecom-server.ts';

// The server that stands for WeCom in other tests: what it says by itself, and how strict it is with what it is told.

const target = { token: 'WyTestToken2024', aesKey: 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY' };
const now = new Date('2026-11-24T02:00:00Z');
const corp: CorpOptions = {
  now: () => now,
  apps: [{ agentId: 2, secret: 's' }],
  members: [{ userid: 'zhangsan' }],
  kfAccounts: [{ openKfid: 'wk1' }],
  customers: [{ externalUserid: 'wm1' }],
};

let wecom: WecomServer;
let receiver: Server;
let received: { query: URLSearchParams; body: string }[];
let status: number;

beforeEach(async () => {
  wecom = await startWecomServer(corp);
  received = [];
  status = 200;
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ query: new URL(request.url ?? '', 'http://x').searchParams, body });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  const { port } = receiver.address() as AddressInfo;
  wecom.sendCallbacksTo(2, { url: `http://127.0.0.1:${port}/wecom/callback/app`, ...target });
});
afterEach(async () => {
  await wecom.close();
  receiver.closeAllConnections();
  receiver.close();
});

const says = (...words: string[]) => {
  for (const text of words) wecom.member(2, 'zhangsan').says(text);
};
const contents = () =>
  received.map(({ body }) => {
    const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '';
    return /<Content><!\[CDATA\[(.*?)\]\]>/.exec(decrypt(target.aesKey, encrypted).message)?.[1];
  });

describe('callbacks', () => {
  test('are signed and encrypted for the company', async () => {
    says('3栋电梯坏了');
    expect(await wecom.deliverCallbacks()).toEqual([{ status: 200, body: '' }]);

    const [{ query, body } = { query: new URLSearchParams(), body: '' }] = received;
    const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? '';
    const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
    expect(query.get('msg_signature')).toBe(getSignature(target.token, timestamp, nonce, encrypted));
    expect(Number(timestamp) * 1000).toBe(now.getTime());
    const { message, id } = decrypt(target.aesKey, encrypted);
    expect(id).toBe(wecom.corp.corpid);
    expect(message).toMatch(/^<xml><ToUserName>.*<FromUserName><!\[CDATA\[zhangsan\]\]>.*<AgentID>2<\/AgentID>/);
    expect(message).toMatch(/<Content><!\[CDATA\[3栋电梯坏了\]\]><\/Content><MsgId>73\d{17}<\/MsgId>/);
  });

  test('may come twice, out of order, or not at all', async () => {
    says('一', '二', '三');
    await wecom.deliverCallbacks({ times: 2, reorder: 'reversed', lose: (index) => index === 1 });

    expect(contents()).toEqual(['三', '三', '一', '一']);
  });

  test('come in the same disorder for the same seed', async () => {
    const words = ['一', '二', '三', '四', '五', '六'];
    says(...words);
    await wecom.deliverCallbacks({ reorder: { seed: 7 } });
    const first = contents();
    received = [];
    says(...words);
    await wecom.deliverCallbacks({ reorder: { seed: 7 } });

    expect(contents()).toEqual(first);
    expect(first).not.toEqual(words);
    expect(first.toSorted()).toEqual(words.toSorted());
  });

  test('are tried four times where they are not taken', async () => {
    says('您好');
    status = 500;
    for (let tries = 0; tries < 6; tries++) await wecom.deliverCallbacks();

    expect(contents()).toEqual(['您好', '您好', '您好', '您好']);
  });

  test('ring for what happens on a customer-service account, and say no more', async () => {
    wecom.customer('wk1', 'wm1').says('水管爆了');
    await wecom.deliverCallbacks();

    const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(received[0]?.body ?? '')?.[1] ?? '';
    const { message } = decrypt(target.aesKey, encrypted);
    expect(message).toMatch(/<Event><!\[CDATA\[kf_msg_or_event\]\]>.*<Token>.*<OpenKfId><!\[CDATA\[wk1\]\]>/);
    expect(message).not.toContain('水管爆了');
    expect(message).not.toContain('wm1');
  });

  test('are verified with an echo before they come', () => {
    const { url, expected } = wecom.verification({ url: 'http://127.0.0.1/wecom/callback/app', ...target });
    const echo = url.searchParams.get('echostr') ?? '';

    expect(decrypt(target.aesKey, echo).message).toBe(expected);
    expect(url.searchParams.get('msg_signature')).toBe(
      getSignature(target.token, url.searchParams.get('timestamp') ?? '', url.searchParams.get('nonce') ?? '', echo),
    );
  });
});

describe('calls', () => {
  async function call(path: string, body: unknown, token?: string): Promise<number> {
    const access = token ?? (await tokenOf('s'));
    const response = await fetch(`${wecom.base}/cgi-bin/${path}?access_token=${access}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return ((await response.json()) as { errcode: number }).errcode;
  }
  async function tokenOf(secret: string): Promise<string> {
    const url = `${wecom.base}/cgi-bin/gettoken?corpid=${wecom.corp.corpid}&corpsecret=${secret}`;
    return ((await (await fetch(url)).json()) as { access_token: string }).access_token;
  }
  const text = { touser: 'zhangsan', agentid: 2, msgtype: 'text', text: { content: '您好' } };

  test('are taken as the documentation writes them', async () => {
    expect(await call('message/send', text)).toBe(0);
  });

  test.each<[string, number, unknown]>([
    ['no JSON', 40035, '{"touser":'],
    ['a missing field', 40063, { ...text, agentid: undefined }],
    ['a field that nobody knows', 40058, { ...text, colour: 'red' }],
    ['a field of the wrong type', 40058, { ...text, agentid: '2' }],
    ['a message type that is none', 40008, { ...text, text: undefined, msgtype: 'poem', poem: {} }],
    ['an empty text', 44004, { ...text, text: { content: '' } }],
    ['an app that is none', 40056, { ...text, agentid: 99 }],
    ['nobody to send to', 82001, { ...text, touser: '' }],
    ['nobody whom it knows', 81013, { ...text, touser: 'nobody' }],
    ['a file that is none', 40007, { ...text, msgtype: 'file', text: undefined, file: { media_id: 'x' } }],
  ])('are refused with %s: %i', async (_, errcode, body) => {
    expect(await call('message/send', body)).toBe(errcode);
  });

  test('are refused with a token that is missing or not one', async () => {
    expect(await call('message/send', text, '')).toBe(41001);
    expect(await call('message/send', text, 'nonsense')).toBe(40014);
  });

  test('bar the address after many wrong secrets', async () => {
    const url = `${wecom.base}/cgi-bin/gettoken?corpid=${wecom.corp.corpid}&corpsecret=wrong`;
    const codes: number[] = [];
    for (let tries = 0; tries < 21; tries++) {
      codes.push(((await (await fetch(url)).json()) as { errcode: number }).errcode);
    }

    expect(codes).toEqual([...Array.from({ length: 20 }, () => 40001), 45009]);
  });

  test('that are too long are cut where members read them', async () => {
    await call('message/send', { ...text, text: { content: '字'.repeat(700) } });

    expect(wecom.member(2, 'zhangsan').sees[0]?.text).toBe('字'.repeat(682));
  });
});
