import type { Tx } from '../../platform/db.ts';
import { anyAccount, upsertIdentity } from '../owners/identity-store.ts';
import { wecomChannel } from './estate-of-file.ts';

/**
 * Ties a member of staff to a company id on every account, also where that id wrote before, and unties the id they had
 * until now. `null`: they have none any more.
 */
export async function setStaffAccount(
  tx: Tx,
  staff: { id: string; communityId: string },
  wecom: string | null,
): Promise<void> {
  const former = { channel: wecomChannel, staffId: staff.id, ...(wecom !== null && { externalId: { not: wecom } }) };
  await tx.chatIdentity.deleteMany({ where: { ...former, account: anyAccount } });
  await tx.chatIdentity.updateMany({ where: { ...former, boundBy: 'setup' }, data: { staffId: null, boundBy: null } });
  if (wecom === null) return;
  const owned = { communityId: staff.communityId, staffId: staff.id, boundBy: 'setup' };
  await upsertIdentity(tx, { channel: wecomChannel, account: anyAccount, externalId: wecom }, owned);
  await tx.chatIdentity.updateMany({ where: { channel: wecomChannel, externalId: wecom }, data: owned });
}
