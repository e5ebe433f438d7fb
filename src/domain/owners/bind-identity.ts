import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { type ChatId, readTies, upsertIdentity } from './identity-store.ts';

export interface Binding extends ChatId {
  communityId: string;
  name?: string | undefined;
  /** whose id it is; neither: somebody the register does not know */
  residentId?: string | undefined;
  staffId?: string | undefined;
  by: 'setup' | 'staff';
}

/** Ties an id on a channel to a person, over whatever it was tied to before. Repeating it writes nothing. */
export async function bindIdentity(tx: Tx, binding: Binding, clock: Clock): Promise<void> {
  const { channel, account, externalId, communityId, name, residentId, staffId, by } = binding;
  const known = residentId !== undefined || staffId !== undefined;
  const ties = { communityId, residentId: residentId ?? null, staffId: staffId ?? null, boundBy: known ? by : null };
  if (isDeepStrictEqual(await readTies(tx, { channel, account, externalId }), ties)) return;
  await upsertIdentity(
    tx,
    { channel, account, externalId },
    {
      ...ties,
      ...(name !== undefined && { displayName: name }),
      boundAt: known ? clock.now() : null,
      failedTries: 0,
      lockedUntil: null,
    },
  );
}
