import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { type ChatId, upsertIdentity } from './identity-store.ts';

export interface Binding extends ChatId {
  communityId: string;
  name?: string | undefined;
  /** whose id it is; neither: somebody the register does not know */
  residentId?: string | undefined;
  staffId?: string | undefined;
  by: 'setup' | 'staff';
}

/** Ties an id on a channel to a person, over whatever it was tied to before; repeated, only the time is renewed. */
export async function bindIdentity(tx: Tx, binding: Binding, clock: Clock): Promise<void> {
  const { channel, account, externalId, communityId, name, residentId, staffId, by } = binding;
  const known = residentId !== undefined || staffId !== undefined;
  await upsertIdentity(
    tx,
    { channel, account, externalId },
    {
      communityId,
      ...(name !== undefined && { displayName: name }),
      residentId: residentId ?? null,
      staffId: staffId ?? null,
      boundAt: known ? clock.now() : null,
      boundBy: known ? by : null,
      failedTries: 0,
      lockedUntil: null,
    },
  );
}
