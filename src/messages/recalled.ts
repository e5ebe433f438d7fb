import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import type { Address } from './contract.ts';
import { recall } from './recalled-store.ts';

/** Somebody took a message back: if nobody has answered it yet, nobody will. What was answered stays answered. */
export async function noteRecalled(tx: Tx, address: Address, externalId: string, clock: Clock): Promise<void> {
  await recall(tx, address, externalId, clock.now());
}
