import type { Tx } from '../../../platform/db.ts';

/** A customer of one customer-service account. */
export interface KfCustomerKey {
  openKfid: string;
  externalUserid: string;
}

/** WeCom: so many messages, for so long after the customer's last word. */
const MOST = 5;
const WINDOW_MS = 48 * 3_600_000;

/**
 * The customer wrote at `at`: five messages may be sent again. A word older than the last known one changes nothing; one
 * of the same moment does, as WeCom tells whole seconds. So call it once per message.
 */
export async function openKfWindow(tx: Tx, { openKfid, externalUserid }: KfCustomerKey, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into wecom_kf_customer (open_kfid, external_userid, last_spoke_at, sent)
    values (${openKfid}, ${externalUserid}, ${at}, 0)
    on conflict (open_kfid, external_userid) do update set last_spoke_at = excluded.last_spoke_at, sent = 0
    where wecom_kf_customer.last_spoke_at is null or wecom_kf_customer.last_spoke_at <= excluded.last_spoke_at`;
}

/**
 * Takes one of the messages that may still be sent at `now`, but leaves `keep` of them for what matters more. False: the
 * window is closed, until the customer writes.
 */
export async function takeKfMessage(
  tx: Tx,
  { openKfid, externalUserid }: KfCustomerKey,
  now: Date,
  keep = 0,
): Promise<boolean> {
  const since = new Date(now.getTime() - WINDOW_MS);
  const { count } = await tx.wecomKfCustomer.updateMany({
    where: { openKfid, externalUserid, lastSpokeAt: { gt: since }, sent: { lt: MOST - keep } },
    data: { sent: { increment: 1 } },
  });
  return count === 1;
}

/** Gives back what was taken for a message that was not sent. */
export async function returnKfMessage(tx: Tx, { openKfid, externalUserid }: KfCustomerKey): Promise<void> {
  await tx.wecomKfCustomer.updateMany({
    where: { openKfid, externalUserid, sent: { gt: 0 } },
    data: { sent: { decrement: 1 } },
  });
}
