import type { Tx } from '../../platform/db.ts';
import { addIdentity, type ChatId, readPerson } from './identity-store.ts';
import type { Person } from './person.ts';

/**
 * Who writes. Somebody new is noted as unknown; a staff id told for all accounts of its channel is known at once.
 * One query for whoever wrote before, three for a new sender.
 */
export async function identify(tx: Tx, sender: ChatId & { name?: string | undefined }): Promise<Person> {
  const known = await readPerson(tx, sender);
  if (known) return known;
  await addIdentity(tx, sender, sender.name);
  const added = await readPerson(tx, sender);
  if (!added) throw new Error('a chat identity that was just written cannot be read');
  return added;
}
