import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sendKfMessage, sendKfMessageOnEvent } from '../../../../src/channels/wecom/api/kf-send.ts';
import { getKfSession, kfStates, moveKfSession } from '../../../../src/channels/wecom/api/kf-session.ts';
import { syncMessages } from '../../../../src/channels/wecom/api/kf-sync.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

const wang = { openKfid: KF, externalUserid: 'wm-wang' };
const phone = () => wecom.server.customer(KF, 'wm-wang');
const say = (text: string, messageId: string) =>
  sendKfMessage(wecom.client, { ...wang, messageId, content: { type: 'text', text } });

test('a customer who writes is in a new session', async () => {
  expect(await getKfSession(wecom.client, wang)).toEqual({ state: kfStates.ended, servicer: '' });
  phone().says('您好');

  expect(await getKfSession(wecom.client, wang)).toEqual({ state: kfStates.fresh, servicer: '' });
});

test('once a servicer has the customer, we are silent', async () => {
  phone().says('转人工');
  await moveKfSession(wecom.client, wang, { state: kfStates.human, servicer: 'lisi' });

  expect(await getKfSession(wecom.client, wang)).toEqual({ state: kfStates.human, servicer: 'lisi' });
  await expect(say('插一句', 'm1')).rejects.toMatchObject({ action: 'closed', code: 95018 });
});

test('the code of a move says one text while the customer waits', async () => {
  phone().says('转人工');
  const { code } = await moveKfSession(wecom.client, wang, { state: kfStates.pool });
  await sendKfMessageOnEvent(wecom.client, { code, messageId: 'p1', content: { type: 'text', text: '正在为您转接' } });

  expect(phone().sees.map(({ text }) => text)).toEqual(['正在为您转接']);
});

test('what a servicer does in the client is read as events', async () => {
  phone().says('转人工');
  await moveKfSession(wecom.client, wang, { state: kfStates.pool });
  const lisi = wecom.server.servicer(KF, 'lisi');
  lisi.takes('wm-wang');
  lisi.says('wm-wang', '我来处理');
  lisi.ends('wm-wang');

  const { msg_list } = await syncMessages(wecom.client, { openKfid: KF });
  expect(msg_list.slice(1).map(({ origin, event, text }) => [origin, event?.change_type ?? text?.content])).toEqual([
    [4, 1],
    [5, '我来处理'],
    [4, 3],
  ]);
});

test('an ended session is opened by the customer alone', async () => {
  phone().says('您好');
  await moveKfSession(wecom.client, wang, { state: kfStates.ended });
  await expect(moveKfSession(wecom.client, wang, { state: kfStates.bot })).rejects.toMatchObject({ code: 95016 });

  phone().says('还有一件事');
  await say('请说', 'm2');
  expect(phone().sees.map(({ text }) => text)).toEqual(['请说']);
});

test('nobody is handed to a servicer who is off duty', async () => {
  phone().says('转人工');
  wecom.server.servicer(KF, 'lisi').goesOffDuty();

  const move = moveKfSession(wecom.client, wang, { state: kfStates.human, servicer: 'lisi' });
  await expect(move).rejects.toMatchObject({ action: 'operator', code: 95019 });
});

test('a session ends by itself after 48 hours', async () => {
  phone().says('您好');
  wecom.pass(48 * 3600 + 1);

  expect((await getKfSession(wecom.client, wang)).state).toBe(kfStates.ended);
});
