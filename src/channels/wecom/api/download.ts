import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { WecomError } from './errors.ts';
import { readReply } from './exchange.ts';

export interface Download {
  bytes: Buffer;
  /** What the bytes are, by their look; application/octet-stream where that tells nothing. */
  mime: string;
  /** The file's name, without folders; '' where none was given. */
  name: string;
}

/** Reads a file of at most `maxBytes`. @throws WecomError: of the errcode that came instead, or of a file too large */
export async function readDownload(path: string, response: Response, maxBytes: number): Promise<Download> {
  const disposition = response.headers.get('content-disposition');
  // An error has no file name; a JSON file that somebody sent has one.
  if (disposition === null && isTextual(response)) {
    await readReply(path, await response.text(), z.never());
  }
  const bytes = await readAtMost(path, response, maxBytes);
  const type = await fileTypeFromBuffer(bytes);
  return { bytes, mime: type?.mime ?? 'application/octet-stream', name: nameIn(disposition ?? '') };
}

function isTextual(response: Response): boolean {
  return /^(?:application\/json|text\/)/i.test(response.headers.get('content-type') ?? '');
}

async function readAtMost(path: string, response: Response, maxBytes: number): Promise<Buffer> {
  const tooLarge = (bytes: number) =>
    new WecomError({ path, action: 'bug', text: 'tooLarge', detail: `${bytes} bytes are more than ${maxBytes}` });
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(announced);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(size); // leaving the loop ends the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** RFC 6266: `filename*` in UTF-8 wins over `filename`, whose bytes WeCom writes as UTF-8 and HTTP reads as Latin 1. */
function nameIn(disposition: string): string {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const raw = encoded ? decoded(encoded.trim()) : Buffer.from(plain?.[1] ?? plain?.[2] ?? '', 'latin1').toString();
  return raw.trim().replace(/^.*[\\/]/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a name that was not encoded after all
  }
}
