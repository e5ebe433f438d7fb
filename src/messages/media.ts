import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import type { IncomingMedia } from './contract.ts';
import { findMedia, insertMedia } from './media-store.ts';
import { shortened } from './sanitise.ts';

const MAX_NAME_LENGTH = 200;

/**
 * Keeps the bytes under `dataDir/media`, named by their SHA-256 so that the same picture is stored once, readable by us
 * alone, and written through to the disk before the row exists. Returns the Media id.
 */
export async function saveMedia(tx: Tx, dataDir: string, media: IncomingMedia, clock: Clock): Promise<string> {
  const sha256 = createHash('sha256').update(media.bytes).digest('hex');
  await writeDurably(fileOf(dataDir, sha256), media.bytes);
  const name = shortened(media.name, MAX_NAME_LENGTH);
  const facts = {
    kind: media.kind,
    mime: shortened(media.mime, MAX_NAME_LENGTH),
    name,
    bytes: media.bytes.length,
    sha256,
  };
  return await insertMedia(tx, facts, clock.now());
}

/** The bytes and their facts; undefined where the id is unknown. Throws if the file of a known id is gone. */
export async function openMedia(
  tx: Tx,
  dataDir: string,
  id: string,
): Promise<{ mime: string; name: string; kind: IncomingMedia['kind']; bytes: Buffer } | undefined> {
  const [facts] = await findMedia(tx, [id]);
  if (!facts) return undefined;
  const { mime, name, kind, sha256 } = facts;
  return { mime, name, kind, bytes: await readFile(fileOf(dataDir, sha256)) };
}

function fileOf(dataDir: string, sha256: string): string {
  return join(dataDir, 'media', sha256.slice(0, 2), sha256);
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  if (await exists(path)) return;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written beside and renamed: a crash leaves no half file under the final name.
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(folder);
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** Makes the rename itself survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
