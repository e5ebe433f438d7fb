import type { Tx } from '../platform/db.ts';
import type { MediaKind } from './contract.ts';

export interface MediaFacts {
  id: string;
  kind: MediaKind;
  mime: string;
  name: string;
  bytes: number;
  sha256: string;
}

export async function insertMedia(tx: Tx, media: Omit<MediaFacts, 'id'>, now: Date): Promise<string> {
  const { id } = await tx.media.create({ data: { ...media, createdAt: now }, select: { id: true } });
  return id;
}

/** The facts of these media, in no particular order; unknown ids are left out. */
export async function findMedia(tx: Tx, ids: readonly string[]): Promise<MediaFacts[]> {
  const rows = await tx.media.findMany({ where: { id: { in: ids.filter(isUuid) } } });
  return rows.map(({ createdAt: _, kind, ...facts }) => ({ ...facts, kind: kindOf(kind) }));
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

function kindOf(kind: string): MediaKind {
  return kind === 'image' || kind === 'voice' || kind === 'video' ? kind : 'file';
}
