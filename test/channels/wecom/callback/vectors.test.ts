import { expect, test } from '@jest/globals';
import { sealEnvelope } from '../../../../src/channels/wecom/callback/envelope.ts';
import {
  appKeys,
  botKeys,
  readAppCallback,
  readBotCallback,
  readVerification,
} from '../../../../src/channels/wecom/callback/read-callback.ts';
import {
  app,
  appBody,
  bot,
  botBody,
  NONCE,
  proof,
  queryOf,
  request,
  SIGNED_AT,
  TIMESTAMP,
  V1,
  V2,
  V3,
} from './sealing.ts';

const signed = (signature: string) => ({ msg_signature: signature, timestamp: TIMESTAMP, nonce: NONCE });

test('V1: the address is verified', () => {
  const query = queryOf({ ...signed(V1.signature), echostr: V1.echostr });
  expect(readVerification(query, appKeys(app), SIGNED_AT)).toBe(V1.plain);
});

test('V1: a plus that was not encoded is a plus, not a blank', () => {
  const query = `msg_signature=${V1.signature}&timestamp=${TIMESTAMP}&nonce=${NONCE}&echostr=${V1.echostr}`;
  expect(readVerification(query, appKeys(app), SIGNED_AT)).toBe(V1.plain);
});

test('V2: a text for the app; its 64-bit number stays what was written', () => {
  const { value, nonce } = readAppCallback(request(signed(V2.signature), appBody(V2.encrypted)), app, SIGNED_AT);
  expect(value).toEqual({
    kind: 'text',
    key: 'message:7300000000000000001',
    id: '7300000000000000001',
    from: 'zhangsan',
    at: new Date(1700000000_000),
    text: '3栋电梯坏了',
  });
  expect(nonce).toBe(NONCE);
});

test('V2: the envelope may be written without CDATA', () => {
  const body = appBody(V2.encrypted).replaceAll(/<!\[CDATA\[|\]\]>/g, '');
  expect(readAppCallback(request(signed(V2.signature), body), app, SIGNED_AT).value.from).toBe('zhangsan');
});

test('V3: a text for the AI bot', () => {
  const { value } = readBotCallback(request(signed(V3.signature), botBody(V3.encrypted)), bot, SIGNED_AT);
  expect(value).toEqual({
    kind: 'message',
    key: 'CAIQtest',
    id: 'CAIQtest',
    botId: 'AIBOT1',
    chat: { id: 'wrCHAT1', kind: 'group' },
    from: 'zhangsan',
    at: SIGNED_AT,
    text: '@小管家 接单 8801',
    files: [],
  });
});

test('what we seal opens as what the platform seals', () => {
  const { encrypted, signature, timestamp, nonce } = sealEnvelope(V3.plain, botKeys(bot), NONCE, SIGNED_AT);
  expect({ msg_signature: signature, timestamp, nonce }).toEqual(proof(encrypted));
  expect(readBotCallback(request(proof(encrypted), botBody(encrypted)), bot, SIGNED_AT).value.from).toBe('zhangsan');
});
