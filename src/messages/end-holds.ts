import type { Tx } from '../platform/db.ts';
import { endHoldsAt } from './due-store.ts';

/** Nothing more will come: what was held back for more of a burst may be answered now. Failed turns keep their back-off. */
export async function endHolds(tx: Tx, now: Date): Promise<void> {
  await endHoldsAt(tx, now);
}
