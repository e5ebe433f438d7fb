import { describe, expect, test } from '@jest/globals';
import type { AppEvent } from '../../../../src/channels/wecom/callback/event.ts';
import { readAppCallback } from '../../../../src/channels/wecom/callback/read-callback.ts';
import { Refusal } from '../../../../src/channels/wecom/callback/refusal.ts';
import { app, appRequest, eventXml, SIGNED_AT } from './sealing.ts';

const at = new Date(1700000000_000);
const read = (xml: string): AppEvent => readAppCallback(appRequest(xml), app, SIGNED_AT).value;
const message = (inner: string) =>
  eventXml(`<FromUserName>zhangsan</FromUserName><AgentID>1000002</AgentID><MsgId>9007199254740993</MsgId>${inner}`);
const event = (name: string, inner: string) =>
  eventXml(`<FromUserName>zhangsan</FromUserName><MsgType>event</MsgType><Event>${name}</Event>${inner}`);

describe('messages', () => {
  const common = { key: 'message:9007199254740993', id: '9007199254740993', from: 'zhangsan', at };

  test.each([
    ['text', '<Content><![CDATA[ 3<栋> ]]></Content>', { kind: 'text', text: ' 3<栋> ' }],
    ['text', '<Content></Content>', { kind: 'text', text: '' }],
    ['image', '<PicUrl>http://x</PicUrl><MediaId>m1</MediaId>', { kind: 'media', media: 'image', mediaId: 'm1' }],
    ['voice', '<MediaId>m2</MediaId><Format>amr</Format>', { kind: 'media', media: 'voice', mediaId: 'm2' }],
    ['video', '<MediaId>m3</MediaId><ThumbMediaId>t</ThumbMediaId>', { kind: 'media', media: 'video', mediaId: 'm3' }],
    [
      'location',
      '<Location_X>23.10</Location_X><Location_Y>113.30</Location_Y><Scale>15</Scale><Label>南门</Label>',
      { kind: 'location', latitude: '23.10', longitude: '113.30', label: '南门' },
    ],
    ['link', '<Title>题</Title><Url>https://x/</Url>', { kind: 'link', title: '题', url: 'https://x/' }],
  ])('%s', (type, inner, expected) => {
    expect(read(message(`<MsgType>${type}</MsgType>${inner}`))).toEqual({ ...common, ...expected });
  });

  test('a kind that is new is kept as unknown, with its fields', () => {
    const { kind, key, ...rest } = read(message('<MsgType>hologram</MsgType><HoloId>h</HoloId>'));
    expect({ kind, key }).toEqual({ kind: 'unknown', key: common.key });
    expect(rest).toMatchObject({ type: 'hologram', fields: { HoloId: 'h' } });
  });

  test.each([
    ['without its content', '<MsgType>text</MsgType>'],
    ['with two contents', '<MsgType>text</MsgType><Content>a</Content><Content>b</Content>'],
    ['with a content of elements', '<MsgType>text</MsgType><Content><a>b</a></Content>'],
    ['of a kind named as objects name things', '<MsgType>toString</MsgType>'],
  ])('a text %s is unknown, not guessed at', (_, inner) => {
    expect(read(message(inner)).kind).toBe('unknown');
  });

  test.each(['MsgType', 'ToUserName', 'CreateTime', 'FromUserName', 'MsgId', 'AgentID'])(
    'two %s are refused',
    (name) => {
      const whole = message('<MsgType>text</MsgType><Content>a</Content>');
      const doubled = whole.replace('</xml>', `<${name}>1</${name}></xml>`);
      expect(() => read(doubled)).toThrow(Refusal);
    },
  );

  test.each(['', 'soon', '1.7e9', '-1', '999999999999'])('a time of %j is refused', (time) => {
    expect(() => read(message('<MsgType>text</MsgType>').replace('1700000000', time))).toThrow(Refusal);
  });
});

