import type { Clock } from '../../../platform/clock.ts';
import type { Hazard, Tx, WrittenNotice } from '../../../platform/db.ts';
import type { HazardActor } from '../events.ts';
import { insertHazardEvent, updateHazard } from '../store.ts';
import { keepReceipt } from './store.ts';

/** Has a notice written as the hazard's next step: drawing it takes longer than a turn may. */
export async function askForNotice(tx: Tx, hazard: Hazard, by: HazardActor, clock: Clock): Promise<void> {
  const at = clock.now();
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'notice-asked', at, actor: by });
  await updateHazard(tx, hazard.id, { nextAt: at });
}

/** The signed receipt came back: the notice has reached its unit. */
export async function takeReceipt(
  tx: Tx,
  { notice, receiptId, by }: { notice: WrittenNotice; receiptId: string; by: HazardActor },
  clock: Clock,
): Promise<void> {
  const at = clock.now();
  await keepReceipt(tx, notice.id, { receiptId, receivedAt: at });
  const data = { year: notice.year, number: notice.number, receiptId };
  await insertHazardEvent(tx, { hazardId: notice.hazardId, type: 'receipt', at, actor: by, data });
}
