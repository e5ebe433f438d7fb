import { createCipheriv, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Corp } from './corp.ts';
import { MINUTE_MS } from './rates.ts';

/** A file that was sent to a bot, as it lies at its address: encrypted, for five minutes. */
export interface BotFile {
  sealed: Buffer;
  until: number;
}

const folder = '/aibot-file/';
const BLOCK_BYTES = 32;

/** @returns the path below the base, and the key it was sealed with */
export function keepBotFile(corp: Corp, bytes: Buffer, key: Buffer = randomBytes(32)): { path: string; key: Buffer } {
  const padding = BLOCK_BYTES - (bytes.length % BLOCK_BYTES);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]);
  const id = corp.nextId('file-');
  corp.botFiles.set(id, { sealed, until: corp.now().getTime() + 5 * MINUTE_MS });
  return { path: `${folder}${id}`, key };
}

/** False where it is no such address. */
export function serveBotFile(corp: Corp, request: IncomingMessage, response: ServerResponse): boolean {
  if (!request.url?.startsWith(folder)) return false;
  const file = corp.botFiles.get(request.url.slice(folder.length));
  const isThere = file !== undefined && file.until >= corp.now().getTime();
  response.writeHead(isThere ? 200 : 403, { 'content-type': 'application/octet-stream' });
  response.end(isThere ? file.sealed : '');
  return true;
}
