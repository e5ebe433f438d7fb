import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { moveKfSession } from '../../../../src/channels/wecom/api/kf-session.ts';
import { dueAccounts, noteAccess } from '../../../../src/channels/wecom/kf/accounts-store.ts';
import { menuIdOf } from '../../../../src/channels/wecom/kf/menu.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { type Desk, openDesk } from './desk.ts';

// 微信客服 rings a doorbell without content; what happened is fetched, and nothing of it may be lost or taken in twice.

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE wecom_token, wecom_kf_account, wecom_kf_customer`;
  desk = await openDesk(database.db);
  await desk.pull();
});
afterEach(() => desk.close());

const texts = () => desk.accepted.map(({ text }) => text);

test('what a customer writes is taken in once, in order, with his name', async () => {
  for (const text of ['厨房漏水', '3栋2单元501', '快来']) desk.li.says(text);
  await desk.pull();
  await desk.pull();
  expect(texts()).toEqual(['厨房漏水', '3栋2单元501', '快来']);
  expect(desk.accepted[0]).toMatchObject({
    ...{ channel: 'wecom', account: 'wkDEMO', chat: { id: 'wmLI', kind: 'direct' } },
    sender: { id: 'wmLI', name: '李女士' },
    at: desk.clock.now(),
  });
});

test('many pages are read to the end', async () => {
  for (let index = 0; index < 50; index++) desk.li.says(`第${index}条`);
  await desk.pull();
  expect(texts()).toEqual(Array.from({ length: 50 }, (_, index) => `第${index}条`));
});

test('a page that could not be stored whole is read again', async () => {
  for (const text of ['一', '二', '三']) desk.li.says(text);
  const { accept } = desk.deps;
  desk.deps.accept = async (message) => {
    if (message.text === '三') throw new Error('the database is down');
    return accept(message);
  };
  await expect(desk.pull()).rejects.toThrow('the database is down');
  desk.deps.accept = accept;
  await desk.pull();
  expect(texts()).toEqual(['一', '二', '三']);
});

test('two that read at once take in each message once', async () => {
  for (let index = 0; index < 50; index++) desk.li.says(`第${index}条`);
  await Promise.all([desk.pull(), desk.pull()]);
  await desk.pull();
  expect(texts()).toEqual(Array.from({ length: 50 }, (_, index) => `第${index}条`));
});

test('a doorbell whose token has become too old is answered without it', async () => {
  desk.li.says('在吗');
  await desk.ring('doorbell-of-long-ago');
  await desk.pull();
  expect(texts()).toEqual(['在吗']);
});

test('a touched line of our menu is a press of its button', async () => {
  await desk.li.says('你好');
  await desk.pull();
  await desk.send({ text: '修好了吗', buttons: [{ id: 'mended:1024', label: '已修好' }] }, 'k');
  desk.li.touches('已修好');
  await desk.pull();
  expect(desk.accepted.at(-1)).toMatchObject({ press: { button: 'mended:1024' } });
  expect(menuIdOf('mended:1024')).toMatch(/^[A-Za-z0-9_]{1,128}$/);
});

test('a picture comes with its bytes', async () => {
  desk.li.sendsImage(desk.png);
  await desk.pull();
  expect(desk.accepted[0]?.media).toEqual([
    { kind: 'image', mime: 'image/png', name: expect.any(String), bytes: desk.png },
  ]);
});

test('a picture that is gone is said to have been sent', async () => {
  desk.li.sendsImage(desk.png);
  desk.server.corp.media.clear();
  await desk.pull();
  expect(desk.accepted[0]).toMatchObject({ text: expect.stringContaining('图片') });
});

test('on the first reading what is old is kept and not answered', async () => {
  await database.db.$executeRaw`TRUNCATE wecom_kf_account`;
  desk.li.says('昨天的话');
  desk.forward(24 * 60);
  desk.li.says('刚才的话');
  await desk.pull();
  expect(desk.accepted.map(({ text, silent }) => [text, silent ?? false])).toEqual([
    ['昨天的话', true],
    ['刚才的话', false],
  ]);
});

test('after a night without us everything is answered, however old', async () => {
  desk.li.says('夜里的话');
  desk.forward(8 * 60);
  await desk.pull();
  expect(desk.accepted.map(({ silent }) => silent)).toEqual([undefined]);
});

test('while a servicer talks with the customer we listen and are silent, and then no more', async () => {
  desk.li.says('你好');
  await desk.pull();
  await moveKfSession(desk.deps.caller, { openKfid: 'wkDEMO', externalUserid: 'wmLI' }, { state: 2 });
  desk.servicer.takes('wmLI');
  desk.servicer.says('wmLI', '我是小陈');
  desk.li.says('跟小陈说的话');
  await desk.pull();
  desk.servicer.ends('wmLI');
  desk.li.says('跟管家说的话');
  await desk.pull();
  expect(desk.accepted.map(({ text, silent }) => [text, silent ?? false])).toEqual([
    ['你好', false],
    ['跟小陈说的话', true],
    ['跟管家说的话', false],
  ]);
});

test('who enters is greeted once, and is known by where the code stands', async () => {
  desk.li.enters('gate', 'building-3');
  await desk.pull();
  await desk.pull();
  expect(desk.texts()).toEqual([expect.stringContaining('小管家')]);
  expect(await database.db.wecomKfCustomer.findFirst()).toMatchObject({ scene: 'building-3' });
});

test('a message of ours that did not arrive is reported with the reason', async () => {
  const customer = desk.server.corp.customers.get('wmLI');
  if (customer) customer.refuses = true;
  desk.li.says('你好');
  await desk.pull();
  const sent = await desk.send({ text: '您好' }, 'k');
  await desk.pull();
  expect(desk.failures).toEqual([
    {
      address: { channel: 'wecom', account: 'wkDEMO', chat: 'wmLI' },
      externalId: sent.outcome === 'sent' ? sent.externalId : undefined,
      state: 'dead',
      reason: '客户拒收',
    },
  ]);
});

test('an account is looked at by ourselves when no doorbell rings', async () => {
  expect(await dueAccounts(database.db, desk.clock.now())).toEqual([]);
  desk.forward(5);
  expect(await dueAccounts(database.db, desk.clock.now())).toEqual(['wkDEMO']);
});

test('an account that was taken from us is left alone until it is given to us again', async () => {
  await noteAccess(database.db, 'wkDEMO', false, desk.clock.now());
  desk.forward(60 * 24 * 365);
  expect(await dueAccounts(database.db, desk.clock.now())).toEqual([]);
  await noteAccess(database.db, 'wkDEMO', true, desk.clock.now());
  expect(await dueAccounts(database.db, desk.clock.now())).toEqual(['wkDEMO']);
});
