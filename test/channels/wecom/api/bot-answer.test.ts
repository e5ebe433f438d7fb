import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { decrypt } from '@wecom/crypto';
import { answerBotMessage } from '../../../../src/channels/wecom/api/bot-answer.ts';
import { botWords } from '../../../../src/channels/wecom/api/bot-content.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, startWecom, type Wecom } from '../../../support/wecom-client.ts';

const target = { token: 'WyTestToken2024', aesKey: 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY' };
let database: TestDatabase;
let wecom: Wecom;
let receiver: Server;
let received: string[];

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wecom = await startWecom(database.db, { bots: ['AIBOT1'] });
  received = [];
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push(decrypt(target.aesKey, JSON.parse(body).encrypt).message);
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  const { port } = receiver.address() as AddressInfo;
  wecom.server.sendBotCallbacksTo('AIBOT1', { url: `http://127.0.0.1:${port}/wecom/callback/bot`, ...target });
});
afterEach(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await wecom.server.close();
});

const hear = () =>
  wecom.server.bot('AIBOT1').hears({ userid: 'zhangsan', chatid: 'wrCHAT1', text: '@小管家 接单 8801' });
const answer = async (responseUrl: string, words = '已接单') =>
  answerBotMessage(wecom.options, responseUrl, botWords('aibot/response', words));
const seen = () => wecom.server.groupSees('wrCHAT1').map(({ text }) => text);

test('a message to the bot in a group is answered there', async () => {
  const { status, responseUrl } = await hear();
  expect(status).toBe(200);
  expect(JSON.parse(received[0] ?? '')).toMatchObject({
    ...{ aibotid: 'AIBOT1', chatid: 'wrCHAT1', chattype: 'group', text: { content: '@小管家 接单 8801' } },
    from: { userid: 'zhangsan' },
  });
  await answer(responseUrl);

  expect(seen()).toEqual(['已接单']);
});

test('a second answer is refused', async () => {
  const { responseUrl } = await hear();
  await answer(responseUrl);

  await expect(answer(responseUrl, '再说一次')).rejects.toMatchObject({ action: 'spent', code: 60140 });
  expect(seen()).toEqual(['已接单']);
});

test('an answer after an hour is refused', async () => {
  const { responseUrl } = await hear();
  wecom.pass(3601);

  await expect(answer(responseUrl)).rejects.toMatchObject({ action: 'spent' });
});

test('an answer of unknown outcome is not repeated', async () => {
  const { responseUrl } = await hear();
  wecom.server.faults.next('late', 1, 'aibot/response');

  await expect(answer(responseUrl)).rejects.toMatchObject({ action: 'uncertain' });
  expect(seen()).toEqual(['已接单']);
});

test('an address that points elsewhere leads to WeCom all the same', async () => {
  const { responseUrl } = await hear();
  await answer(responseUrl.replace(/^http:\/\/[^/]+/, 'http://elsewhere.invalid'));

  expect(seen()).toEqual(['已接单']);
});

test.each([
  ['an address without a code', 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response', '好'],
  ['what is no address', 'response', '好'],
  ['an answer over 20480 bytes', 'https://x/?response_code=a', '字'.repeat(6827)],
])('%s is refused before it is sent', async (_, responseUrl, words) => {
  await expect(answer(responseUrl, words)).rejects.toMatchObject({ action: 'bug' });
  expect(answersOn(wecom, 'aibot/response')).toEqual([]);
});
