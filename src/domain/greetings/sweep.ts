import { DateTime } from 'luxon';
import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import { type Db, type Tx, transaction } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { listCommunities } from '../communities/store.ts';
import { askForFlowers } from './flowers.ts';
import { type GreetDeps, greetDue } from './greet.ts';
import { nextSlot, slotsOf } from './slots.ts';
import { type GreetingState, lockState, readStates, writeState } from './state-store.ts';

const retryAfterMs = 10 * 60_000;
/** At a festival thousands are greeted in one transaction. */
const patience = { timeoutMs: 120_000 };

export interface GreetingSweepDeps extends GreetDeps {
  db: Db;
  log: Log;
}

/** When there may be somebody to greet next; not after `now` where that was not looked at. */
export async function nextGreetingsAt(tx: Tx, now: Date): Promise<Date | undefined> {
  const states = await readStates(tx);
  const moments = (await listCommunities(tx)).flatMap(
    (community) => nextMoment(states.get(community.id) ?? {}, now, community)?.getTime() ?? [],
  );
  return moments.length > 0 ? new Date(Math.min(...moments)) : undefined;
}

/**
 * Greets whoever's day it is in every community, and gives out tomorrow's flowers. What was decided and what was said stand
 * in one transaction, so that running it twice, or by several processes, greets nobody twice. A community that fails is
 * logged and tried again ten minutes later, and does not hold up the others.
 */
export async function sweepGreetings(deps: GreetingSweepDeps): Promise<void> {
  const { db, clock, log } = deps;
  const states = await readStates(db);
  for (const community of await listCommunities(db)) {
    const at = nextMoment(states.get(community.id) ?? {}, clock.now(), community);
    if (!at || at > clock.now()) continue;
    try {
      await transaction(db, (tx) => sweepOne(tx, community, deps), patience);
    } catch (error) {
      log.error({ err: error, communityId: community.id }, 'the greetings of a community failed');
      await transaction(db, (tx) => postpone(tx, community.id, clock.now()));
    }
  }
}

async function sweepOne(tx: Tx, community: CommunityFacts, deps: GreetingSweepDeps): Promise<void> {
  const now = deps.clock.now();
  const state = await lockState(tx, community.id);
  const at = nextMoment(state, now, community);
  if (!at || at > now) return;
  const isDecent = outsideQuietHours(now, community.policy.quietHours, community.zone).getTime() === now.getTime();
  let waiting = 1;
  if (isDecent) {
    waiting = await greetDue(tx, community, deps);
    await askForFlowers(tx, community, deps);
  }
  const tomorrow = DateTime.fromJSDate(now, { zone: community.zone }).plus({ days: 1 }).toFormat('yyyy-MM-dd');
  const [first] = slotsOf(tomorrow, community);
  const notBefore = waiting === 0 && first ? { notBefore: first.toISOString() } : {};
  await writeState(tx, community.id, { sweptAt: now.toISOString(), ...notBefore });
}

async function postpone(tx: Tx, communityId: string, now: Date): Promise<void> {
  const { sweptAt } = await lockState(tx, communityId);
  const notBefore = new Date(now.getTime() + retryAfterMs).toISOString();
  await writeState(tx, communityId, { ...(sweptAt && { sweptAt }), notBefore });
}

function nextMoment(state: GreetingState, now: Date, community: CommunityFacts): Date | undefined {
  // A look in the future is one of a clock that has been set back.
  const { sweptAt, notBefore }: GreetingState = state.sweptAt && new Date(state.sweptAt) > now ? {} : state;
  const slot = nextSlot(sweptAt === undefined ? undefined : new Date(sweptAt), now, community);
  return slot && new Date(Math.max(slot.getTime(), notBefore === undefined ? 0 : new Date(notBefore).getTime()));
}
