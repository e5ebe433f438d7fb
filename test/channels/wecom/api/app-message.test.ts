import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  type AppContent,
  recallAppMessage,
  sendAppMessage,
  updateTemplateCard,
} from '../../../../src/channels/wecom/api/app-message.ts';
import type { ButtonCard } from '../../../../src/channels/wecom/api/card.ts';
import { uploadMedia } from '../../../../src/channels/wecom/api/media.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { AGENT, answersOn, files, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

const zhang = () => wecom.server.member(AGENT, 'ZhangSan');
const lisi = () => wecom.server.member(AGENT, 'lisi');
const send = (content: AppContent, userids = ['ZhangSan'], more: { dropRepeatsForSeconds?: number } = {}) =>
  sendAppMessage(wecom.client, { agentId: AGENT, userids, content, ...more });
const text = (words: string): AppContent => ({ type: 'text', text: words });

let cards = 0;
function card(changes: Partial<ButtonCard> = {}): ButtonCard {
  return {
    taskId: `t_${++cards}`,
    source: '工程部',
    title: '厨房水管爆裂',
    description: '3栋2单元501',
    subtitle: '请尽快接单',
    rows: [
      { name: '工单', value: '1024' },
      { name: '详情', value: '查看', url: 'https://example.com' },
    ],
    buttons: [
      { key: 'take:1024', label: '接单' },
      { key: 'pass:1024', label: '转给别人', style: 2 },
    ],
    ...changes,
  };
}
const buttons = (changes?: Partial<ButtonCard>) => ({ type: 'buttons', ...card(changes) }) as const;

test('a text arrives at every member', async () => {
  const { messageId, invalidUserids } = await send(text('您好'), ['ZhangSan', 'lisi']);

  expect(messageId).not.toBe('');
  expect(invalidUserids).toEqual([]);
  expect([zhang(), lisi()].map(({ sees }) => sees.map((shown) => shown.text))).toEqual([['您好'], ['您好']]);
});

test('whom it does not reach is told in small letters', async () => {
  const { invalidUserids } = await send(text('您好'), ['ZhangSan', 'NoBody']);

  expect(invalidUserids).toEqual(['nobody']);
});

test('where it reaches nobody, the recipient is wrong', async () => {
  await expect(send(text('您好'), ['NoBody'])).rejects.toMatchObject({ action: 'recipient', code: 81013 });
});

test('the app of another secret is a wrong setting', async () => {
  const [app] = wecom.server.corp.apps;
  if (app) wecom.server.corp.apps.push({ ...app, agentId: 9, secret: 'another' });
  const message = { agentId: 9, userids: ['lisi'], content: text('您好') };

  await expect(sendAppMessage(wecom.client, message)).rejects.toMatchObject({ action: 'operator', code: 301002 });
});

test('pictures, videos, files and news arrive', async () => {
  const image = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });
  const video = await uploadMedia(wecom.client, { kind: 'video', name: 'a.mp4', bytes: files.mp4 });
  await send({ type: 'image', mediaId: image });
  await send({ type: 'video', mediaId: video, title: '现场' });
  await send({ type: 'news', articles: [{ title: '停水通知', url: 'https://example.com' }] });
  await send({ type: 'markdown', text: '**加急**' });

  expect(zhang().sees.map(({ msgtype }) => msgtype)).toEqual(['image', 'video', 'news', 'markdown']);
});

test('a picture whose id has ended must be uploaded again', async () => {
  const mediaId = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });
  wecom.pass(3 * 86_400 + 1);

  await expect(send({ type: 'image', mediaId })).rejects.toMatchObject({ action: 'media', code: 40007 });
});

test('what equals an earlier message is dropped as long as that was asked for', async () => {
  await send(text('您好'), ['ZhangSan'], { dropRepeatsForSeconds: 60 });
  await send(text('您好'), ['ZhangSan'], { dropRepeatsForSeconds: 60 });
  expect(zhang().sees).toHaveLength(1);

  wecom.pass(61);
  await send(text('您好'), ['ZhangSan'], { dropRepeatsForSeconds: 60 });
  expect(zhang().sees).toHaveLength(2);
});

test('a card shows its buttons, and a click calls us with its key', async () => {
  const content = buttons();
  const { responseCode } = await send(content);
  expect(responseCode).not.toBe('');
  expect(zhang().card(content.taskId)).toMatchObject({
    text: '工程部\n厨房水管爆裂\n3栋2单元501\n请尽快接单\n工单 1024\n详情 查看',
    buttons: [{ text: '接单' }, { text: '转给别人' }],
  });
  zhang().clicks(content.taskId, '接单');

  expect(wecom.server.corp.callbacks[0]?.xml).toContain('<EventKey><![CDATA[take:1024]]></EventKey>');
});

test('a task is never used for a second card', async () => {
  const content = buttons();
  await send(content);

  await expect(send(content, ['lisi'])).rejects.toMatchObject({ action: 'bug' });
});

