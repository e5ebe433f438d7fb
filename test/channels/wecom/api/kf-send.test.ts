import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type KfContent, sendKfMessage, sendKfMessageOnEvent } from '../../../../src/channels/wecom/api/kf-send.ts';
import { syncMessages } from '../../../../src/channels/wecom/api/kf-sync.ts';
import { uploadMedia } from '../../../../src/channels/wecom/api/media.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, files, KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

const phone = () => wecom.server.customer(KF, 'wm-wang');
const seen = () => phone().sees.map(({ text }) => text);

let ids = 0;
const send = (content: KfContent, messageId = `m-${++ids}`, repeated = false) =>
  sendKfMessage(wecom.client, { openKfid: KF, externalUserid: 'wm-wang', messageId, content, repeated });
const say = (text: string) => send({ type: 'text', text });

const menu = {
  type: 'menu',
  head: '修好了吗？',
  items: [
    { type: 'click', id: 'fixed_1024', label: '已修好' },
    { type: 'click', id: 'unfixed_1024', label: '未修好' },
    { type: 'text', text: '也可以直接打字' },
    { type: 'view', url: 'https://example.com', label: '查看进度' },
  ],
  tail: '',
} as const;

test('a text arrives under our own id', async () => {
  phone().says('您好');

  expect(await send({ type: 'text', text: '收到' }, 'turn-7')).toBe('turn-7');
  expect(phone().sees).toMatchObject([{ id: 'turn-7', text: '收到' }]);
});

test('a menu is shown, and a touch comes back with the entry’s id', async () => {
  phone().says('您好');
  await send(menu);
  expect(seen()).toEqual(['修好了吗？\n已修好\n未修好\n也可以直接打字\n查看进度']);
  phone().touches('未修好');

  const { msg_list } = await syncMessages(wecom.client, { openKfid: KF });
  expect(msg_list.at(-1)?.text).toEqual({ content: '未修好', menu_id: 'unfixed_1024' });
});

test('a picture and a link arrive', async () => {
  phone().says('您好');
  const mediaId = await uploadMedia(wecom.client, { kind: 'image', name: 'a.jpg', bytes: files.jpeg });
  await send({ type: 'image', mediaId });
  await send({ type: 'link', title: '缴费', description: '', url: 'https://example.com', thumbMediaId: mediaId });

  expect(phone().sees.map(({ msgtype }) => msgtype)).toEqual(['image', 'link']);
});

test('after five messages the window is closed until the customer writes', async () => {
  phone().says('您好');
  for (const text of ['一', '二', '三', '四', '五']) await say(text);
  await expect(say('六')).rejects.toMatchObject({ action: 'closed', code: 95001 });

  phone().says('在');
  await say('七');
  expect(seen()).toEqual(['一', '二', '三', '四', '五', '七']);
});

test('after 48 hours the window is closed', async () => {
  phone().says('您好');
  wecom.pass(48 * 3600 + 1);

  await expect(say('迟了')).rejects.toMatchObject({ action: 'closed', code: 95002 });
});

test('nobody can be written to first', async () => {
  await expect(say('您好')).rejects.toMatchObject({ action: 'closed' });
});

test('who is no customer is never to be tried again', async () => {
  const message = { openKfid: KF, externalUserid: 'wm-nobody', messageId: 'm', content: menu };

  await expect(sendKfMessage(wecom.client, message)).rejects.toMatchObject({ action: 'recipient', code: 40096 });
});

test.each(['late', 'broken', 'reset'] as const)(
  'a message whose answer was %s is not shown twice, and counts as sent',
  async (fault) => {
    phone().says('您好');
    wecom.server.faults.next(fault, 1, 'kf/send_msg');

    expect(await send({ type: 'text', text: '收到' }, 'turn-8')).toBe('turn-8');
    expect(seen()).toEqual(['收到']);
    expect(answersOn(wecom, 'kf/send_msg')).toEqual([0, 40058]);
  },
);

test('whatever errcode says that the id is used, it counts as sent', async () => {
  phone().says('您好');
  wecom.server.corp.usedIdCode = 95099;
  wecom.server.faults.next('reset', 1, 'kf/send_msg');

  expect(await send({ type: 'text', text: '收到' }, 'turn-12')).toBe('turn-12');
  expect(seen()).toEqual(['收到']);
});

test('a message that a crash left unfinished may be said again under its id', async () => {
  phone().says('您好');
  await send({ type: 'text', text: '收到' }, 'turn-9');

  expect(await send({ type: 'text', text: '收到' }, 'turn-9', true)).toBe('turn-9');
  expect(seen()).toEqual(['收到']);
});

test('an id that is used by mistake is a bug', async () => {
  phone().says('您好');
  await send({ type: 'text', text: '收到' }, 'turn-10');

  await expect(send({ type: 'text', text: '另一句' }, 'turn-10')).rejects.toMatchObject({ action: 'bug', code: 40058 });
});

test('a welcome is said once, within twenty seconds, though the customer has not written', async () => {
  const code = phone().enters('QR3');
  const welcome = { code, messageId: 'w1', content: { type: 'text', text: '欢迎' } } as const;
  await sendKfMessageOnEvent(wecom.client, welcome);
  expect(seen()).toEqual(['欢迎']);

  await expect(sendKfMessageOnEvent(wecom.client, { ...welcome, messageId: 'w2' })).rejects.toMatchObject({
    code: 40058,
  });
});

test('a welcome that comes too late is not said', async () => {
  const code = phone().enters('QR3');
  wecom.pass(21);

  const welcome = { code, messageId: 'w3', content: menu };
  await expect(sendKfMessageOnEvent(wecom.client, welcome)).rejects.toMatchObject({ action: 'bug' });
  expect(seen()).toEqual([]);
});

test('what the customer refuses is told afterwards', async () => {
  phone().says('您好');
  Object.assign(wecom.server.corp.customers.get('wm-wang') ?? {}, { refuses: true });
  await send({ type: 'text', text: '收到' }, 'turn-11');

  const { msg_list } = await syncMessages(wecom.client, { openKfid: KF });
  expect(msg_list.at(-1)?.event).toMatchObject({ event_type: 'msg_send_fail', fail_msgid: 'turn-11', fail_type: 10 });
});

test.each<[string, KfContent]>([
  ['an empty text', { type: 'text', text: '' }],
  ['a text over 2048 bytes', { type: 'text', text: '字'.repeat(683) }],
  ['a menu without entries', { ...menu, items: [] }],
  [
    'a menu with eleven choices',
    { ...menu, items: Array.from({ length: 11 }, (_, n) => ({ type: 'click', id: `i${n}`, label: '选' })) },
  ],
  ['a head over 1024 bytes', { ...menu, head: '字'.repeat(342) }],
  ['a label over 128 bytes', { ...menu, items: [{ type: 'click', id: 'i', label: '字'.repeat(43) }] }],
  ['a line over 256 bytes', { ...menu, items: [{ type: 'text', text: '字'.repeat(86) }] }],
  ['a title over 128 bytes', { type: 'link', title: '字'.repeat(43), description: '', url: 'u', thumbMediaId: 'm' }],
])('%s is refused before it is sent', async (_, content) => {
  phone().says('您好');

  await expect(send(content)).rejects.toMatchObject({ action: 'bug', code: undefined });
  expect(answersOn(wecom, 'kf/send_msg')).toEqual([]);
});

test('an id that the platform would not take is refused before it is sent', async () => {
  await expect(send(menu, 'turn:7')).rejects.toMatchObject({ action: 'bug', code: undefined });
});
