import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  createAppchat,
  getAppchat,
  sendAppchatMessage,
  updateAppchat,
} from '../../../../src/channels/wecom/api/appchat.ts';
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

const chat = { chatid: 'duty1', name: '工程部值班群', owner: 'lisi', userids: ['lisi', 'ZhangSan'] };

test('a chat is made under our own id and can be looked at', async () => {
  expect(await createAppchat(wecom.client, chat)).toBe('duty1');

  expect(await getAppchat(wecom.client, 'duty1')).toEqual(chat);
});

test('an id that is taken is told', async () => {
  await createAppchat(wecom.client, chat);

  await expect(createAppchat(wecom.client, chat)).rejects.toMatchObject({ code: 86215 });
});

test('an app that does not see the whole company cannot make one', async () => {
  for (const app of wecom.server.corp.apps) app.visible = new Set(['lisi', 'ZhangSan']);

  await expect(createAppchat(wecom.client, chat)).rejects.toMatchObject({ action: 'operator', code: 60011 });
});

test('name and members change', async () => {
  wecom.server.corp.members.set('wangwu', { userid: 'wangwu', name: '王五', status: 1 });
  await createAppchat(wecom.client, chat);
  await updateAppchat(wecom.client, {
    chatid: 'duty1',
    name: '工程部',
    owner: 'wangwu',
    add: ['wangwu'],
    remove: ['lisi'],
  });

  expect(await getAppchat(wecom.client, 'duty1')).toEqual({
    ...{ chatid: 'duty1', name: '工程部', owner: 'wangwu', userids: ['ZhangSan', 'wangwu'] },
  });
});

test('a text is shown and calls who is mentioned', async () => {
  await createAppchat(wecom.client, chat);
  await sendAppchatMessage(wecom.client, {
    chatid: 'duty1',
    content: { type: 'text', text: '新工单' },
    mentions: ['ZhangSan'],
  });

  expect(wecom.server.groupSees('duty1')).toMatchObject([{ text: '新工单', mentions: ['ZhangSan'] }]);
});

test('a chat that is not there is gone', async () => {
  const message = { chatid: 'nowhere', content: { type: 'text', text: '有人吗' } } as const;

  await expect(sendAppchatMessage(wecom.client, message)).rejects.toMatchObject({ action: 'gone', code: 86003 });
});

test('an unknown outcome stays unknown: it may not be said twice', async () => {
  await createAppchat(wecom.client, chat);
  wecom.server.faults.next('broken', 1, 'appchat/send');
  const message = { chatid: 'duty1', content: { type: 'text', text: '新工单' } } as const;

  await expect(sendAppchatMessage(wecom.client, message)).rejects.toMatchObject({ action: 'uncertain' });
  expect(wecom.server.groupSees('duty1')).toHaveLength(1);
});

test.each([
  ['an id with other signs', { chatid: '值班群' }],
  ['a chat of one', { userids: ['lisi'] }],
  ['a name over 50 characters', { name: '群'.repeat(51) }],
])('%s is refused before it is sent', async (_, changes) => {
  await expect(createAppchat(wecom.client, { ...chat, ...changes })).rejects.toMatchObject({ action: 'bug' });
  expect(answersOn(wecom, 'appchat/create')).toEqual([]);
});

test('only a text can mention', async () => {
  const message = { chatid: 'duty1', content: { type: 'markdown', text: '加急' }, mentions: ['lisi'] } as const;

  await expect(sendAppchatMessage(wecom.client, message)).rejects.toMatchObject({ action: 'bug' });
});
