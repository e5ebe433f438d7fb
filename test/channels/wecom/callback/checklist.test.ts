import { describe, expect, test } from '@jest/globals';
import { encrypt } from '@wecom/crypto';
import { insistKeys } from '../../../../src/channels/wecom/callback/envelope.ts';
import {
  appKeys,
  type CallbackRequest,
  readAppCallback,
  readBotCallback,
  readVerification,
} from '../../../../src/channels/wecom/callback/read-callback.ts';
import { Refusal } from '../../../../src/channels/wecom/callback/refusal.ts';
import * as sealing from './sealing.ts';
import {
  AES_KEY,
  app,
  appBody,
  appRequest,
  bot,
  botRequest,
  CORP,
  proof,
  request,
  SIGNED_AT,
  V2,
  V3,
} from './sealing.ts';

/** Why it is refused; 'accepted' if it is not. Anything but a refusal is thrown on. */
function outcome(read: () => unknown): string {
  try {
    read();
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

const forApp = (given: CallbackRequest, now = SIGNED_AT) => outcome(() => readAppCallback(given, app, now));
const forBot = (given: CallbackRequest, now = SIGNED_AT) => outcome(() => readBotCallback(given, bot, now));
const signed = (encrypted: string, body = appBody(encrypted)) => forApp(request(proof(encrypted), body));
const good = proof(V2.encrypted);

describe('the query', () => {
  test.each(['msg_signature', 'timestamp', 'nonce'])('%s must be there', (name) => {
    const { [name]: _, ...rest } = good;
    expect(forApp(request(rest, appBody(V2.encrypted)))).toBe('malformed');
  });

  test.each(['msg_signature', 'timestamp', 'nonce'])('%s must be there once', (name) => {
    const query = `${sealing.queryOf(good)}&${name}=${good[name]}`;
    expect(forApp({ query, body: Buffer.from(appBody(V2.encrypted)) })).toBe('malformed');
  });

  test.each([
    ['a signature in capitals', { ...good, msg_signature: V2.signature.toUpperCase() }],
    ['a signature that is shorter', { ...good, msg_signature: V2.signature.slice(1) }],
    ['an empty signature', { ...good, msg_signature: '' }],
    ['a time that is no number', { ...good, timestamp: '17000000o1' }],
    ['a time with a blank', proof(V2.encrypted, { timestamp: ' 1700000001' })],
    ['a time with a leading zero', proof(V2.encrypted, { timestamp: '01700000001' })],
    ['a nonce that is empty', proof(V2.encrypted, { nonce: '' })],
    ['a nonce of 65 characters', proof(V2.encrypted, { nonce: '1'.repeat(65) })],
  ])('%s is refused', (_, query) => {
    expect(forApp(request(query, appBody(V2.encrypted)))).toBe('malformed');
  });
});

describe('the ciphertext is strict base64 of whole blocks of 32 bytes', () => {
  const { encrypted } = V2;
  test.each([
    ['nothing', ''],
    ['no base64 at all', '!!!!'],
    ['a line break inside', `${encrypted.slice(0, 76)}\n${encrypted.slice(76)}`],
    ['a blank for a plus', encrypted.replace('+', ' ')],
    ['other characters inside', `***${encrypted}`],
    ['the end sign missing', encrypted.replaceAll('=', '')],
    ['the alphabet of addresses', encrypted.replaceAll('+', '-').replaceAll('/', '_')],
    ['four characters cut off', encrypted.slice(0, -4)],
    ['16 bytes', Buffer.alloc(16).toString('base64')],
    ['48 bytes', Buffer.alloc(48).toString('base64')],
    ['unused bits set', `${encrypted.slice(0, -3)}x==`],
  ])('%s is refused, though it is signed', (_, changed) => {
    expect(signed(changed)).toBe('malformed');
  });
});

describe('the signature', () => {
  test('of another token is refused', () => {
    expect(forApp(request(proof(V2.encrypted, { token: 'other' }), appBody(V2.encrypted)))).toBe('signature');
  });

  test('is compared before anything is decrypted', () => {
    const { msg_signature: _, ...rest } = proof(V3.encrypted);
    const other = encrypt(AES_KEY, 'not for us', 'another');
    const given = request({ ...rest, msg_signature: V3.signature }, appBody(other));
    expect(forApp(given)).toBe('signature');
  });

  test('does not prove another time or nonce', () => {
    expect(forApp(request({ ...good, timestamp: '1700000002' }, appBody(V2.encrypted)))).toBe('signature');
    expect(forApp(request({ ...good, nonce: '1597212915' }, appBody(V2.encrypted)))).toBe('signature');
  });

  test('does not prove the same characters cut in another way', () => {
    // Joined in the platform's order, nonce and time read the same with the last digit of the one before the other.
    const moved = { ...good, nonce: sealing.NONCE.slice(0, -1), timestamp: `4${sealing.TIMESTAMP}` };
    expect(forApp(request(moved, appBody(V2.encrypted)))).toBe('malformed');
  });
});

describe('what the library lets pass', () => {
  const plain = (parts: Parameters<typeof sealing.plainBytes>[1], message = V2.plain) =>
    signed(sealing.encryptBytes(sealing.plainBytes(message, parts)));

  test('sealed by hand as the platform does, it is accepted', () => {
    expect(plain({})).toBe('accepted');
  });

  test.each([
    ['a padding of zeros', { pad: (bytes: number) => Buffer.alloc(bytes, 0) }],
    ['a padding over 32', { pad: (bytes: number) => Buffer.alloc(bytes, 33) }],
    ['padding bytes that differ', { pad: (bytes: number) => Buffer.alloc(bytes, bytes).fill(1, 0, 1) }],
    ['a padding that says more than there is', { pad: (bytes: number) => Buffer.alloc(bytes, bytes + 1) }],
    ['a length beyond the data', { length: 4000 }],
    ['the largest length there is', { length: 0xffffffff }],
  ])('%s is refused', (_, parts) => {
    expect(plain(parts)).toBe('undecipherable');
  });

  test.each([
    ['a length that takes in the receiver', { length: Buffer.byteLength(V2.plain) + CORP.length }],
    ['a length too short by one', { length: Buffer.byteLength(V2.plain) - 1 }],
    ['a length of nothing', { length: 0 }],
    [
      'a padding that says less than there is, so that some is left with the receiver',
      { pad: (bytes: number) => Buffer.alloc(bytes, bytes - 1) },
    ],
    ['a block of padding too many', { pad: (bytes: number) => Buffer.alloc(bytes + 32, bytes) }],
    ['no receiver', { receiveId: '' }],
    ['another receiver', { receiveId: 'ww0123456789abcdee' }],
    ['a receiver that begins as ours', { receiveId: `${CORP}x` }],
    ['our receiver and a NUL', { receiveId: `${CORP}\0` }],
  ])('%s is refused', (_, parts) => {
    expect(plain(parts)).toBe('receiver');
  });

  test('32 and 64 bytes of nothing are refused', () => {
    expect(signed(sealing.encryptBytes(Buffer.alloc(32, 32)))).toBe('undecipherable');
    expect(signed(sealing.encryptBytes(Buffer.alloc(64)))).toBe('undecipherable');
  });

  test('the last block cut off is refused', () => {
    const cut = Buffer.from(V2.encrypted, 'base64').subarray(0, -32).toString('base64');
    expect(signed(cut)).toBe('undecipherable');
  });

  test('bytes that are no UTF-8 are refused', () => {
    const bytes = sealing.plainBytes(V2.plain, {});
    bytes[40] = 0xff;
    expect(signed(sealing.encryptBytes(bytes))).toBe('undecipherable');
  });

  test('another key is refused', () => {
    const other = encrypt('A'.repeat(43), V2.plain, CORP);
    expect(signed(other)).toBe('undecipherable');
  });
});

describe('the receiver', () => {
  test('a bot of ours has an empty one; an envelope for the company is not for it', () => {
    expect(forBot(botRequest(V3.plain))).toBe('accepted');
    expect(forBot(botRequest(V3.plain, { receiveId: CORP }))).toBe('receiver');
  });

  test.each([
    ['another company', V2.plain.replace(`<ToUserName><![CDATA[${CORP}`, '<ToUserName><![CDATA[ww9')],
    ['another app', V2.plain.replace('<AgentID>1000002', '<AgentID>1000003')],
    ['no app', V2.plain.replace('<AgentID>1000002</AgentID>', '')],
    ['an app that is nearly the number', V2.plain.replace('<AgentID>1000002', '<AgentID>1000002.0')],
  ])('a message inside that is for %s is refused', (_, xml) => {
    expect(xml).not.toBe(V2.plain);
    expect(forApp(appRequest(xml))).toBe('receiver');
  });

  test('a message inside that is for another bot is refused', () => {
    expect(forBot(botRequest(V3.plain.replace('AIBOT1', 'AIBOT2')))).toBe('receiver');
  });

  test('what the outer envelope says of its receiver is not signed, and not believed', () => {
    const body = appBody(V2.encrypted).replace(CORP, 'ww9').replace('1000002', '7');
    expect(forApp(request(good, body))).toBe('accepted');
  });
});

describe('the time', () => {
  const at = (seconds: number) => new Date(SIGNED_AT.getTime() + seconds * 1000);
  test.each([
    [300, 'accepted'],
    [-300, 'accepted'],
    [301, 'stale'],
    [-301, 'stale'],
    [600, 'stale'],
  ])('%d seconds later it is %s', (seconds, expected) => {
    expect(forApp(request(good, appBody(V2.encrypted)), at(seconds))).toBe(expected);
  });
});

describe('the body', () => {
  test.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['JSON', JSON.stringify({ encrypt: V2.encrypted })],
    ['no ciphertext', `<xml><ToUserName>${CORP}</ToUserName></xml>`],
    ['two ciphertexts', `<xml><Encrypt>${V2.encrypted}</Encrypt><Encrypt>${V2.encrypted}</Encrypt></xml>`],
    ['a ciphertext in an element', `<xml><Encrypt><a>${V2.encrypted}</a></Encrypt></xml>`],
    ['another root', `<html><Encrypt>${V2.encrypted}</Encrypt></html>`],
  ])('for the app: %s is refused', (_, body) => {
    expect(forApp(request(good, body))).toBe('malformed');
  });

  test.each([
    ['nothing', ''],
    ['XML', appBody(V3.encrypted)],
    ['null', 'null'],
    ['a list', `["${V3.encrypted}"]`],
    ['a number', '{"encrypt":1}'],
    ['a list of ciphertexts', `{"encrypt":["${V3.encrypted}"]}`],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ])('for the bot: %s is refused', (_, body) => {
    expect(forBot(request(proof(V3.encrypted), body))).toBe('malformed');
  });

  test.each(['', '[]', 'null', '{', '{"msgid":""}', '<xml></xml>'])('sealed for the bot, %j is refused', (json) => {
    expect(forBot(botRequest(json))).toBe('content');
  });

  test.each(['', 'text', '{}', '<xml/>', '<xml></xml>'])('sealed for the app, %j is refused', (xml) => {
    expect(forApp(appRequest(xml))).toBe('content');
  });
});

