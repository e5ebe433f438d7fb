import type { Corp } from './corp.ts';
import { DAY_MS } from './rates.ts';
import { type AppCall, type Call, queryOf, type Reply, type Routes, refuse } from './wire.ts';

export interface StoredMedia {
  kind: string;
  name: string;
  bytes: Buffer;
  at: number;
  /** The webhook that alone may use it. */
  webhook?: string;
}

const MEBIBYTE = 1024 * 1024;
const LIFE_MS = 3 * DAY_MS;

/** The most bytes by kind, and the errcode for a wrong size. */
const kinds: Readonly<Record<string, { most: number; code: number; looksRight(bytes: Buffer): boolean }>> = {
  image: { most: 10 * MEBIBYTE, code: 40009, looksRight: isPicture },
  voice: { most: 2 * MEBIBYTE, code: 40010, looksRight: (bytes) => bytes.toString('latin1', 0, 5) === '#!AMR' },
  video: { most: 10 * MEBIBYTE, code: 40011, looksRight: (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp' },
  file: { most: 20 * MEBIBYTE, code: 40006, looksRight: () => true },
};

const mimes: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  voice: 'audio/amr',
  video: 'video/mp4',
  file: 'application/octet-stream',
};

export const mediaRoutes: Routes = {
  'POST media/upload': async (call) => await keepUpload(call, Object.keys(kinds)),
  'GET media/get': (call) => {
    const media = findMedia(call.corp, queryOf(call, 'media_id'));
    return { file: { bytes: media.bytes, name: media.name, mime: mimes[media.kind] ?? '' } };
  },
};

/** Keeps the file of a form. `webhook` is the only one that may use it then. */
export async function keepUpload(call: Call, allowed: readonly string[], webhook?: string): Promise<Reply> {
  const type = call.query.get('type') ?? '';
  const kind = kinds[type];
  if (!kind || !allowed.includes(type)) return refuse(40005, 'invalid type');
  const part = call.form?.get('media');
  if (!(part instanceof File) || !part.name) return refuse(41005, 'media data missing');
  const bytes = Buffer.from(await part.arrayBuffer());
  if (bytes.length <= 5) refuse(40006, 'invalid file size');
  if (bytes.length > kind.most) refuse(kind.code, 'invalid file size');
  if (!kind.looksRight(bytes)) refuse(40004, 'invalid media type');
  const media_id = keepMedia(call.corp, { kind: type, name: part.name, bytes, ...(webhook && { webhook }) });
  return { type, media_id, created_at: String(Math.floor(call.corp.now().getTime() / 1000)) };
}

export function keepMedia(corp: Corp, media: Omit<StoredMedia, 'at'>): string {
  const id = corp.nextId('media-');
  corp.media.set(id, { ...media, at: corp.now().getTime() });
  return id;
}

/** The file of an id that is still good, uploaded for this webhook or for all apps. */
function findMedia(corp: Corp, id: string, webhook?: string): StoredMedia {
  const media = corp.media.get(id);
  if (!media || media.webhook !== webhook || corp.now().getTime() - media.at > LIFE_MS) {
    return refuse(40007, 'invalid media_id');
  }
  return media;
}

export function mediaOfKind({ corp }: Pick<AppCall, 'corp'>, id: string, kind: string, webhook?: string): StoredMedia {
  const media = findMedia(corp, id, webhook);
  return media.kind === kind ? media : refuse(40007, `media_id is of a ${media.kind}`);
}

function isPicture(bytes: Buffer): boolean {
  const start = bytes.toString('hex', 0, 4);
  return start.startsWith('ffd8ff') || start === '89504e47';
}