describe('events', () => {
  const card = (items: string) =>
    event(
      'template_card_event',
      `<EventKey>take:1024</EventKey><TaskId>t-1</TaskId><CardType>button_interaction</CardType><ResponseCode>rc</ResponseCode><AgentID>1000002</AgentID>${items}`,
    );
  const click = {
    kind: 'cardClick',
    taskId: 't-1',
    button: 'take:1024',
    cardType: 'button_interaction',
    responseCode: 'rc',
  };
  const item = (question: string, ...options: string[]) =>
    `<SelectedItem><QuestionKey>${question}</QuestionKey><OptionIds>${options.map((id) => `<OptionId>${id}</OptionId>`).join('')}</OptionIds></SelectedItem>`;

  test.each([
    ['without a list', '', []],
    ['with an empty one', '<SelectedItems></SelectedItems>', []],
    ['with one choice', `<SelectedItems>${item('q', 'a')}</SelectedItems>`, [{ question: 'q', options: ['a'] }]],
    [
      'with several',
      `<SelectedItems>${item('q', 'a', 'b')}${item('r', 'c')}</SelectedItems>`,
      [
        { question: 'q', options: ['a', 'b'] },
        { question: 'r', options: ['c'] },
      ],
    ],
  ])('a click on a card %s', (_, items, selected) => {
    expect(read(card(items))).toMatchObject({ ...click, selected, from: 'zhangsan', at });
  });

  test('the app was opened', () => {
    expect(read(event('enter_agent', '<EventKey/><AgentID>1000002</AgentID>'))).toMatchObject({
      kind: 'enterAgent',
      from: 'zhangsan',
    });
  });

  test('the doorbell of 微信客服 names nobody and no app', () => {
    const xml = eventXml(
      '<MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>tk</Token><OpenKfId>wk1</OpenKfId>',
    );
    expect(read(xml)).toEqual({
      kind: 'kfDoorbell',
      key: expect.any(String),
      from: '',
      at,
      openKfid: 'wk1',
      token: 'tk',
    });
  });

  test.each([
    ['<AuthAddOpenKfId>wk1</AuthAddOpenKfId>', { granted: ['wk1'], withdrawn: [] }],
    [
      '<AuthAddOpenKfId>wk1</AuthAddOpenKfId><AuthAddOpenKfId>wk2</AuthAddOpenKfId><AuthDelOpenKfId>wk3</AuthDelOpenKfId>',
      { granted: ['wk1', 'wk2'], withdrawn: ['wk3'] },
    ],
  ])('accounts of customer service were given or taken: %s', (inner, expected) => {
    expect(read(event('kf_account_auth_change', inner))).toMatchObject({ kind: 'kfAccess', ...expected });
  });

  test.each([
    ['<WelcomeCode>w</WelcomeCode><State>b3</State>', { state: 'b3', welcomeCode: 'w' }],
    ['', { state: '' }],
  ])('a customer was added%s', (inner, expected) => {
    const xml = event(
      'change_external_contact',
      `<ChangeType>add_external_contact</ChangeType><UserID>u</UserID><ExternalUserID>wm</ExternalUserID>${inner}`,
    );
    const { key: _, ...rest } = read(xml);
    const common = { kind: 'externalContact', change: 'add_external_contact', userid: 'u', externalUserid: 'wm' };
    expect(rest).toEqual({ ...common, ...expected, from: 'zhangsan', at });
  });

  test('a member was changed', () => {
    const xml = event(
      'change_contact',
      '<ChangeType>update_user</ChangeType><UserID>u</UserID><NewUserID>v</NewUserID>',
    );
    expect(read(xml)).toMatchObject({ kind: 'contact', change: 'update_user', userid: 'u', newUserid: 'v' });
  });

  test.each([
    'inactive_alert',
    'close_inactive_agent',
    'reopen_inactive_agent',
    'low_active_alert',
    'low_active',
    'active_restored',
  ])('%s is an alarm of the app', (alarm) => {
    expect(read(event(alarm, '<EffectTime>1700000000</EffectTime>'))).toMatchObject({ kind: 'appAlarm', alarm });
  });

  test.each([
    ['of a kind that is new', event('fly', '<Wing>2</Wing>'), 'fly'],
    ['without what its kind needs', event('kf_msg_or_event', '<Token>t</Token>'), 'kf_msg_or_event'],
  ])('an event %s is unknown', (_, xml, name) => {
    expect(read(xml)).toMatchObject({ kind: 'unknown', type: 'event', event: name });
  });

  test('an event for another app is refused', () => {
    expect(() => read(event('enter_agent', '<AgentID>1000003</AgentID>'))).toThrow(Refusal);
  });
});

describe('the key of an event', () => {
  const click = (user: string, task: string, button: string, code: string, time = '1700000000') =>
    read(
      event(
        'template_card_event',
        `<EventKey>${button}</EventKey><TaskId>${task}</TaskId><ResponseCode>${code}</ResponseCode>`,
      )
        .replace('zhangsan', user)
        .replace('1700000000', time),
    ).key;

  test('is the same when the platform delivers it again with another code', () => {
    expect(click('a', 't', 'b', 'c1')).toBe(click('a', 't', 'b', 'c2'));
  });

  test('is another for another person, card, button or moment', () => {
    const keys = [
      click('a', 't', 'b', 'c'),
      click('z', 't', 'b', 'c'),
      click('a', 'u', 'b', 'c'),
      click('a', 't', 'd', 'c'),
      click('a', 't', 'b', 'c', '1700000001'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
