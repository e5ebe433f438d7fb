import { type DeliverDeps, deliverOne } from './deliver-one.ts';
import { claimNext, type Done } from './delivery-store.ts';
import { conversationOf, scheduleJob } from './job-store.ts';

export type { DeliverDeps, StoppedMessage } from './deliver-one.ts';

const DEFAULT_LEASE_MS = 60_000;

/**
 * The `deliver` job: sends what is due in one conversation, strictly in order, one at a time. Each message is claimed
 * with a lease, sent outside any transaction, then recorded. What a channel asks to retry keeps the line waiting; after
 * eight tries, or when refused, it becomes a dead letter and the line goes on. What a closed chat does not take is held
 * until its person writes (`held.ts`). Of a send whose outcome nobody knows, the
 * message is sent again with the same key where the platform drops repetitions, else it stays `uncertain`.
 */
export function createDeliver(deps: DeliverDeps): (payload: unknown) => Promise<void> {
  const { db, clock, leaseMs = DEFAULT_LEASE_MS } = deps;

  return async (payload) => {
    const conversationId = conversationOf(payload);
    const claim = (done?: Done) => claimNext(db, { conversationId, now: clock.now(), leaseMs }, done);
    let next = await claim();
    while (next.kind === 'claimed') next = await claim(await deliverOne({ ...deps, leaseMs }, next.message));
    if (next.waitMs !== undefined) await scheduleJob(db, 'deliver', conversationId, next.waitMs);
  };
}
