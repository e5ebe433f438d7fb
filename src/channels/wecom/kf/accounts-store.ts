import type { Tx } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';

export interface KfReading {
  /** where reading goes on; null: nothing was ever read */
  cursor: string | null;
  /** the doorbell's token, while it is good */
  token: string | null;
}

/** A doorbell's token is good for ten minutes. */
const tokenMs = 9 * 60_000;

/** The doorbell rang. */
export async function noteRing(tx: Tx, openKfid: string, token: string, now: Date): Promise<void> {
  const facts = { token, rungAt: now, dueAt: now };
  await tx.wecomKfAccount.upsert({ where: { openKfid }, create: { openKfid, ...facts }, update: facts });
}

/** Never, for an account that we may not read. */
const never = new Date('9999-12-31T00:00:00Z');

/** The app may read the account from now on, or not any more: then it is left alone until it is granted again or rings. */
export async function noteAccess(tx: Tx, openKfid: string, isGranted: boolean, now: Date): Promise<void> {
  const dueAt = isGranted ? now : never;
  await tx.wecomKfAccount.upsert({ where: { openKfid }, create: { openKfid, dueAt }, update: { dueAt } });
}

export async function readReading(tx: Tx, openKfid: string, now: Date): Promise<KfReading> {
  const row = await tx.wecomKfAccount.findUnique({ where: { openKfid } });
  const isGood = row?.rungAt && now.getTime() - row.rungAt.getTime() < tokenMs;
  return { cursor: row?.cursor ?? null, token: (isGood && row.token) || null };
}

/** Moves the cursor on, unless another process has moved it meanwhile: then it reads on, and we need not. */
export async function moveCursor(
  tx: Tx,
  openKfid: string,
  { from, to }: { from: string | null; to: string },
): Promise<boolean> {
  await tx.wecomKfAccount.createMany({ data: { openKfid, dueAt: new Date(0) }, skipDuplicates: true });
  const { count } = await tx.wecomKfAccount.updateMany({ where: { openKfid, cursor: from }, data: { cursor: to } });
  return count === 1;
}

/** The account was read to its end; looked at again by ourselves at `dueAt`, since a doorbell may be lost. */
export async function noteRead(tx: Tx, openKfid: string, now: Date, dueAt: Date): Promise<void> {
  await tx.wecomKfAccount.updateMany({ where: { openKfid }, data: { pulledAt: now, dueAt } });
}

/** Accounts that were not read since their time came: those that communities have and those whose doorbell rang. */
export async function dueAccounts(tx: Tx, now: Date): Promise<string[]> {
  const others = Object.values(accounts);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select account as id from channel_account a
    where channel = ${channelName} and account <> all(${others}) and not exists (
      select from wecom_kf_account k where k.open_kfid = a.account and k.due_at > ${now})
    union select open_kfid from wecom_kf_account where due_at <= ${now} order by 1`;
  return rows.map(({ id }) => id);
}
