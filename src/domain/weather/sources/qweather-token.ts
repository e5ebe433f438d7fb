import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';

export interface QweatherKey {
  projectId: string;
  keyId: string;
  /** Ed25519, PKCS#8 in PEM */
  privateKey: string;
}

const VALID_SECONDS = 900;
/** So that a clock a little ahead of theirs is no reason to refuse. */
const BEFORE_SECONDS = 30;

/**
 * Makes tokens for QWeather (JWT, EdDSA) and keeps each for most of its quarter of an hour.
 * @throws where the private key is none
 */
export function qweatherTokens({ projectId, keyId, privateKey }: QweatherKey, clock: Clock): () => string {
  const key = createPrivateKey(privateKey);
  let last: { text: string; until: number } | undefined;
  return () => {
    const now = Math.floor(clock.now().getTime() / 1_000);
    if (!last || now >= last.until || now < last.until - VALID_SECONDS) {
      const issued = now - BEFORE_SECONDS;
      const text = signed(
        { alg: 'EdDSA', kid: keyId },
        { sub: projectId, iat: issued, exp: issued + VALID_SECONDS },
        key,
      );
      last = { text, until: issued + VALID_SECONDS - 60 };
    }
    return last.text;
  };
}

function signed(header: object, payload: object, key: KeyObject): string {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
}
