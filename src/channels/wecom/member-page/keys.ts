import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A key for one purpose; processes with the same secret make the same, and none tells of another. */
export function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `guanjia member page: ${purpose}`, 32));
}

/** The proof that we wrote these parts, in this order. */
export function sealOf(key: Buffer, parts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

/** Compares in a time that tells nothing of where two texts differ. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
