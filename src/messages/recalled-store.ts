import type { Tx } from '../platform/db.ts';
import type { Address } from './contract.ts';

export async function recall(tx: Tx, { channel, account }: Address, externalId: string, now: Date): Promise<void> {
  await tx.inboundMessage.updateMany({
    where: { channel, account, externalId, handledAt: null },
    data: { handledAt: now, outcome: 'ignored' },
  });
}
