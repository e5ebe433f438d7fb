import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sendAppMessage } from '../../../../src/channels/wecom/api/app-message.ts';
import { WecomError } from '../../../../src/channels/wecom/api/errors.ts';
import { sendKfMessage } from '../../../../src/channels/wecom/api/kf-send.ts';
import { syncMessages } from '../../../../src/channels/wecom/api/kf-sync.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { AGENT, answersOn, KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

const MESSAGES = 15;
const texts = Array.from({ length: MESSAGES }, (_, index) => `第${index}条`);

/** As the outbox does: again and again, until it is done or refused for good. Says whether it is a repetition. */
async function insist<T>(call: (again: boolean) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await call(tries > 0);
    } catch (error) {
      const mayTryAgain = error instanceof WecomError && ['retry', 'uncertain'].includes(error.action);
      if (!mayTryAgain || tries === 20) throw error;
    }
  }
}

test.each([1, 2])('three of ten calls go wrong (%i): a customer reads every message once, in order', async (seed) => {
  const phone = wecom.server.customer(KF, 'wm-wang');
  wecom.server.faults.rate(0.3, seed);
  for (const [index, text] of texts.entries()) {
    phone.says('嗯');
    const message = { openKfid: KF, externalUserid: 'wm-wang', messageId: `m${index}` };
    await insist((repeated) => sendKfMessage(wecom.client, { ...message, content: { type: 'text', text }, repeated }));
  }

  expect(phone.sees.map(({ text }) => text)).toEqual(texts);
  expect(answersOn(wecom, 'kf/send_msg').length).toBeGreaterThan(MESSAGES);
});

test('three of ten calls go wrong: a member gets every message once, in order', async () => {
  wecom.server.faults.rate(0.3, 4);
  for (const text of texts) {
    const message = { agentId: AGENT, userids: ['lisi'], content: { type: 'text', text } } as const;
    await insist(() => sendAppMessage(wecom.client, { ...message, dropRepeatsForSeconds: 600 }));
  }

  expect(wecom.server.member(AGENT, 'lisi').sees.map(({ text }) => text)).toEqual(texts);
});

test('three of ten calls go wrong: what a customer wrote is read to the end, nothing twice', async () => {
  const phone = wecom.server.customer(KF, 'wm-wang');
  for (const text of texts) phone.says(text);
  wecom.server.faults.rate(0.3, 5);
  const [token = ''] = wecom.server.corp.kfAccounts.get(KF)?.doorbells.keys() ?? [];
  const read: (string | undefined)[] = [];
  for (let cursor = '', more = true; more; ) {
    const page = await insist(() => syncMessages(wecom.client, { openKfid: KF, token, limit: 4, cursor }));
    read.push(...page.msg_list.map(({ text }) => text?.content));
    cursor = page.next_cursor;
    more = page.has_more;
  }

  expect(read).toEqual(texts);
});

test('tokens are voided again and again in the middle: nothing is lost', async () => {
  const phone = wecom.server.customer(KF, 'wm-wang');
  for (const [index, text] of texts.entries()) {
    phone.says('嗯');
    if (index % 3 === 0) wecom.server.voidTokens();
    const content = { type: 'text', text } as const;
    await sendKfMessage(wecom.client, { openKfid: KF, externalUserid: 'wm-wang', messageId: `m${index}`, content });
  }

  expect(phone.sees.map(({ text }) => text)).toEqual(texts);
});
