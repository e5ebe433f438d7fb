import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  createWebhook,
  sendToWebhook,
  uploadToWebhook,
  type WebhookContent,
} from '../../../../src/channels/wecom/api/webhook.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, files, startWecom, type Wecom } from '../../../support/wecom-client.ts';

const KEY = 'key-of-the-group';
let database: TestDatabase;
let wecom: Wecom;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wecom = await startWecom(database.db, { webhooks: [KEY] });
});
afterEach(() => wecom.server.close());

const send = (content: WebhookContent, key = KEY) => sendToWebhook(createWebhook(wecom.options, key), content);
const text = (words: string): WebhookContent => ({ type: 'text', text: words });

test('a text calls members by id and by phone', async () => {
  await send({ type: 'text', text: '新工单', userids: ['lisi'], mobiles: ['13800000101'] });

  expect(wecom.server.groupSees(KEY)).toMatchObject([{ text: '新工单', mentions: ['lisi', '13800000101'] }]);
});

test('no token is fetched for it', async () => {
  await send(text('新工单'));

  expect(answersOn(wecom, 'gettoken')).toEqual([]);
});

test('markdown, pictures, news, notices and files are shown', async () => {
  const webhook = createWebhook(wecom.options, KEY);
  const mediaId = await uploadToWebhook(webhook, { kind: 'file', name: '值班表.xlsx', bytes: Buffer.alloc(64) });
  await send({ type: 'markdown', text: '**加急**' });
  await send({ type: 'image', bytes: files.jpeg });
  await send({ type: 'news', articles: [{ title: '停水', url: 'https://example.com' }] });
  await send({ type: 'notice', card: { title: '今日小结', url: 'https://example.com' } });
  await send({ type: 'file', mediaId });

  expect(wecom.server.groupSees(KEY).map(({ msgtype }) => msgtype)).toEqual([
    ...['markdown', 'image', 'news', 'template_card', 'file'],
  ]);
});

test('over twenty a minute it is held for a minute', async () => {
  for (let index = 0; index < 20; index++) await send(text(`第${index}条`));

  await expect(send(text('一条太多'))).rejects.toMatchObject({ action: 'hold', code: 45009, afterSeconds: 60 });
  wecom.pass(60);
  await send(text('现在可以'));
});

test.each([
  ['removed', 93000],
  ['disabled', 93004],
] as const)('a robot that is %s is gone', async (state, code) => {
  wecom.server.corp.webhooks.set(KEY, { key: KEY, state });

  await expect(send(text('有人吗'))).rejects.toMatchObject({ action: 'gone', code });
});

test('an unknown outcome stays unknown: it may not be said twice', async () => {
  wecom.server.faults.next('late', 1);

  await expect(send(text('新工单'))).rejects.toMatchObject({ action: 'uncertain' });
  expect(wecom.server.groupSees(KEY)).toHaveLength(1);
});

test('no error holds the key', async () => {
  wecom.server.faults.next('reset', 1);
  const error = await send(text('新工单')).catch((thrown: Error) => thrown);

  expect(error).toBeInstanceOf(Error);
  expect(`${error?.message} ${error?.stack} ${JSON.stringify(error)}`).not.toContain(KEY);
});

test.each<[string, WebhookContent]>([
  ['a text over 2048 bytes', text('字'.repeat(683))],
  ['markdown over 4096 bytes', { type: 'markdown', text: '字'.repeat(1366) }],
  ['a picture over 2 MB', { type: 'image', bytes: Buffer.alloc(2 * 1024 * 1024 + 1) }],
  [
    'nine articles',
    { type: 'news', articles: Array.from({ length: 9 }, () => ({ title: '题', url: 'https://example.com' })) },
  ],
])('%s is refused before it is sent', async (_, content) => {
  await expect(send(content)).rejects.toMatchObject({ action: 'bug', code: undefined });
  expect(answersOn(wecom, 'webhook/send')).toEqual([]);
});
