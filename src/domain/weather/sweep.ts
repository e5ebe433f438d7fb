import { type Db, type Tx, transaction } from '../../platform/db.ts';
import { loadCommunity } from '../communities/store.ts';
import { knownIdentifiers } from './alerts-store.ts';
import { communitiesToWeigh, lockWeather, nextWeighing, postponeWeighing } from './events-store.ts';
import type { Feed } from './feed.ts';
import { type LookDeps, noteLook } from './note-look.ts';
import { claimLook, type Due, forgetOtherFeeds, listLooks, updateSource } from './sources-store.ts';
import { respond } from './tell/respond.ts';
import { weigh } from './weigh.ts';

const MINUTE_MS = 60_000;
/** Longer than a look can take: after this another process may think that the one that took it on has died. */
const CLAIM_MS = 5 * MINUTE_MS;
const RETRY_MS = 10 * MINUTE_MS;
const KNOWN_DAYS = 4;
/** Many residents are told in one transaction. */
const patience = { timeoutMs: 120_000 };

export interface SweepDeps extends LookDeps {
  db: Db;
  feeds: readonly Feed[];
}

/** When the weather is to be looked at next: a source, or the end of what goes on. Undefined where there is neither. */
export async function nextWeatherAt(tx: Tx, feeds: readonly Feed[], now: Date): Promise<Date | undefined> {
  const looks = await listLooks(tx, feeds);
  const moments = [...looks.map(({ nextAt }) => nextAt ?? now), (await nextWeighing(tx)) ?? []].flat();
  return moments.length > 0 ? new Date(Math.min(...moments.map((at) => at.getTime()))) : undefined;
}

/**
 * Looks at every source that is due, for each community, and at what is over by now. What was fetched, what it came to
 * and who was told of it stand or fall together, so that a second run, another process or a night offline tells nothing
 * twice. A community that fails is logged and tried again ten minutes later, and does not hold up the others.
 */
export async function sweepWeather(deps: SweepDeps): Promise<void> {
  const { db, clock, feeds } = deps;
  await forgetOtherFeeds(db, feeds);
  const now = clock.now();
  for (const due of await listLooks(db, feeds)) {
    if (due.nextAt === undefined || due.nextAt <= now) await look(deps, due);
  }
  for (const communityId of await communitiesToWeigh(db, clock.now())) await weighDue(deps, communityId);
}

async function look(deps: SweepDeps, { communityId, place, feed }: Due): Promise<void> {
  const { db, clock, log } = deps;
  const now = clock.now();
  const before = await claimLook(db, { communityId, feed: feed.name }, now, new Date(now.getTime() + CLAIM_MS));
  if (!before) return;
  try {
    const since = new Date(now.getTime() - KNOWN_DAYS * 24 * 60 * MINUTE_MS);
    const known = await knownIdentifiers(db, communityId, feed.name, since);
    const found = await feed.look(place, known);
    await transaction(db, (tx) => noteLook(tx, { communityId, feed, before, look: found }, deps), patience);
  } catch (error) {
    log.error({ err: error, communityId, feed: feed.name }, 'the weather of a community could not be seen to');
    const nextAt = new Date(clock.now().getTime() + RETRY_MS);
    await updateSource(db, { communityId, feed: feed.name }, { nextAt });
  }
}

async function weighDue(deps: SweepDeps, communityId: string): Promise<void> {
  const { db, clock, log } = deps;
  try {
    await transaction(db, (tx) => weighAgain(tx, communityId, deps), patience);
  } catch (error) {
    log.error({ err: error, communityId }, 'the weather of a community could not be weighed');
    await postponeWeighing(db, communityId, clock.now(), new Date(clock.now().getTime() + RETRY_MS));
  }
}

/** Weighs what is known, without a look at a source: something has ended, or a manager has entered it. */
export async function weighAgain(tx: Tx, communityId: string, deps: Omit<LookDeps, 'random'>): Promise<void> {
  await lockWeather(tx, communityId);
  const community = await loadCommunity(tx, communityId);
  const changes = await weigh(tx, community, { now: deps.clock.now() });
  await respond(tx, { community, changes }, deps);
}
