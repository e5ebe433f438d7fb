import type { Tx } from '../platform/db.ts';
import type { Address } from './contract.ts';
import type { StoppedMessage } from './deliver-one.ts';
import { unsend } from './failed-later-store.ts';

export interface LateFailure {
  address: Address;
  /** the id that the channel gave the message */
  externalId: string;
  /** `held`: it may be said when the person in the chat writes again; `dead`: never */
  state: 'held' | 'dead';
  reason: string;
}

/**
 * A platform that took a message says afterwards that it did not arrive. @returns the message, for whoever is to be told;
 * undefined where we never sent it or were told before
 */
export async function noteFailure(tx: Tx, failure: LateFailure): Promise<StoppedMessage | undefined> {
  const { address, externalId, state, reason } = failure;
  const row = await unsend(tx, address, externalId, state, reason);
  if (!row) return undefined;
  const { ticketId, ...message } = row;
  return { ...message, address, reason, ...(ticketId !== null && { ticketId }) };
}
