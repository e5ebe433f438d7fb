import { fileTypeFromBuffer } from 'file-type';
import type { IncomingMedia, MediaKind } from '../../messages/contract.ts';
import { HttpError } from '../../platform/http.ts';
import { texts } from './messages.ts';

/** What a phone may send. Nothing here can run in a browser when it is shown again. */
const allowed: Record<string, MediaKind> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/heic': 'image',
  'audio/mpeg': 'voice',
  'audio/amr': 'voice',
  'audio/ogg': 'voice',
  'audio/wav': 'voice',
  'audio/x-m4a': 'voice',
  'audio/aac': 'voice',
  'video/mp4': 'video',
  'video/quicktime': 'video',
  'application/pdf': 'file',
};
const otherNames: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/mp4': 'audio/x-m4a',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
};

function plainMime(mime: string): string {
  const bare = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  return otherNames[bare] ?? bare;
}

/** How media of this type are shown; what is not known is a file. */
export function kindOfMime(mime: string): MediaKind {
  return allowed[plainMime(mime)] ?? 'file';
}

/** The type under which stored bytes may be given to a browser, or nothing: then only as a download. */
export function showableMime(mime: string): string | undefined {
  const plain = plainMime(mime);
  return plain in allowed ? plain : undefined;
}

/**
 * Decodes what was attached and makes sure that the bytes are what they are said to be.
 * @throws HttpError 422 naming the attachment
 */
export async function readAttachment(
  attachment: { name: string; mime: string; base64: string },
  index: number,
): Promise<IncomingMedia> {
  const refuse = (reason: string) => new HttpError(422, reason, `media.${index}`);
  const encoded = attachment.base64.replace(/^data:[^,]*,/, '');
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(encoded)) throw refuse(texts.notBase64);
  const bytes = Buffer.from(encoded, 'base64');
  const declared = plainMime(attachment.mime);
  const kind = allowed[declared];
  if (!kind) throw refuse(texts.mimeNotAllowed(attachment.mime));
  const found = await fileTypeFromBuffer(bytes);
  if (!found || plainMime(found.mime) !== declared) throw refuse(texts.mimeMismatch(attachment.name, attachment.mime));
  return { kind, mime: declared, name: attachment.name, bytes };
}
