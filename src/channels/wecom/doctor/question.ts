import { type Keys, sealEnvelope } from '../callback/envelope.ts';

/** A word to be answered, and the query that asks for it as WeCom does when an administrator saves the address. */
export function askAsWecom(keys: Keys, now: Date): { query: string; word: string } {
  const word = String(now.getTime());
  const { signature, timestamp, nonce, encrypted } = sealEnvelope(word, keys, word.slice(-9), now);
  return { query: queryOf({ msg_signature: signature, timestamp, nonce, echostr: encrypted }), word };
}

/** A plus must be written as %2B: in a query it would mean a blank to some. */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
