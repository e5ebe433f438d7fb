import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal: a name of fixed length for something longer. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
