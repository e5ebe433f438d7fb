import type { Tx } from '../../platform/db.ts';
import { type DirectChat, readDirectChats } from './identity-store.ts';

/**
 * The direct chats in which a person can be reached. A direct chat's id on a channel is the person's own id there.
 * @returns nothing for someone who never wrote, and for staff who are no longer with us.
 */
export function conversationsOf(tx: Tx, whose: { residentId: string } | { staffId: string }): Promise<DirectChat[]> {
  return readDirectChats(tx, whose);
}
