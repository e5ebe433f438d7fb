import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  addKfContactWay,
  getKfCustomers,
  listKfAccounts,
  listKfServicers,
} from '../../../../src/channels/wecom/api/kf-accounts.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

test('all accounts are listed, page by page', async () => {
  await wecom.server.close();
  const kfAccounts = Array.from({ length: 205 }, (_, index) => ({ openKfid: `wk${index}` }));
  wecom = await startWecom(database.db, { kfAccounts });

  const accounts = await listKfAccounts(wecom.client);
  expect(accounts).toHaveLength(205);
  expect(new Set(accounts.map(({ openKfid }) => openKfid)).size).toBe(205);
  expect(answersOn(wecom, 'kf/account/list')).toEqual([0, 0, 0]);
});

test('an app that was not named in 微信客服 is the operator’s to mend', async () => {
  for (const app of wecom.server.corp.apps) app.kf = false;

  await expect(listKfAccounts(wecom.client)).rejects.toMatchObject({ action: 'operator', code: 48002 });
});

test('the link of a building carries the building', async () => {
  const url = new URL(await addKfContactWay(wecom.client, { openKfid: KF, scene: 'gate', sceneParam: '3栋&2单元' }));

  expect(url.searchParams.get('scene_param')).toBe('3栋&2单元');
  expect(url.searchParams.get('enc_scene')).toBe('ENCgate');
});

test('a link without a scene is the account’s own', async () => {
  expect(await addKfContactWay(wecom.client, { openKfid: KF })).toBe(`https://work.weixin.qq.com/kfid/${KF}`);
});

test('a scene that is too long is refused before it is sent', async () => {
  const way = { openKfid: KF, sceneParam: '字'.repeat(43) };

  await expect(addKfContactWay(wecom.client, way)).rejects.toMatchObject({ action: 'bug' });
  expect(answersOn(wecom, 'kf/add_contact_way')).toEqual([]);
});

test('customers are known for 48 hours after they wrote, with where they came from', async () => {
  const phone = wecom.server.customer(KF, 'wm-wang');
  phone.enters('gate', 'building-3');
  phone.says('您好');

  expect(await getKfCustomers(wecom.client, ['wm-wang', 'wm-zhao'])).toEqual([
    { externalUserid: 'wm-wang', nickname: '王女士', unionid: 'union-wang', sceneParam: 'building-3' },
  ]);
  wecom.pass(48 * 3600 + 1);
  expect(await getKfCustomers(wecom.client, ['wm-wang'])).toEqual([]);
});

test('servicers are listed with whether they are on duty', async () => {
  wecom.server.corp.kfAccounts.get(KF)?.servicers.set('ZhangSan', false);

  expect(await listKfServicers(wecom.client, KF)).toEqual([
    { userid: 'lisi', onDuty: true },
    { userid: 'ZhangSan', onDuty: false },
  ]);
});
