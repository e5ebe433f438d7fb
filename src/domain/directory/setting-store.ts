import type { Prisma, Tx } from '../../platform/db.ts';

/** A fact of the deployment as a whole; undefined where it was never written. */
export async function readSetting(tx: Tx, key: string): Promise<Prisma.JsonValue | undefined> {
  return (await tx.setting.findUnique({ where: { key } }))?.value ?? undefined;
}

export async function writeSetting(tx: Tx, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
