import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { listCommunities } from '../communities/store.ts';
import { activeManagers } from '../roster/store.ts';
import { tellStaff } from './tell.ts';

/** Tells the managers of all communities what concerns the whole deployment, wherever they have a chat with us. Once per key. */
export async function tellOperators(tx: Tx, word: { key: string; text: string }, clock: Clock): Promise<void> {
  for (const { id } of await listCommunities(tx)) {
    const managers = await activeManagers(tx, id);
    const ids = managers.map((manager) => manager.id);
    await tellStaff(tx, ids, undefined, { key: `operator:${word.key}`, text: word.text }, clock);
  }
}
