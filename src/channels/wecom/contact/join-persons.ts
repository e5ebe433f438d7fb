import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { findUnjoined, type SamePerson } from './same-person-store.ts';

interface Deps {
  db: Db;
  log: Log;
  onSamePerson(pair: SamePerson): Promise<'joined' | 'unchanged' | 'conflict'>;
}

/**
 * Tells of contacts who are customers of 微信客服, too, so that one who is known here is known there. Ids that are tied to
 * different people are left so and logged, once in the life of a process.
 */
export function createJoinPersons({ db, log, onSamePerson }: Deps): () => Promise<void> {
  const told = new Set<string>();
  return async () => {
    for (const pair of await findUnjoined(db)) {
      if ((await onSamePerson(pair)) !== 'conflict') continue;
      const name = `${pair.contact.externalId} ${pair.customer.account} ${pair.customer.externalId}`;
      if (!told.has(name)) log.warn({ account: pair.customer.account }, 'one WeChat account is known as two residents');
      told.add(name);
    }
  };
}
