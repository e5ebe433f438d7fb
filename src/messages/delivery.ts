import type { Clock } from '../platform/clock.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import type { Channel } from './contract.ts';
import { deliverOne } from './deliver-one.ts';
import { type Claimed, claimNext, type Done } from './delivery-store.ts';
import { conversationOf, scheduleJob } from './job-store.ts';

/** A message that will not be sent any more unless an operator says so. */
export interface DeadMessage extends Pick<Claimed, 'id' | 'key' | 'conversationId' | 'address' | 'content'> {
  ticketId?: string;
  reason: string;
}

export interface DeliverDeps {
  db: Db;
  clock: Clock;
  /** By name. Messages of a channel that isn't there wait for it. */
  channels: ReadonlyMap<string, Channel>;
  log: Log;
  /** Told in the transaction that gives a message up. */
  onDead?: (tx: Tx, dead: DeadMessage) => Promise<void>;
  /** How long a send may take before another deliverer may think this one has died. Real time. */
  leaseMs?: number;
  /** In [0, 1), for the jitter of retries. */
  random?: () => number;
}

const DEFAULT_LEASE_MS = 60_000;

/**
 * The `deliver` job: sends what is due in one conversation, strictly in order, one at a time. Each message is claimed
 * with a lease, sent outside any transaction, then recorded. What a channel asks to retry keeps the line waiting; after
 * eight tries, or when refused, it becomes a dead letter and the line goes on. Of a send whose outcome nobody knows, the
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
