import { describe, expect, test } from '@jest/globals';
import type { BotMessage } from '../../../../src/channels/wecom/callback/bot-message.ts';
import { readBotCallback } from '../../../../src/channels/wecom/callback/read-callback.ts';
import { Refusal } from '../../../../src/channels/wecom/callback/refusal.ts';
import { bot, botRequest, SIGNED_AT } from './sealing.ts';

const common = { msgid: 'M', aibotid: 'AIBOT1', from: { userid: 'zhangsan' } };
const read = (json: object): BotMessage =>
  readBotCallback(botRequest(JSON.stringify({ ...common, ...json })), bot, SIGNED_AT).value;
const said = (json: object) => read({ chattype: 'single', ...json });

describe('messages', () => {
  test.each([
    ['text', { msgtype: 'text', text: { content: '接单' } }, { text: '接单', files: [] }],
    ['voice, as it was heard', { msgtype: 'voice', voice: { content: '修水管' } }, { text: '修水管', files: [] }],
    ['image', { msgtype: 'image', image: { url: 'u' } }, { files: [{ kind: 'image', url: 'u' }] }],
    ['video', { msgtype: 'video', video: { url: 'u' } }, { files: [{ kind: 'video', url: 'u' }] }],
    ['file', { msgtype: 'file', file: { url: 'u' } }, { files: [{ kind: 'file', url: 'u' }] }],
    [
      'text and pictures mixed',
      {
        msgtype: 'mixed',
        mixed: {
          msg_item: [
            { msgtype: 'text', text: { content: '看' } },
            { msgtype: 'image', image: { url: 'u' } },
            { msgtype: 'text', text: { content: '这里' } },
            { msgtype: 'sticker' },
          ],
        },
      },
      { text: '看\n这里', files: [{ kind: 'image', url: 'u' }] },
    ],
  ])('%s', (_, json, expected) => {
    expect(said(json)).toEqual({
      ...{ kind: 'message', key: 'M', id: 'M', botId: 'AIBOT1', from: 'zhangsan', at: SIGNED_AT },
      chat: { id: 'zhangsan', kind: 'direct' },
      ...expected,
    });
  });

  test('in a group', () => {
    const json = {
      chattype: 'group',
      chatid: 'wr1',
      response_url: 'https://r/',
      msgtype: 'text',
      text: { content: 'x' },
    };
    expect(read(json)).toMatchObject({ chat: { id: 'wr1', kind: 'group' }, responseUrl: 'https://r/' });
  });

  test.each([
    [{ msgtype: 'text', text: { content: '工单 1001' } }, { text: '工单 1001' }],
    [{ msgtype: 'image', image: { url: 'u' } }, {}],
    [{ msgtype: 'dance' }, {}],
  ])('that quotes %j', (quote, expected) => {
    expect(said({ msgtype: 'text', text: { content: '接单' }, quote })).toMatchObject({
      text: '接单',
      quote: expected,
    });
  });

  test.each([
    ['of a new kind', { msgtype: 'dance' }, 'dance'],
    ['without its content', { msgtype: 'text' }, 'text'],
  ])('%s is unknown', (_, json, type) => {
    expect(said(json)).toMatchObject({ kind: 'unknown', type, key: 'M' });
  });

  test('a group message that names no group is refused', () => {
    expect(() => read({ chattype: 'group', msgtype: 'text', text: { content: 'x' } })).toThrow(Refusal);
  });
});

test('a poll for the rest of an answer has no key: each is a question anew', () => {
  const poll = said({ msgtype: 'stream', stream: { id: 's1' } });
  expect(poll).toMatchObject({ kind: 'refresh', streamId: 's1' });
  expect(poll).not.toHaveProperty('key');
});

describe('events', () => {
  const event = (json: object) => said({ msgtype: 'event', create_time: 1700000000, event: json });

  test('a click on a card, with what was chosen', () => {
    const template_card_event = {
      ...{ card_type: 'button_interaction', event_key: 'take:1024', task_id: 't' },
      selected_items: { selected_item: [{ question_key: 'q', option_ids: { option_id: ['a', 'b'] } }] },
    };
    expect(event({ eventtype: 'template_card_event', template_card_event })).toMatchObject({
      ...{ kind: 'cardClick', id: 'M', taskId: 't', button: 'take:1024', cardType: 'button_interaction' },
      ...{ selected: [{ question: 'q', options: ['a', 'b'] }], at: new Date(1700000000_000) },
    });
  });

  test.each([{}, { selected_items: {} }])('a click without a choice: %j', (more) => {
    const template_card_event = { event_key: 'k', task_id: 't', ...more };
    const read = event({ eventtype: 'template_card_event', template_card_event });
    expect(read).toMatchObject({ kind: 'cardClick', selected: [] });
  });

  test('somebody opened the chat', () => {
    expect(event({ eventtype: 'enter_chat', enter_chat: {} })).toMatchObject({ kind: 'enterChat', id: 'M' });
  });

  test('an opinion on an answer', () => {
    const feedback_event = { id: 'f', type: 2, content: '不对' };
    const expected = { kind: 'feedback', feedbackId: 'f', rating: 2, comment: '不对' };
    expect(event({ eventtype: 'feedback_event', feedback_event })).toMatchObject(expected);
  });

  test.each([
    ['of a new kind', { eventtype: 'fly' }, { event: 'fly' }],
    ['without what its kind needs', { eventtype: 'template_card_event' }, { event: 'template_card_event' }],
    ['that is empty', {}, {}],
  ])('an event %s is unknown', (_, json, expected) => {
    expect(event(json)).toMatchObject({ kind: 'unknown', type: 'event', ...expected });
  });
});
