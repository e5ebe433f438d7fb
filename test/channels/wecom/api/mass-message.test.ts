import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  addMassMessage,
  getMassResults,
  getMassTasks,
  type MassMessage,
  remindMassMessage,
} from '../../../../src/channels/wecom/api/mass-message.ts';
import { uploadMedia } from '../../../../src/channels/wecom/api/media.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { AGENT, answersOn, files, KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

const lisi = () => wecom.server.member(AGENT, 'lisi');
const seen = () => wecom.server.customer(KF, 'wm-wang').sees.map(({ text }) => text);
const ask = (changes: Partial<MassMessage> = {}) =>
  addMassMessage(wecom.client, { to: { externalUserids: ['wm-wang'] }, sender: 'lisi', text: '暴雨预警', ...changes });

test('nothing is sent until the member confirms', async () => {
  const { taskId } = await ask();
  expect(seen()).toEqual([]);
  lisi().confirms(taskId);

  expect(seen()).toEqual(['暴雨预警']);
});

test('to whom it cannot go is told at once', async () => {
  const { failed } = await ask({ to: { externalUserids: ['wm-wang', 'wm-stranger'] } });

  expect(failed).toEqual(['wm-stranger']);
});

test('who was asked and who confirmed can be read after a while', async () => {
  const { taskId } = await ask();
  await expect(getMassTasks(wecom.client, taskId)).rejects.toMatchObject({ action: 'retry', code: 41063 });
  wecom.pass(30);
  expect(await getMassTasks(wecom.client, taskId)).toEqual([{ userid: 'lisi', confirmedAt: undefined }]);
  lisi().confirms(taskId);

  expect(await getMassTasks(wecom.client, taskId)).toEqual([{ userid: 'lisi', confirmedAt: wecom.clock.now() }]);
});

test('results are read to the last page', async () => {
  for (const id of ['wm-1', 'wm-2', 'wm-3']) {
    wecom.server.corp.customers.set(id, { externalUserid: id, nickname: id, followedBy: ['lisi'] });
  }
  const { taskId } = await ask({ to: { externalUserids: ['wm-wang', 'wm-1', 'wm-2', 'wm-3'] } });
  Object.assign(wecom.server.corp.customers.get('wm-2') ?? {}, { followedBy: [] });
  wecom.pass(30);
  lisi().confirms(taskId);

  expect(await getMassResults(wecom.client, { taskId, userid: 'lisi' })).toEqual([
    { to: 'wm-wang', outcome: 'sent' },
    { to: 'wm-1', outcome: 'sent' },
    { to: 'wm-2', outcome: 'not-a-contact' },
    { to: 'wm-3', outcome: 'sent' },
  ]);
});

test('a customer gets as many a month as it has days', async () => {
  for (let day = 0; day < 30; day++) lisi().confirms((await ask()).taskId);
  const { taskId } = await ask({ text: '第三十一条' });
  lisi().confirms(taskId);
  wecom.pass(30);

  expect(await getMassResults(wecom.client, { taskId, userid: 'lisi' })).toEqual([
    { to: 'wm-wang', outcome: 'over-cap' },
  ]);
  expect(seen()).not.toContain('第三十一条');
});

test('a customer group of the sender is told, with a picture and a link', async () => {
  wecom.server.corp.customerGroups.set('wr-3', { chatId: 'wr-3', owner: 'lisi' });
  const mediaId = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });
  const attachments = [
    { type: 'image', mediaId },
    { type: 'link', title: '详情', url: 'https://example.com' },
  ] as const;
  const { taskId } = await ask({ to: { chatIds: ['wr-3'] }, attachments });
  lisi().confirms(taskId);

  expect(wecom.server.groupSees('wr-3').map(({ text }) => text)).toEqual(['暴雨预警']);
});

test('where it can go to nobody, there is no task', async () => {
  const to = { externalUserids: ['wm-stranger'] };

  await expect(ask({ to })).rejects.toMatchObject({ action: 'recipient', code: 41048 });
});

test('a member is reminded, but not too often', async () => {
  const { taskId } = await ask();
  wecom.pass(30);
  await remindMassMessage(wecom.client, taskId);

  await expect(remindMassMessage(wecom.client, taskId)).rejects.toMatchObject({ action: 'hold', code: 41094 });
});

test('an unknown outcome stays unknown: a member must not be asked twice', async () => {
  wecom.server.faults.next('late', 1, 'externalcontact/add_msg_template');

  await expect(ask()).rejects.toMatchObject({ action: 'uncertain' });
  expect(lisi().massTasks).toHaveLength(1);
});

test.each<[string, Partial<MassMessage>]>([
  ['a text over 4000 bytes', { text: '字'.repeat(1334) }],
  ['nothing to say', { text: '' }],
  ['ten attachments', { attachments: Array.from({ length: 10 }, () => ({ type: 'image', mediaId: 'm' })) }],
  ['nobody to send to', { to: { externalUserids: [] } }],
])('%s is refused before it is sent', async (_, changes) => {
  await expect(ask(changes)).rejects.toMatchObject({ action: 'bug', code: undefined });
  expect(answersOn(wecom, 'externalcontact/add_msg_template')).toEqual([]);
});
