import type { Accept } from '../../../messages/contract.ts';
import type { LateFailure } from '../../../messages/failed-later.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { type KfEntry, type KfPage, syncMessages } from '../api/kf-sync.ts';
import type { KfCustomerKey } from '../api/kf-window-store.ts';
import { moveCursor, noteRead, readReading } from './accounts-store.ts';
import { type KfHappening, readEntry } from './happening.ts';
import { meetCustomers } from './meet-customers.ts';
import { takeIn } from './take-in.ts';

export interface KfDeps {
  db: Db;
  clock: Clock;
  log: Log;
  caller: Caller;
  accept: Accept;
  /** Told of messages of ours that did not arrive after all. */
  onFailure(failure: LateFailure): Promise<void>;
  /** Told that a customer has written, before his words are handed over. */
  onWord(customer: KfCustomerKey): Promise<void>;
}

const tokenTooOld = 95007;
/** Without a doorbell an account is looked at this often. */
const pollMs = 5 * 60_000;

/**
 * Reads what happened on a customer-service account since it was read last, and takes it in, in order. The cursor moves
 * only when all of a page is stored, so after a crash a page is read again, and what was stored is known by its id. Of two
 * processes that read at once one stops at the first page. Throws WecomError where WeCom cannot be read: the job comes
 * again.
 */
export async function pullKf(deps: KfDeps, openKfid: string): Promise<void> {
  const { db, clock, log } = deps;
  const reading = await readReading(db, openKfid, clock.now());
  const isFirst = reading.cursor === null;
  let { cursor, token } = reading;
  let count = 0;
  for (;;) {
    const page = await readPage(deps.caller, { openKfid, cursor, token });
    if (page.isTokenOld) token = null;
    await takeInAll(deps, openKfid, page.msg_list, isFirst);
    count += page.msg_list.length;
    const to = page.next_cursor || cursor;
    if (to !== null && to !== cursor && !(await moveCursor(db, openKfid, { from: cursor, to }))) return;
    // A page without a new place would be read for ever.
    if (!page.has_more || to === cursor) break;
    cursor = to;
  }
  const now = clock.now();
  await noteRead(db, openKfid, now, new Date(now.getTime() + pollMs));
  log.debug({ account: openKfid, count }, 'customer-service account read');
}

interface Place {
  openKfid: string;
  cursor: string | null;
  token: string | null;
}

async function readPage(caller: Caller, { openKfid, cursor, token }: Place): Promise<KfPage & { isTokenOld: boolean }> {
  const place = { openKfid, ...(cursor !== null && { cursor }) };
  try {
    return { ...(await syncMessages(caller, { ...place, ...(token !== null && { token }) })), isTokenOld: false };
  } catch (error) {
    if (token === null || !(error instanceof WecomError) || error.code !== tokenTooOld) throw error;
    return { ...(await syncMessages(caller, place)), isTokenOld: true };
  }
}

async function takeInAll(deps: KfDeps, openKfid: string, entries: readonly KfEntry[], isFirst: boolean): Promise<void> {
  const read = entries.map((entry) => ({ entry, happening: readEntry(entry) }));
  const who = (kind: KfHappening['kind']) =>
    new Set(
      read.flatMap(({ happening }) =>
        happening.kind !== 'none' && happening.kind === kind ? [happening.customer] : [],
      ),
    );
  const known = await meetCustomers(deps, openKfid, { speakers: who('said'), changed: who('session') });
  for (const { entry, happening } of read) await takeIn(deps, { openKfid, entry, happening, known, isFirst });
}
