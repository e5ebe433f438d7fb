import type { Tx, WrittenNotice } from '../../../platform/db.ts';

/**
 * The next number of a community's notices in a year; whoever asks at the same time waits until this transaction has kept
 * its notice or failed, so that no number is left out (row of numbers without gaps).
 */
export async function nextNoticeNumber(tx: Tx, communityId: string, year: number): Promise<number> {
  const line = `written-notice:${communityId}:${year}`;
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${line}, 0))::text`;
  const last = await tx.writtenNotice.aggregate({ where: { communityId, year }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

export function insertNotice(
  tx: Tx,
  notice: Omit<WrittenNotice, 'id' | 'receiptId' | 'receivedAt'>,
): Promise<WrittenNotice> {
  return tx.writtenNotice.create({ data: notice });
}

/** The notices of a hazard, the newest first. */
export function noticesOf(tx: Tx, hazardId: string): Promise<WrittenNotice[]> {
  return tx.writtenNotice.findMany({ where: { hazardId }, orderBy: [{ year: 'desc' }, { number: 'desc' }] });
}

export async function keepReceipt(tx: Tx, id: string, receipt: { receiptId: string; receivedAt: Date }): Promise<void> {
  await tx.writtenNotice.update({ where: { id }, data: receipt });
}
