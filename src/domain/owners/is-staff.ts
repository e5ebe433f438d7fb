import type { Tx } from '../../platform/db.ts';
import { type ChatId, readPerson } from './identity-store.ts';

/** Whether an id is known as that of one of our staff. Somebody new is not noted. */
export async function isStaff(tx: Tx, id: ChatId): Promise<boolean> {
  return (await readPerson(tx, id))?.kind === 'staff';
}
