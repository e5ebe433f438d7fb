import { setTimeout as delay } from 'node:timers/promises';
import type { Db } from '../../src/platform/db.ts';
import { until } from '../support/until.ts';
import type { Ready } from './instance.ts';
import type { Script, Step } from './scripts.ts';

export interface Delivered {
  /** Messages answered so far. */
  count: number;
  /** Deliveries that were not answered and were made again. */
  repeated: number;
  /** Second deliveries of answered messages. */
  doubled: number;
}

export interface PlatformInput {
  db: Db;
  /** Where to deliver now; undefined where nobody takes it. */
  door: () => Ready | undefined;
  scripts: readonly Script[];
  onDelivered?: (delivered: Delivered) => void;
}

/**
 * Plays the chat platform: delivers every script, message by message, again and again with the same id until it is
 * answered, and every tenth message once more.
 */
export async function deliverAll({ db, door, scripts, onDelivered }: PlatformInput): Promise<Delivered> {
  const delivered: Delivered = { count: 0, repeated: 0, doubled: 0 };
  const handled = watchHandled(db);

  async function deliver(script: Script, step: Step): Promise<boolean> {
    for (;;) {
      const to = door();
      const answer = to && (await post(to.port, script, step));
      if (answer) return answer.fresh;
      if (to) delivered.repeated += 1;
      await delay(20);
    }
  }

  async function play(script: Script): Promise<void> {
    for (const step of script.steps) {
      await deliver(script, step);
      delivered.count += 1;
      onDelivered?.(delivered);
      if (delivered.count % 10 === 0) {
        delivered.doubled += 1;
        if (await deliver(script, step)) throw new Error(`${step.id} was stored twice`);
      }
      if (script.kind === 'direct') await handled.wait(step.id);
    }
  }

  try {
    await Promise.all(scripts.map(play));
  } finally {
    handled.close();
  }
  return delivered;
}

/** @returns the answer, or undefined where there was none */
async function post(port: number, script: Script, step: Step): Promise<{ fresh: boolean } | undefined> {
  const message = {
    channel: 'simulator',
    account: 'jinxiu',
    id: step.id,
    chat: { id: script.chat, kind: script.kind },
    sender: { id: step.sender },
    at: '2026-11-24T00:00:00Z',
    text: step.text,
  };
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(message) });
    return response.ok ? ((await response.json()) as { fresh: boolean }) : undefined;
  } catch {
    return undefined; // killed in the middle: the platform delivers it again
  }
}

/** Knows which messages have been handled, by one look for all who wait. */
function watchHandled(db: Db): { wait(id: string): Promise<void>; close(): void } {
  let known = new Set<string>();
  let closed = false;
  const look = async () => {
    while (!closed) {
      const rows = await db.inboundMessage.findMany({
        where: { handledAt: { not: null } },
        select: { externalId: true },
      });
      known = new Set(rows.map(({ externalId }) => externalId));
      await delay(15);
    }
  };
  const looking = look();
  return {
    wait: (id) => Promise.race([until(() => known.has(id), 90_000).then(() => {}), looking]),
    close: () => {
      closed = true;
    },
  };
}

/**
 * Waits until everything is handled and sent and no job is left that could run. A job whose worker was killed may stay
 * behind: its key was given to a new one, and it never runs again.
 */
export async function untilQuiet(db: Db, messages: number): Promise<void> {
  const end = performance.now() + 30_000;
  for (;;) {
    const [left] = await db.$queryRaw<Record<'handled' | 'unsent' | 'jobs', number>[]>`
      SELECT (SELECT count(*)::int FROM inbound_message WHERE handled_at IS NOT NULL) AS handled,
        (SELECT count(*)::int FROM outbound_message WHERE state IN ('queued', 'sending')) AS unsent,
        (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE attempts < max_attempts) AS jobs`;
    if (left?.handled === messages && left.unsent === 0 && left.jobs === 0) return;
    if (performance.now() > end) throw new Error(`not everything was done of ${messages}: ${JSON.stringify(left)}`);
    await delay(50);
  }
}