describe('the verification of the address', () => {
  const verify = (plain: string) => {
    const echostr = encrypt(AES_KEY, plain, CORP);
    const query = sealing.queryOf({ ...proof(echostr), echostr });
    return outcome(() => readVerification(query, appKeys(app), SIGNED_AT));
  };

  test('a word is given back', () => {
    expect(verify('1616140317555161061')).toBe('accepted');
  });

  test('a message is not: whoever caught one could have it opened', () => {
    expect(verify(V2.plain)).toBe('content');
    expect(verify(V3.plain)).toBe('content');
    expect(verify('')).toBe('content');
  });

  test('without the word to open it is refused', () => {
    expect(outcome(() => readVerification(sealing.queryOf(good), appKeys(app), SIGNED_AT))).toBe('malformed');
  });
});

test('keys that cannot be keys are found at the start', () => {
  const keys = { token: 'token', aesKey: AES_KEY, receiveId: CORP };
  expect(() => insistKeys(keys)).not.toThrow();
  expect(() => insistKeys({ ...keys, token: '' })).toThrow('token');
  expect(() => insistKeys({ ...keys, aesKey: AES_KEY.slice(1) })).toThrow('EncodingAESKey');
  expect(() => insistKeys({ ...keys, aesKey: `${AES_KEY}=` })).toThrow('EncodingAESKey');
});
