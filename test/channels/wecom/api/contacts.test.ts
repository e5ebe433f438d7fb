import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { getCallbackAddresses } from '../../../../src/channels/wecom/api/callback-ip.ts';
import { findMember } from '../../../../src/channels/wecom/api/contacts.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

test('a member is found, whatever the letters of his id', async () => {
  expect(await findMember(wecom.client, 'zhangsan')).toEqual({
    ...{ userid: 'ZhangSan', name: '张师傅', departments: [1], active: true },
  });
});

test('who has left is not active', async () => {
  wecom.server.corp.members.set('lisi', { userid: 'lisi', name: '李主管', status: 5 });

  expect(await findMember(wecom.client, 'lisi')).toMatchObject({ active: false });
});

test('whom the app may not see is nobody', async () => {
  for (const app of wecom.server.corp.apps) app.visible = new Set(['ZhangSan']);

  expect(await findMember(wecom.client, 'lisi')).toBeUndefined();
});

test('other errors are not taken for an unknown member', async () => {
  for (const app of wecom.server.corp.apps) app.ipAllowed = false;

  await expect(findMember(wecom.client, 'lisi')).rejects.toMatchObject({ code: 60020 });
});

test('the addresses of callbacks are told', async () => {
  expect(await getCallbackAddresses(wecom.client)).toEqual(['101.226.103.*', '101.226.62.77']);
});
