import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { insist, Refusal } from './refusal.ts';

/** What one callback address shares with the platform. */
export interface Keys {
  token: string;
  /** EncodingAESKey: 43 characters. */
  aesKey: string;
  /** Whom the platform names inside the ciphertext: the corpid, for a bot of the company nothing. */
  receiveId: string;
}

export interface Envelope {
  signature: string;
  /** Seconds since 1970, as written. */
  timestamp: string;
  nonce: string;
  /** Ciphertext in base64. */
  encrypted: string;
}

const FRESH_MS = 5 * 60_000;
const BLOCK_BYTES = 32;

/**
 * What the envelope holds. The signature is compared before anything is decrypted.
 * @throws Refusal unless it was signed with our token, at most five minutes from `now`, and sealed for us with our key
 */
export function openEnvelope(envelope: Envelope, keys: Keys, now: Date): string {
  insist(isWellFormed(envelope), 'malformed');
  insist(isSignedBy(keys.token, envelope), 'signature');
  insist(Math.abs(now.getTime() - Number(envelope.timestamp) * 1000) <= FRESH_MS, 'stale');
  const { message, id } = decipher(envelope.encrypted, keys.aesKey);
  insist(id === keys.receiveId, 'receiver');
  return message;
}

/**
 * An answer sealed as the platform seals what it sends.
 * @param now the moment that it carries, in whole seconds
 */
export function sealEnvelope(text: string, keys: Keys, nonce: string, now: Date): Envelope {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const encrypted = encrypt(keys.aesKey, text, keys.receiveId);
  return { signature: getSignature(keys.token, timestamp, nonce, encrypted), timestamp, nonce, encrypted };
}

/** @throws Error where the token is empty or the key cannot be one */
export function insistKeys({ token, aesKey }: Keys): void {
  if (token === '') throw new Error('the token of the WeCom callback is empty');
  if (!/^[A-Za-z0-9+/]{43}$/.test(aesKey)) throw new Error('the EncodingAESKey of the WeCom callback is malformed');
}

/**
 * The platform signs its parts joined without a mark between them. With ten digits of time and a short nonce they can be
 * cut in one way only, so nobody can give an old signature a new time.
 */
function isWellFormed({ signature, timestamp, nonce, encrypted }: Envelope): boolean {
  const isProof = /^[0-9a-f]{40}$/.test(signature) && /^[1-9]\d{9}$/.test(timestamp) && /^[!-~]{1,64}$/.test(nonce);
  if (!isProof) return false;
  const bytes = Buffer.from(encrypted, 'base64');
  // Node skips what is not base64; written anew, the text is the same only if nothing was skipped.
  return bytes.length > 0 && bytes.length % BLOCK_BYTES === 0 && bytes.toString('base64') === encrypted;
}

function isSignedBy(token: string, { signature, timestamp, nonce, encrypted }: Envelope): boolean {
  return timingSafeEqual(Buffer.from(signature), Buffer.from(getSignature(token, timestamp, nonce, encrypted)));
}

/**
 * The library checks neither padding nor length. Sealing is without choice once the random bytes are known: so whatever
 * is not the same when sealed again had a padding, a length or bytes of text that the platform does not write.
 */
function decipher(encrypted: string, aesKey: string): { message: string; id: string } {
  const opened = decryptOrRefuse(encrypted, aesKey);
  insist(encrypt(aesKey, opened.message, opened.id, opened.random) === encrypted, 'undecipherable');
  return opened;
}

function decryptOrRefuse(encrypted: string, aesKey: string): ReturnType<typeof decrypt> {
  try {
    return decrypt(aesKey, encrypted);
  } catch {
    throw new Refusal('undecipherable');
  }
}