test('a card whose answer was lost is not shown twice', async () => {
  wecom.server.faults.next('late', 1, 'message/send');
  await send(buttons(), ['ZhangSan'], { dropRepeatsForSeconds: 600 });

  expect(zhang().sees).toHaveLength(1);
});

test('a card needs an app with a callback address', async () => {
  for (const app of wecom.server.corp.apps) delete app.callback;

  await expect(send(buttons())).rejects.toMatchObject({ action: 'operator', code: 43012 });
});

test('a notice has no buttons', async () => {
  await send({ type: 'notice', title: '今日小结', url: 'https://example.com' });

  expect(zhang().sees).toMatchObject([{ msgtype: 'template_card', text: '今日小结' }]);
});

test('one update turns everybody’s buttons grey', async () => {
  const content = buttons();
  const { responseCode } = await send(content, ['ZhangSan', 'lisi']);
  await updateTemplateCard(wecom.client, {
    ...{ agentId: AGENT, responseCode, userids: 'all', become: { buttonText: '张师傅已接单' } },
  });

  for (const member of [zhang(), lisi()]) {
    expect(member.card(content.taskId)).toMatchObject({ buttons: [], grey: '张师傅已接单' });
  }
  expect(() => lisi().clicks(content.taskId, '接单')).toThrow('sees no button');
});

test('a card becomes another, with dead buttons', async () => {
  const content = buttons();
  const { responseCode } = await send(content, ['ZhangSan', 'lisi']);
  const changed = card({ taskId: content.taskId, title: '已修好' });
  const become = { card: changed, replaceText: '已完成' };
  await updateTemplateCard(wecom.client, { agentId: AGENT, responseCode, userids: ['zhangsan'], become });

  expect(zhang().card(content.taskId)).toMatchObject({ title: '已修好', buttons: [], grey: '已完成' });
  expect(lisi().card(content.taskId)).toMatchObject({ title: '厨房水管爆裂', grey: '' });
});

test('a card becomes a notice', async () => {
  const content = buttons();
  const { responseCode } = await send(content);
  const become = { notice: { title: '工单已取消', url: 'https://example.com' } };
  await updateTemplateCard(wecom.client, { agentId: AGENT, responseCode, userids: 'all', become });

  expect(zhang().card(content.taskId)).toMatchObject({ title: '工单已取消', buttons: [] });
});

test('a response code works once', async () => {
  const { responseCode } = await send(buttons());
  const update = { agentId: AGENT, responseCode, userids: 'all', become: { buttonText: '已接单' } } as const;
  await updateTemplateCard(wecom.client, update);

  await expect(updateTemplateCard(wecom.client, update)).rejects.toMatchObject({ action: 'spent', code: 60140 });
});

test('a response code ends after 72 hours', async () => {
  const { responseCode } = await send(buttons());
  wecom.pass(72 * 3600 + 1);

  const update = { agentId: AGENT, responseCode, userids: 'all', become: { buttonText: '已接单' } } as const;
  await expect(updateTemplateCard(wecom.client, update)).rejects.toMatchObject({ action: 'spent' });
});

test('a click brings a code of its own', async () => {
  const content = buttons();
  const { responseCode } = await send(content);
  zhang().clicks(content.taskId, '接单');
  const code = /<ResponseCode><!\[CDATA\[(.*?)\]/.exec(wecom.server.corp.callbacks[0]?.xml ?? '')?.[1] ?? '';
  expect(code).not.toBe(responseCode);
  const invalid = await updateTemplateCard(wecom.client, {
    ...{ agentId: AGENT, responseCode: code, userids: ['ZhangSan', 'NoBody'], become: { buttonText: '已接单' } },
  });

  expect(invalid).toEqual(['nobody']);
  expect(zhang().card(content.taskId)?.grey).toBe('已接单');
});

test('a message is taken back within a day', async () => {
  const { messageId } = await send(text('发错了'));
  await recallAppMessage(wecom.client, messageId);

  expect(zhang().sees).toEqual([]);
});

test.each<[string, AppContent]>([
  ['a text that would be cut', text('字'.repeat(683))],
  ['an empty text', text('')],
  ['a card without buttons', buttons({ buttons: [] })],
  [
    'a card with seven buttons',
    buttons({ buttons: Array.from({ length: 7 }, (_, n) => ({ key: `k${n}`, label: '选' })) }),
  ],
  [
    'a card with the same key twice',
    buttons({
      buttons: [
        { key: 'k', label: '甲' },
        { key: 'k', label: '乙' },
      ],
    }),
  ],
  ['a card with a task that the platform would not take', buttons({ taskId: '工单1024' })],
  ['a card with seven rows', buttons({ rows: Array.from({ length: 7 }, () => ({ name: '行', value: '值' })) })],
  ['a video with a long title', { type: 'video', mediaId: 'm', title: '字'.repeat(43) }],
  ['news without articles', { type: 'news', articles: [] }],
])('%s is refused before it is sent', async (_, content) => {
  await expect(send(content)).rejects.toMatchObject({ action: 'bug', code: undefined });
  expect(answersOn(wecom, 'message/send')).toEqual([]);
});
