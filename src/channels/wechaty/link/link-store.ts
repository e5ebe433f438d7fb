import type { Db, Tx, WechatyLink } from '../../../platform/db.ts';

export interface LinkRow {
  name: string;
  state: string;
  detail: string | null;
  qr: string | null;
  changedAt: Date;
}

export async function saveLink(tx: Tx, { name, ...row }: LinkRow): Promise<void> {
  await tx.wechatyLink.upsert({ where: { name }, create: { name, ...row }, update: row });
}

/** `isNew`: the platform sees a new login. It does, too, when the account is another one than before. */
export async function saveLogin(tx: Tx, name: string, account: string, isNew: boolean, now: Date): Promise<void> {
  const before = await tx.wechatyLink.findUniqueOrThrow({ where: { name } });
  const isFresh = isNew || before.account !== account;
  await tx.wechatyLink.update({
    where: { name },
    data: { account, loggedInAt: now, ...(isFresh && { freshSince: now }) },
  });
}

/** As it was last written down, by whichever process. */
export async function readLink(db: Db, name: string): Promise<WechatyLink | null> {
  return db.wechatyLink.findUnique({ where: { name } });
}
