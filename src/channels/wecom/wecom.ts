import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accept, Channel } from '../../messages/contract.ts';
import type { LateFailure } from '../../messages/failed-later.ts';
import type { Clock } from '../../platform/clock.ts';
import type { WecomConfig } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import { addJob, type Task } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { CallerOptions } from './api/caller.ts';
import { createWecomClient } from './api/client.ts';
import { openPacing } from './api/pacing.ts';
import { createArrivals, mediaJob, pullJob } from './arrivals.ts';
import { callbackRoutes } from './callback/routes.ts';
import { createWecomChannel, repaintJob } from './channel.ts';
import { dueAccounts } from './kf/accounts-store.ts';
import { pullKf } from './kf/pull.ts';
import type { OpenMedia } from './media.ts';
import type { Standing } from './staff/deps.ts';
import { repaintCards } from './staff/repaint.ts';
import { dropOldReplies } from './staff/replies-store.ts';

export interface WecomDeps {
  config: WecomConfig;
  db: Db;
  clock: Clock;
  log: Log;
  accept: Accept;
  openMedia: OpenMedia;
  onFailure(failure: LateFailure): Promise<void>;
  standingOf(ticketId: string): Promise<Standing | undefined>;
  /** How calls are made, where it differs from the usual: the tests'. */
  link?: Partial<CallerOptions>;
}

export interface Wecom {
  channel: Channel;
  routes: (http: FastifyInstance) => Promise<void>;
  tasks: Record<string, Task>;
  /** Looks for what nobody told us of: accounts whose doorbell may have been lost. Once a minute is enough. */
  look(): Promise<void>;
}

const pullPayload = z.object({ openKfid: z.string() });
const repaintPayload = z.object({ ticketId: z.string() });

/** Everything of WeCom (企业微信): what it calls, what we call, and the jobs between. */
export function createWecom(deps: WecomDeps): Wecom {
  const { config, db, clock, log, accept } = deps;
  const { corpId, agentId, agentSecret } = config;
  const link = { base: config.apiBase, ...deps.link };
  const caller = createWecomClient({ ...link, corpid: corpId, secret: agentSecret, db, clock });
  const shared = { ...deps, agentId, caller, link, pacing: openPacing(db, clock) };
  const arrivals = createArrivals({ db, clock, log, caller, accept });
  return {
    channel: createWecomChannel(shared),
    routes: callbackRoutes({
      ...{ db, clock, log },
      app: { ...config.callback, corpId, agentId, onEvent: arrivals.onEvent },
      ...(config.bot && { bot: { ...config.bot, onMessage: arrivals.onBotMessage } }),
    }),
    tasks: {
      [pullJob]: (payload) => pullKf(shared, pullPayload.parse(payload).openKfid),
      [mediaJob]: arrivals.fetchMedia,
      [repaintJob]: (payload) => repaintCards(shared, repaintPayload.parse(payload).ticketId),
    },
    async look() {
      const now = clock.now();
      for (const openKfid of await dueAccounts(db, now)) {
        await addJob(db, pullJob, { openKfid }, { key: `${pullJob}:${openKfid}` });
      }
      await dropOldReplies(db, now);
    },
  };
}
