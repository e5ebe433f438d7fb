import { createCipheriv } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { CallbackRequest } from '../../../../src/channels/wecom/callback/read-callback.ts';

/** The made-up company, app and bot of the reference's test vectors, all signed at the same moment. */
export const TOKEN = 'WyTestToken2024';
export const AES_KEY = 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY';
export const CORP = 'ww0123456789abcdef';
export const SIGNED_AT = new Date(1700000001_000);
export const app = { token: TOKEN, aesKey: AES_KEY, corpId: CORP, agentId: 1000002 };
export const bot = { token: TOKEN, aesKey: AES_KEY, botId: 'AIBOT1' };

export const V1 = {
  echostr: 'SZ9u5u7MuE31e43qvssRIH+gq5p17D/E9R9dErlavGJUzdKA6e1RhnML9WNbBBsDZ//AEt48Dj7NqAhN5oA1Gg==',
  signature: '7a0d2457362c1e928e0fc458e10f5e35df8d6f9f',
  plain: '1616140317555161061',
};
export const V2 = {
  encrypted:
    'SZ9u5u7MuE31e43qvssRILlAiGQiHJj7nU0i5UCXn2TDBL81CuIdH1kKqtqYepXmkGJ4j5Pw0EMbkRdCG+hvbKhmTVsjk92c+FXLZwYgh/9/xd34kqyHo995Yt7jsMejgUPUt3aVNBfJgK4j1j/8plWOv2a+7w3ZfkB4bD/j1+1IQfBBzI/UUXx9SiGTZn5C4wS9G9gLlCAoUUMyCPHDQpRjtubUHUwk8ntNSeKLq/atx9rUo/Z+Yd/8KxYSNuVhmkHxFzl3Ui4cLEb4WQQvsSCwH+3p3dR7aAua+L3oOGPfyDtzOwOmLbFi2Fn++FJHby238UamIqdYXhJFpIVbA88bRKMhOao/t8hwQEgt6XXXEfI/1w31TpRC1lKtw/Bw3N49t86G5213keM6eOZRetSFyohAtHly372Dayb65RxmICU518bDcc5fHTezOM7c2bSdIMPU+gUTIpji7ZVGtw==',
  signature: 'dec2d8824e36ac024c796db2ed705a9c7e94c90a',
  plain:
    '<xml><ToUserName><![CDATA[ww0123456789abcdef]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[3栋电梯坏了]]></Content><MsgId>7300000000000000001</MsgId><AgentID>1000002</AgentID></xml>',
};
export const V3 = {
  encrypted:
    'SZ9u5u7MuE31e43qvssRIBBcix5dOxAQQQ1oUQq5/tYbr+jQYJLttJth6V9jQWQ7j76yOOIt9Fi1e8JWzToZ9/sinE1EBbgnuU3BKHmxEdVD1uZdb6SXjvBC5CgzHNlovXCSxDcqaYjZwgOMW2MqjgF3ZS+DROcC2HotKjEQuWwEEkXCSLNcys02XXaOLE0SssNQC9mFTNfGSm5x75EsSR9vSnS/SfuV0/Lj18XRflqFt0Ax45JInmQK5LFxQzK8',
  signature: '0d338701d346bfef3387dce12f086871a0c46408',
  plain:
    '{"msgid":"CAIQtest","aibotid":"AIBOT1","chatid":"wrCHAT1","chattype":"group","from":{"userid":"zhangsan"},"msgtype":"text","text":{"content":"@小管家 接单 8801"}}',
};
export const TIMESTAMP = '1700000001';
export const NONCE = '1597212914';

export type Query = Record<string, string>;

/** A query that proves `encrypted`, signed with our token unless another is given. */
export function proof(encrypted: string, { timestamp = TIMESTAMP, nonce = NONCE, token = TOKEN } = {}): Query {
  return { msg_signature: getSignature(token, timestamp, nonce, encrypted), timestamp, nonce };
}

/** Written as the platform does: a blank is %20, and never a plus. */
export const queryOf = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(Buffer.from(value).toString())}`)
    .join('&');
export const appBody = (encrypted: string): string =>
  `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><AgentID>1000002</AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
export const botBody = (encrypted: string): string => JSON.stringify({ encrypt: encrypted });

export const request = (query: Query, body: string): CallbackRequest => ({
  query: queryOf(query),
  body: Buffer.from(body),
});

/** A delivery for the app that holds `xml`, sealed and signed as the platform does. */
export function appRequest(xml: string, options: Parameters<typeof proof>[1] & { receiveId?: string } = {}) {
  const encrypted = encrypt(AES_KEY, xml, options.receiveId ?? CORP);
  return request(proof(encrypted, options), appBody(encrypted));
}

/** A delivery for the bot that holds `json`. */
export function botRequest(json: string, options: Parameters<typeof proof>[1] & { receiveId?: string } = {}) {
  const encrypted = encrypt(AES_KEY, json, options.receiveId ?? '');
  return request(proof(encrypted, options), botBody(encrypted));
}

/** Encrypts bytes as they are, with whatever padding and length they have. */
export function encryptBytes(plain: Buffer, aesKey = AES_KEY): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** The bytes before encryption, each part as told: by default as the platform makes them. */
export function plainBytes(
  message: string,
  parts: { length?: number; receiveId?: string; pad?: (bytes: number) => Buffer },
) {
  const text = Buffer.from(message);
  const { length = text.length, receiveId = CORP, pad = (bytes: number) => Buffer.alloc(bytes, bytes) } = parts;
  const header = Buffer.alloc(4);
  header.writeUInt32BE(length);
  const body = Buffer.concat([Buffer.from('ABCDEFGHIJKLMNOP'), header, text, Buffer.from(receiveId)]);
  return Buffer.concat([body, pad(32 - (body.length % 32))]);
}

/** An event of the company or the app, as XML. */
export function eventXml(inner: string): string {
  return `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><CreateTime>1700000000</CreateTime>${inner}</xml>`;
}
