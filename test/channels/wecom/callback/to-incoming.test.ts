import { expect, test } from '@jest/globals';
import type { BotMessage } from '../../../../src/channels/wecom/callback/bot-message.ts';
import type { AppEvent } from '../../../../src/channels/wecom/callback/event.ts';
import { appMessage, botMessage } from '../../../../src/channels/wecom/callback/to-incoming.ts';

const at = new Date('2027-03-01T08:00:00Z');
const common = { key: 'k', from: 'zhangsan', at };
const inApp = {
  ...{
    channel: 'wecom',
    account: 'app',
    chat: { id: 'zhangsan', kind: 'direct' },
    sender: { id: 'zhangsan' },
    at,
  },
};

const messages: [AppEvent, object, object[]][] = [
  [{ ...common, kind: 'text', id: '1', text: '接单' }, { id: '1', text: '接单' }, []],
  [{ ...common, kind: 'media', id: '2', media: 'voice', mediaId: 'm' }, { id: '2' }, [{ kind: 'voice', mediaId: 'm' }]],
  [
    { ...common, kind: 'location', id: '3', latitude: '1.5', longitude: '2', label: '南门' },
    { id: '3', text: '南门' },
    [],
  ],
  [
    { ...common, kind: 'location', id: '4', latitude: '1.5', longitude: '2', label: '' },
    { id: '4', text: '1.5,2' },
    [],
  ],
  [{ ...common, kind: 'link', id: '5', title: '', url: 'https://x/' }, { id: '5', text: 'https://x/' }, []],
  [{ ...common, kind: 'link', id: '6', title: '题', url: 'https://x/' }, { id: '6', text: '题\nhttps://x/' }, []],
];

test.each(messages)('from the app: %j', (event, message, media) => {
  expect(appMessage(event)).toEqual({ message: { ...inApp, ...message }, media });
});

const click = { ...common, kind: 'cardClick', cardType: 'b', responseCode: 'c', selected: [] } as const;

test('a click on a card of the app is a press', () => {
  const press = { messageId: 't-1', button: 'take:1024' };
  expect(appMessage({ ...click, taskId: 't-1', button: 'take:1024' })).toEqual({
    message: { ...inApp, id: `card:t-1:zhangsan:${at.getTime() / 1000}:take:1024`, press },
    media: [],
  });
});

test('the id of a press fits the inbox, however long the names are, and stays its own', () => {
  const ids = ['a', 'b'].map((end) => {
    return appMessage({ ...click, taskId: `${'t'.repeat(127)}${end}`, button: 'x'.repeat(100) })?.message.id ?? '';
  });
  expect(ids.map((id) => id.length <= 200)).toEqual([true, true]);
  expect(ids[0]).not.toBe(ids[1]);
});

test.each([
  { ...common, kind: 'enterAgent' },
  { ...common, kind: 'kfDoorbell', openKfid: 'wk', token: 't' },
  { ...common, kind: 'unknown', type: 'hologram', fields: {} },
] satisfies AppEvent[])('$kind is no message', (event) => {
  expect(appMessage(event)).toBeUndefined();
});

const atBot = { botId: 'AIBOT1', from: 'zhangsan', at, key: 'M' };
const group = { id: 'wr1', kind: 'group' } as const;
const direct = { id: 'zhangsan', kind: 'direct' } as const;
const said = { ...atBot, kind: 'message', id: 'M', files: [] } as const;
const inGroup = {
  channel: 'wecom',
  account: 'bot',
  id: 'M',
  chat: group,
  sender: { id: 'zhangsan' },
  at,
  mentionsBot: true,
};

test.each([
  ['@小管家 接单 8801', '接单 8801'],
  ['@小管家\u2005接单', '接单'],
  ['  @小管家\n接单', '接单'],
  ['@小管家', ''],
  ['接单 @小管家', '接单 @小管家'],
  ['@小管家 @贺师傅 来一下', '@贺师傅 来一下'],
])('in a group %j is %j', (text, expected) => {
  expect(botMessage({ ...said, chat: group, text })?.message).toEqual({ ...inGroup, text: expected });
});

test('alone with the bot, a text is as it was written', () => {
  const { mentionsBot: _, ...rest } = inGroup;
  const message = botMessage({ ...said, chat: direct, text: '@贺师傅 在吗' })?.message;
  expect(message).toEqual({ ...rest, chat: direct, text: '@贺师傅 在吗' });
});

test('what is quoted comes along', () => {
  const message = botMessage({ ...said, chat: group, text: '@小管家 接单', quote: { text: '工单 1001' } })?.message;
  expect(message).toEqual({ ...inGroup, text: '接单', quote: { text: '工单 1001' } });
});

test('pictures are to be downloaded', () => {
  const files = [{ kind: 'image', url: 'https://x/' }] as const;
  expect(botMessage({ ...said, chat: direct, files: [...files] })?.media).toEqual(files);
});

test('a click on a card of the bot is a press, in the chat where the card is', () => {
  const event: BotMessage = {
    ...atBot,
    kind: 'cardClick',
    id: 'M',
    chat: group,
    taskId: 't',
    button: 'b',
    cardType: '',
    selected: [],
  };
  expect(botMessage(event)?.message).toEqual({ ...inGroup, press: { messageId: 't', button: 'b' } });
});

test.each([
  { ...atBot, kind: 'refresh', chat: direct, streamId: 's' },
  { ...atBot, kind: 'enterChat', id: 'M', chat: direct },
  { ...atBot, kind: 'unknown', id: 'M', chat: direct, type: 'dance' },
] satisfies BotMessage[])('$kind is no message', (event) => {
  expect(botMessage(event)).toBeUndefined();
});
