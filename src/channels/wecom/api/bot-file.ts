import { createDecipheriv } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { type Download, readDownload } from './download.ts';
import { WecomError } from './errors.ts';
import { exchange } from './exchange.ts';

const path = 'aibot/file';
const BLOCK_BYTES = 32;

export interface BotFileOptions {
  /** Real time the download may take. */
  timeoutMs: number;
  maxBytes: number;
}

/**
 * Fetches a file that somebody sent to the AI bot and opens it.
 * @param url good for five minutes
 * @param aesKey 32 bytes in base64, with or without the = at its end
 * @throws WecomError: `media` where the file is gone or cannot be opened, others where it may yet be had
 */
export async function downloadBotFile(
  url: string,
  aesKey: string,
  { timeoutMs, maxBytes }: BotFileOptions,
): Promise<Download> {
  if (!/^https?:/.test(url) || !URL.canParse(url)) throw lost('its address is none');
  const signal = AbortSignal.timeout(timeoutMs);
  const sealed = await exchange({
    ...{ path, url: new URL(url), init: { method: 'GET' }, signal },
    refused: (status) => lost(`HTTP ${status}`),
    read: async (response) => await readDownload(path, response, maxBytes + BLOCK_BYTES),
  });
  const bytes = open(sealed.bytes, Buffer.from(aesKey, 'base64'));
  const type = await fileTypeFromBuffer(bytes);
  return { bytes, mime: type?.mime ?? 'application/octet-stream', name: sealed.name };
}

/** AES-256-CBC without any header; its first vector is the beginning of the key. Padded to blocks of 32 bytes. */
function open(sealed: Buffer, key: Buffer): Buffer {
  if (key.length !== 32) throw lost('its key is none');
  if (sealed.length === 0 || sealed.length % 16 !== 0) throw lost('it is not encrypted');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  const isPadding = padding >= 1 && padding <= BLOCK_BYTES && padded.subarray(-padding).every((b) => b === padding);
  if (!isPadding) throw lost('it was encrypted with another key');
  return padded.subarray(0, -padding);
}

const lost = (detail: string): WecomError => new WecomError({ path, action: 'media', text: 'deadMedia', detail });
