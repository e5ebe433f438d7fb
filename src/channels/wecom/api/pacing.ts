import { createHash } from 'node:crypto';
import { type Limit, takePlaces } from '../../../messages/pacing-store.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';

/** Whom a message goes to, as WeCom counts: a member by one app, one webhook, a conversation with the bot. */
export type PacedTarget =
  | { kind: 'app'; agentId: number; userid: string }
  | { kind: 'webhook'; key: string }
  | { kind: 'bot'; botId: string; chat: string };

export interface Pacing {
  /**
   * Takes a place for a message, or several for one that goes out in several parts. 0: send now. Otherwise nothing was taken: come back after so many seconds. What is sent
   * without a place may be dropped silently.
   */
  reserve(target: PacedTarget, places?: number): Promise<number>;
}

// A little longer than the platform's minute and hour, since messages travel for different times.
const MINUTE_MS = 62_000;
const HOUR_MS = 3_605_000;

const limits: Readonly<Record<PacedTarget['kind'], readonly Limit[]>> = {
  app: [
    { most: 30, windowMs: MINUTE_MS },
    { most: 1000, windowMs: HOUR_MS },
  ],
  webhook: [{ most: 20, windowMs: MINUTE_MS }],
  bot: [
    { most: 30, windowMs: MINUTE_MS },
    { most: 1000, windowMs: HOUR_MS },
  ],
};

/** Budgets per target, shared by all processes of the database. What a customer may still be sent is in kf-window-store. */
export function openPacing(db: Db, clock: Clock): Pacing {
  return {
    async reserve(target, places = 1) {
      const pace = { target: nameOf(target), limits: limits[target.kind], places };
      const waitMs = await takePlaces(db, [pace], clock.now().getTime());
      return Math.ceil(waitMs / 1000);
    },
  };
}

function nameOf(target: PacedTarget): string {
  switch (target.kind) {
    case 'app':
      return `app:${target.agentId}:${target.userid.toLowerCase()}`;
    case 'webhook':
      return `webhook:${digestOf(target.key)}`;
    case 'bot':
      return `bot:${target.botId}:${target.chat}`;
  }
}

/** The key opens the group, so it is not kept. */
function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
