import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import type { MediaKind } from '../../../messages/contract.ts';
import type { Caller } from './caller.ts';
import type { Download } from './download.ts';
import { WecomError } from './errors.ts';

const MEBIBYTE = 1024 * 1024;
const LEAST_BYTES = 6;

interface Limit {
  maxBytes: number;
  /** What the bytes must be; absent: anything. */
  mimes?: readonly string[];
}

/** What the platform takes, by kind. A voice is also limited to 60 seconds. */
export const mediaLimits: Readonly<Record<MediaKind, Limit>> = {
  image: { maxBytes: 10 * MEBIBYTE, mimes: ['image/jpeg', 'image/png'] },
  voice: { maxBytes: 2 * MEBIBYTE, mimes: ['audio/amr', 'audio/AMR'] },
  video: { maxBytes: 10 * MEBIBYTE, mimes: ['video/mp4'] },
  file: { maxBytes: 20 * MEBIBYTE },
};

export interface Upload {
  kind: MediaKind;
  /** With its extension: WeCom shows it. */
  name: string;
  bytes: Buffer;
}

const UPLOAD = 'media/upload';
const uploaded = z.object({ media_id: z.string().min(1) });

/** Uploads a file; resolves to its media_id, which is good for three days and for all apps of the company. */
export async function uploadMedia(caller: Caller, upload: Upload): Promise<string> {
  await insistUpload(UPLOAD, upload);
  const reply = await caller.upload(UPLOAD, { type: upload.kind }, () => formOf(upload), uploaded);
  return reply.media_id;
}

/**
 * Fetches a file that somebody sent; do it at once, ids end after three days (errcode 40007). Larger than `maxBytes` (by
 * default 20 MiB) is refused without reading it to its end.
 */
export async function downloadMedia(
  caller: Caller,
  mediaId: string,
  maxBytes = mediaLimits.file.maxBytes,
): Promise<Download> {
  return await caller.download('media/get', { media_id: mediaId }, maxBytes);
}

/** The size and the type are what the platform takes. @throws WecomError otherwise, before anything is sent */
export async function insistUpload(path: string, { kind, bytes }: Upload): Promise<void> {
  const { maxBytes, mimes } = mediaLimits[kind];
  if (bytes.length < LEAST_BYTES || bytes.length > maxBytes) {
    const detail = `a ${kind} of ${bytes.length} bytes; ${LEAST_BYTES} to ${maxBytes} are allowed`;
    throw new WecomError({ path, action: 'bug', text: 'refusedMedia', detail });
  }
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  if (mimes && !mimes.includes(mime)) {
    throw new WecomError({ path, action: 'bug', text: 'refusedMedia', detail: `a ${kind} must not be ${mime}` });
  }
}

export function formOf({ name, bytes }: Omit<Upload, 'kind'>): FormData {
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(bytes)]), name);
  return form;
}
