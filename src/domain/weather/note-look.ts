import type { Tx } from '../../platform/db.ts';
import { loadCommunity } from '../communities/store.ts';
import { lockWeather } from './events-store.ts';
import { errorOf, isAlarming, pauseAfter } from './failures.ts';
import type { Feed, Look } from './feed.ts';
import { type SourceState, updateSource } from './sources-store.ts';
import { takeIn } from './take-in.ts';
import { respond } from './tell/respond.ts';
import { tellSourceBack, tellSourceDown } from './tell/sources.ts';
import type { TellDeps } from './tell/telling.ts';
import { weigh } from './weigh.ts';

const MINUTE_MS = 60_000;
/** A source that was silent for longer begins anew: what it tells is mostly old. */
const COLD_MS = 24 * 60 * MINUTE_MS;

export interface LookDeps extends TellDeps {
  /** in [0, 1), for the jitter of pauses */
  random(): number;
}

/**
 * Keeps what a look at a source brought, weighs it, and tells whom it concerns, all in the caller's transaction; a look
 * that brought nothing changes no event.
 * @param before how the looks before this one went
 */
export async function noteLook(
  tx: Tx,
  at: { communityId: string; feed: Pick<Feed, 'name' | 'everyMinutes'>; before: SourceState; look: Look },
  deps: LookDeps,
): Promise<void> {
  const { communityId, feed, before, look } = at;
  const now = deps.clock.now();
  await lockWeather(tx, communityId);
  const community = await loadCommunity(tx, communityId);
  const where = { communityId, feed: feed.name };
  if (!look.ok) {
    const failures = before.failures + 1;
    const { kind, reason } = look.failure;
    const alarms = isAlarming(look.failure, failures, community.policy.weather.alarmAfterFailures);
    const nextAt = new Date(now.getTime() + pauseAfter(look.failure, failures, deps.random()));
    const isFirst = alarms && before.alarmedAt === null;
    const source = { ...before, failures, error: errorOf(look.failure) };
    await updateSource(tx, where, { failures, error: source.error, nextAt, ...(isFirst && { alarmedAt: now }) });
    if (isFirst) await tellSourceDown(tx, { community, source }, deps);
    deps.log.warn({ communityId, feed: feed.name, kind, reason, failures }, 'the weather could not be fetched');
    return;
  }
  await updateSource(tx, where, {
    okAt: now,
    failures: 0,
    error: null,
    alarmedAt: null,
    nextAt: new Date(now.getTime() + feed.everyMinutes * MINUTE_MS),
    ...(look.forecast && { forecast: look.forecast }),
  });
  if (before.alarmedAt) await tellSourceBack(tx, { community, source: before }, deps);
  await takeIn(tx, communityId, look.alerts ?? [], now);
  const cold = before.okAt === null || before.okAt.getTime() < now.getTime() - COLD_MS;
  const changes = await weigh(tx, community, { now, cold });
  await respond(tx, { community, changes }, deps);
}
