import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { getCustomer, listCustomers, remarkCustomer } from '../../../../src/channels/wecom/api/external-contact.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

test('the customers of a member are listed', async () => {
  expect(await listCustomers(wecom.client, 'lisi')).toEqual(['wm-wang', 'wm-zhao']);
});

test('a member without customers has none', async () => {
  wecom.server.corp.members.set('wangwu', { userid: 'wangwu', name: '王五', status: 1 });

  expect(await listCustomers(wecom.client, 'wangwu')).toEqual([]);
});

test('a customer is told with all who have him as a contact, over several pages', async () => {
  for (const userid of ['a', 'b', 'c']) wecom.server.corp.members.set(userid, { userid, name: userid, status: 1 });
  Object.assign(wecom.server.corp.customers.get('wm-wang') ?? {}, { followedBy: ['lisi', 'a', 'b', 'c', 'ZhangSan'] });

  const customer = await getCustomer(wecom.client, 'wm-wang');
  expect(customer).toMatchObject({ name: '王女士', unionid: 'union-wang' });
  expect(customer.followers.map(({ userid }) => userid)).toEqual(['lisi', 'a', 'b', 'c', 'ZhangSan']);
  expect(answersOn(wecom, 'externalcontact/get')).toEqual([0, 0, 0]);
});

test.each([
  ['wm-nobody', 40096],
  ['wm-wang', 84061],
])('a customer whom nobody has (%s) is lost', async (id, code) => {
  for (const app of wecom.server.corp.apps) app.visible = new Set(['ZhangSan']);

  await expect(getCustomer(wecom.client, id)).rejects.toMatchObject({ action: 'recipient', code });
});

test('a remark is seen, and its phones are taken away again', async () => {
  const wang = { userid: 'lisi', externalUserid: 'wm-wang' };
  await remarkCustomer(wecom.client, { ...wang, remark: '3-2-501 王女士', mobiles: ['13800005678'] });
  const noted = { remark: '3-2-501 王女士', mobiles: ['13800005678'] };
  expect((await getCustomer(wecom.client, 'wm-wang')).followers[0]).toMatchObject(noted);

  await remarkCustomer(wecom.client, { ...wang, mobiles: [] });
  expect((await getCustomer(wecom.client, 'wm-wang')).followers[0]).toMatchObject({ ...noted, mobiles: [] });
});

test('a remark that is too long is refused before it is sent', async () => {
  const remark = { userid: 'lisi', externalUserid: 'wm-wang', remark: '字'.repeat(21) };

  await expect(remarkCustomer(wecom.client, remark)).rejects.toMatchObject({ action: 'bug' });
  expect(answersOn(wecom, 'externalcontact/remark')).toEqual([]);
});
