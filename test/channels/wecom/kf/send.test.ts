import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { type Desk, openDesk } from './desk.ts';

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE wecom_token, wecom_kf_account, wecom_kf_customer`;
  desk = await openDesk(database.db);
  desk.li.says('你好');
  await desk.pull();
});
afterEach(() => desk.close());

test('of the five messages one is kept for what matters; then the chat is closed until the customer writes', async () => {
  const outcomes = [];
  for (const key of ['1', '2', '3', '4', '5']) outcomes.push((await desk.send({ text: key }, key)).outcome);
  outcomes.push((await desk.send({ text: '修好了', matters: true }, '6')).outcome);
  outcomes.push((await desk.send({ text: '再说一句', matters: true }, '7')).outcome);
  expect(outcomes).toEqual(['sent', 'sent', 'sent', 'sent', 'closed', 'sent', 'closed']);
  desk.li.says('在');
  await desk.pull();
  expect((await desk.send({ text: '8' }, '8')).outcome).toBe('sent');
  expect(desk.texts()).toEqual(['1', '2', '3', '4', '修好了', '8']);
});

test('48 hours after the last word the chat is closed', async () => {
  desk.forward(48 * 60);
  expect(await desk.send({ text: '下雨了' }, 'k')).toMatchObject({ outcome: 'closed' });
});

test('a long text with buttons is one message', async () => {
  const text = '工单内容。'.repeat(130);
  const buttons = [{ id: 'mended:1024', label: '已修好' }];
  expect(Buffer.byteLength(text)).toBeGreaterThan(1900);
  expect(await desk.send({ text, buttons }, 'k')).toMatchObject({ outcome: 'sent' });
  expect(desk.li.sees).toHaveLength(1);
  expect(desk.texts()[0]?.replace(/\s/g, '')).toContain(text);
});

test('pictures go before the text, each as a message', async () => {
  await desk.send({ text: '换好了', media: ['m1'] }, 'k');
  expect(desk.li.sees.map(({ msgtype }) => msgtype)).toEqual(['image', 'text']);
});

test('a message whose outcome nobody knows is sent again and arrives once', async () => {
  desk.server.faults.next('late', 4, 'kf/send_msg');
  expect(await desk.send({ text: '师傅马上到' }, 'k')).toMatchObject({ outcome: 'uncertain' });
  expect(await desk.send({ text: '师傅马上到' }, 'k', true)).toMatchObject({ outcome: 'sent' });
  expect(desk.texts()).toEqual(['师傅马上到']);
});

test('what was not sent takes none of the five', async () => {
  desk.server.faults.next('busy', 4, 'kf/send_msg');
  expect(await desk.send({ text: '一' }, 'k')).toMatchObject({ outcome: 'retry' });
  expect(await database.db.wecomKfCustomer.findFirst()).toMatchObject({ sent: 0 });
});

test('a talk that a servicer has taken is closed to us', async () => {
  const { moveKfSession } = await import('../../../../src/channels/wecom/api/kf-session.ts');
  await moveKfSession(desk.deps.caller, { openKfid: 'wkDEMO', externalUserid: 'wmLI' }, { state: 2 });
  desk.servicer.takes('wmLI');
  expect(await desk.send({ text: '您好' }, 'k')).toMatchObject({ outcome: 'closed' });
});
