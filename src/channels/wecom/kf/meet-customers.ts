import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { getKfCustomers } from '../api/kf-accounts.ts';
import { getKfSession, kfStates } from '../api/kf-session.ts';
import { type KfKnown, noteCustomer, noteSession, readKnown, withStaff } from './customers-store.ts';

interface Deps {
  db: Db;
  log: Log;
  caller: Caller;
}

export interface Met {
  /** who wrote */
  speakers: ReadonlySet<string>;
  /** of whom the page itself tells when a servicer took or left them */
  changed: ReadonlySet<string>;
}

/**
 * What is known of customers who wrote: the names of new ones are asked for, and whether a servicer still talks with those
 * whom one had taken. That WeCom cannot tell right now holds up nobody's message.
 */
export async function meetCustomers(
  deps: Deps,
  openKfid: string,
  { speakers, changed }: Met,
): Promise<Map<string, KfKnown>> {
  const ids = [...speakers];
  const known = await readKnown(deps.db, openKfid, ids);
  const strangers = ids.filter((id) => !known.get(id)?.nickname);
  for (let from = 0; from < strangers.length; from += 100) {
    await unlessRefused(deps, () => askNames(deps, openKfid, strangers.slice(from, from + 100), known));
  }
  for (const [id, { sessionState }] of known) {
    if (!withStaff.has(sessionState) || changed.has(id)) continue;
    await unlessRefused(deps, () => askSession(deps, openKfid, id, known));
  }
  return known;
}

async function askNames({ db, caller }: Deps, openKfid: string, ids: readonly string[], known: Map<string, KfKnown>) {
  for (const customer of await getKfCustomers(caller, ids)) {
    await noteCustomer(db, openKfid, customer);
    const { externalUserid, nickname } = customer;
    known.set(externalUserid, { sessionState: kfStates.fresh, ...known.get(externalUserid), nickname });
  }
}

async function askSession({ db, caller }: Deps, openKfid: string, id: string, known: Map<string, KfKnown>) {
  const { state, servicer } = await getKfSession(caller, { openKfid, externalUserid: id });
  await noteSession(db, { openKfid, externalUserid: id }, state, servicer);
  const before = known.get(id);
  if (before) known.set(id, { ...before, sessionState: state });
}

async function unlessRefused({ log }: Deps, ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    log.warn({ err: error }, 'WeCom did not tell about customers who wrote');
  }
}
