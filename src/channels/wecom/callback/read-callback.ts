import { z } from 'zod';
import type { BotMessage } from './bot-message.ts';
import { digestOf } from './digest.ts';
import { type Envelope, type Keys, openEnvelope } from './envelope.ts';
import type { AppEvent } from './event.ts';
import { readQuery } from './query.ts';
import { readBotMessage } from './read-bot-message.ts';
import { readEvent } from './read-event.ts';
import { insist } from './refusal.ts';
import { readXml } from './xml.ts';

export interface AppAccount {
  token: string;
  aesKey: string;
  corpId: string;
  agentId: number;
}

export interface BotAccount {
  token: string;
  aesKey: string;
  /** `aibotid`: the Bot ID that the console shows; absent: whichever robot has our token and key. */
  botId?: string;
}

/** A request as it came: the query without its `?`, and the bytes of the body. */
export interface CallbackRequest {
  query: string;
  body: Buffer;
}

export interface Received<T> {
  value: T;
  /** By which a second delivery is known: the envelope, and what was in it where that has a name. */
  ids: string[];
  /** An answer carries the same. */
  nonce: string;
}

const SIGNED = ['msg_signature', 'timestamp', 'nonce'] as const;

export const appKeys = ({ token, aesKey, corpId }: AppAccount): Keys => ({ token, aesKey, receiveId: corpId });
/** Inside the ciphertext of a company's own bot nobody is named. */
export const botKeys = ({ token, aesKey }: BotAccount): Keys => ({ token, aesKey, receiveId: '' });

/**
 * What a `GET` must be answered with, when an administrator saves the address.
 * @throws Refusal also of anything that is no such word: the address must not open messages for others
 */
export function readVerification(query: string, keys: Keys, now: Date): string {
  const { echostr, ...proof } = readQuery(query, [...SIGNED, 'echostr']);
  const word = openEnvelope(envelopeOf(proof, echostr), keys, now);
  insist(/^[\w+/=-]{1,128}$/.test(word), 'content');
  return word;
}

/** What was delivered for the app. @throws Refusal */
export function readAppCallback(request: CallbackRequest, account: AppAccount, now: Date): Received<AppEvent> {
  const proof = readQuery(request.query, SIGNED);
  const { Encrypt } = readXml(request.body.toString(), 'malformed');
  insist(typeof Encrypt === 'string', 'malformed');
  const plain = openEnvelope(envelopeOf(proof, Encrypt), appKeys(account), now);
  const value = readEvent(readXml(plain, 'content'), account);
  return { value, ids: idsOf('app', proof.msg_signature, value.key), nonce: proof.nonce };
}

const botBody = z.object({ encrypt: z.string() });

/** What was delivered for the AI bot. @throws Refusal */
export function readBotCallback(request: CallbackRequest, account: BotAccount, now: Date): Received<BotMessage> {
  const proof = readQuery(request.query, SIGNED);
  const body = botBody.safeParse(parseJson(request.body.toString()));
  insist(body.success, 'malformed');
  const plain = openEnvelope(envelopeOf(proof, body.data.encrypt), botKeys(account), now);
  const value = readBotMessage(parseJson(plain), account.botId, new Date(Number(proof.timestamp) * 1000));
  return { value, ids: idsOf('bot', proof.msg_signature, value.key), nonce: proof.nonce };
}

type Proof = Record<(typeof SIGNED)[number], string>;

function envelopeOf({ msg_signature: signature, timestamp, nonce }: Proof, encrypted: string): Envelope {
  return { signature, timestamp, nonce, encrypted };
}

/** The signature stands for all that it was made of: time, nonce and ciphertext. */
function idsOf(door: 'app' | 'bot', signature: string, key: string | undefined): string[] {
  return [`envelope:${signature}`, ...(key === undefined ? [] : [key])].map((id) => digestOf(`${door} ${id}`));
}

/** Nothing where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
