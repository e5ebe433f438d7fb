import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { App, Corp } from './corp.ts';
import { seeded } from './faults.ts';

export interface Callback {
  app: App;
  xml: string;
  /** Deliveries tried so far. */
  tries: number;
}

export interface DeliverOptions {
  /** How often each is delivered, as when an answer was late. */
  times?: number;
  /** Deliver the last first, or in an order that `seed` makes. */
  reorder?: 'reversed' | { seed: number };
  /** Those that never arrive, by their number from 0. */
  lose?: (index: number) => boolean;
}

export interface Delivered {
  status: number;
  body: string;
}

/** WeCom waits so long, then tries again: four deliveries in all. */
const PATIENCE_MS = 5_000;
const MOST_TRIES = 4;

type XmlValue = string | number | bigint | XmlFields;
interface XmlFields {
  [name: string]: XmlValue;
}

/** Keeps a callback for the app, to go out with the next delivery. Without a callback address there is none. */
export function queueCallback(corp: Corp, app: App, fields: XmlFields): void {
  if (!app.callback) return;
  const common = { ToUserName: corp.corpid, CreateTime: Math.floor(corp.now().getTime() / 1000) };
  corp.callbacks.push({ app, xml: `<xml>${xmlOf({ ...common, ...fields })}</xml>`, tries: 0 });
}

/**
 * Delivers what waits, one after another, and resolves to what was answered. What is not answered with 200 in five seconds
 * waits again, for the next call of this function, until the fourth try.
 */
export async function deliverCallbacks(corp: Corp, options: DeliverOptions = {}): Promise<Delivered[]> {
  const { times = 1, lose = () => false } = options;
  const waiting = corp.callbacks.splice(0).filter((_, index) => !lose(index));
  const line = inOrder(
    waiting.flatMap((callback) => Array.from({ length: times }, () => callback)),
    options.reorder,
  );
  const answers: Delivered[] = [];
  const failed = new Set<Callback>();
  for (const callback of line) {
    const answer = await deliver(corp, callback);
    answers.push(answer);
    if (answer.status === 200) failed.delete(callback);
    else failed.add(callback);
  }
  for (const callback of failed) {
    callback.tries += 1;
    if (callback.tries < MOST_TRIES) corp.callbacks.push(callback);
  }
  return answers;
}

async function deliver(corp: Corp, { app, xml }: Callback): Promise<Delivered> {
  if (!app.callback) return { status: 0, body: '' };
  const { url, body } = envelopeOf(corp, app, xml, app.callback);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

/** What `GET` of the callback address is asked when an administrator saves it, and the answer it must give. */
export function verificationUrl(corp: Corp, target: NonNullable<App['callback']>): { url: URL; expected: string } {
  const expected = String(randomBytes(6).readUIntBE(0, 6));
  const echostr = encrypt(target.aesKey, expected, corp.corpid);
  const url = signedUrl(corp, target, echostr);
  url.searchParams.set('echostr', echostr);
  return { url, expected };
}

function envelopeOf(corp: Corp, app: App, xml: string, target: NonNullable<App['callback']>) {
  const encrypted = encrypt(target.aesKey, xml, corp.corpid);
  const fields = { ToUserName: corp.corpid, AgentID: String(app.agentId), Encrypt: encrypted };
  return { url: signedUrl(corp, target, encrypted), body: `<xml>${xmlOf(fields)}</xml>` };
}

function signedUrl(corp: Corp, target: NonNullable<App['callback']>, encrypted: string): URL {
  const timestamp = String(Math.floor(corp.now().getTime() / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const url = new URL(target.url);
  url.searchParams.set('msg_signature', getSignature(target.token, timestamp, nonce, encrypted));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  return url;
}

function xmlOf(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${xmlValue(value)}</${name}>`)
    .join('');
}

function xmlValue(value: XmlValue): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return xmlOf(value);
}

function inOrder<T>(items: T[], reorder: DeliverOptions['reorder']): T[] {
  if (reorder === undefined) return items;
  if (reorder === 'reversed') return items.toReversed();
  const random = seeded(reorder.seed);
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
