import type { Address, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { listKfServicers } from '../api/kf-accounts.ts';
import { sendKfMessageOnEvent } from '../api/kf-send.ts';
import { getKfSession, kfStates, moveKfSession } from '../api/kf-session.ts';
import type { KfCustomerKey } from '../api/kf-window-store.ts';
import { noteHandedOver, noteSession, readHandedOver, readKnown, withStaff } from './customers-store.ts';
import { reasons } from './messages.ts';
import { staffAmong } from './servicers-store.ts';

interface Deps {
  db: Db;
  clock: Clock;
  log: Log;
  caller: Caller;
}

interface Word {
  text: string;
  messageId: string;
  repeated: boolean;
}

/** Whom WeCom refused as no servicer, or as off duty: he has gone since the list was read. */
const goneCodes: ReadonlySet<number | undefined> = new Set([95014, 95019]);
const mayPass: ReadonlySet<string> = new Set(['retry', 'hold', 'refresh', 'uncertain']);

/**
 * Gives the customer to a servicer on duty who is staff of his community, or else to the pool that all on duty take from,
 * and says the one message that may be said then. From there on a person talks, until he ends it.
 * @returns undefined where nobody serves or WeCom does not let us: then we go on ourselves
 */
export async function handOver(deps: Deps, address: Address, word: Word): Promise<SendResult | undefined> {
  const customer = { openKfid: address.account, externalUserid: address.chat };
  const code = (await codeOfBefore(deps, customer, word)) ?? (await give(deps, customer));
  if (code === undefined) return undefined;
  // Without a code nothing can be said any more: the word goes another way.
  if (code === '') return { outcome: 'closed', reason: render(reasons.withServicer, {}) };
  const { text, messageId, repeated } = word;
  await sendKfMessageOnEvent(deps.caller, { code, messageId, content: { type: 'text', text }, repeated });
  return { outcome: 'sent', externalId: messageId };
}

/** Whether a servicer has the customer or is to take him: WeCom is asked only where it was so when we last heard of it. */
export async function isWithStaff({ db, caller }: Pick<Deps, 'db' | 'caller'>, customer: KfCustomerKey) {
  const known = (await readKnown(db, customer.openKfid, [customer.externalUserid])).get(customer.externalUserid);
  if (!known || !withStaff.has(known.sessionState)) return false;
  const { state, servicer } = await getKfSession(caller, customer);
  await noteSession(db, customer, state, servicer);
  return withStaff.has(state);
}

/** A try before this one may have given the customer away and not said it. */
async function codeOfBefore({ db, clock }: Deps, customer: KfCustomerKey, { repeated }: Word) {
  return repeated ? await readHandedOver(db, customer, clock.now()) : undefined;
}

async function give(deps: Deps, customer: KfCustomerKey): Promise<string | undefined> {
  const { db, clock, log, caller } = deps;
  try {
    const servicers = await listKfServicers(caller, customer.openKfid);
    const onDuty = servicers.filter((one) => one.onDuty).map(({ userid }) => userid);
    if (onDuty.length === 0) return undefined;
    const servicer = await giveToOneOf(deps, customer, await staffAmong(db, customer, onDuty));
    if (servicer) return servicer.code;
    const { code } = await moveKfSession(caller, customer, { state: kfStates.pool });
    await noteHandedOver(db, customer, { state: kfStates.pool, servicer: null, code }, clock.now());
    return code;
  } catch (error) {
    if (!(error instanceof WecomError) || mayPass.has(error.action)) throw error;
    log.warn({ err: error }, 'a customer could not be handed over to a servicer');
    return undefined;
  }
}

async function giveToOneOf({ db, clock, caller }: Deps, customer: KfCustomerKey, userids: readonly string[]) {
  for (const servicer of userids) {
    try {
      const { code } = await moveKfSession(caller, customer, { state: kfStates.human, servicer });
      await noteHandedOver(db, customer, { state: kfStates.human, servicer, code }, clock.now());
      return { code };
    } catch (error) {
      if (!(error instanceof WecomError) || !goneCodes.has(error.code)) throw error;
    }
  }
  return undefined;
}
