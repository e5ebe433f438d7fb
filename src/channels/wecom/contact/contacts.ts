import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { getCustomer, listCustomers } from '../api/external-contact.ts';
import { contactsOf, listMembers, noteContact, noteListing, noteRemoved } from './contacts-store.ts';

export interface ContactDeps {
  db: Db;
  clock: Clock;
  log: Log;
  caller: Caller;
}

/** Asks who a customer is and who has him, and notes it; whom nobody has any more is noted as such. */
export async function refreshContact({ db, clock, caller }: ContactDeps, externalUserid: string): Promise<void> {
  try {
    await noteContact(db, await getCustomer(caller, externalUserid), clock.now());
  } catch (error) {
    if (!(error instanceof WecomError) || error.action !== 'recipient') throw error;
    await noteRemoved(db, externalUserid, undefined, clock.now());
  }
}

/**
 * Reads whom each member of ours has as a contact, since events may be lost. Only customers that are new with a member are
 * asked about: changes of the others are told by events. Where 客户联系 is not granted it is left until the next night.
 */
export async function listContacts(deps: ContactDeps): Promise<void> {
  const { db, clock, log } = deps;
  const asked = new Set<string>();
  try {
    for (const userid of await listMembers(db)) await listOf(deps, userid, asked);
  } catch (error) {
    if (!(error instanceof WecomError) || error.action !== 'operator') throw error;
    log.warn({ err: error }, 'the contacts of members cannot be read');
  }
  await noteListing(db, clock.now());
}

async function listOf(deps: ContactDeps, userid: string, asked: Set<string>): Promise<void> {
  const { db, clock, log, caller } = deps;
  let listed: string[];
  try {
    listed = await listCustomers(caller, userid);
  } catch (error) {
    if (!(error instanceof WecomError) || error.action !== 'recipient') throw error;
    return log.warn({ err: error }, 'the contacts of a member cannot be read');
  }
  const known = await contactsOf(db, userid);
  for (const id of listed.filter((one) => !known.has(one) && !asked.has(one))) {
    asked.add(id);
    await refreshContact(deps, id);
  }
  const there = new Set(listed);
  for (const id of known) if (!there.has(id)) await noteRemoved(db, id, userid, clock.now());
}
