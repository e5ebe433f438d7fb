import { inBatches } from '../../messages/batches.ts';
import type { Accept } from '../../messages/contract.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { addJob } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { BotMessage } from './callback/bot-message.ts';
import type { BotReply } from './callback/bot-reply.ts';
import type { AppEvent } from './callback/event.ts';
import { appMessage, botMessage } from './callback/to-incoming.ts';
import { noteContactEvent } from './contact/contact-event.ts';
import { mediaJob } from './fetch-media.ts';
import { noteAccess, noteRing } from './kf/accounts-store.ts';
import { keepCode } from './staff/cards-store.ts';
import type { Standing } from './staff/deps.ts';
import { pressedCard } from './staff/pressed-card.ts';
import { noteReply } from './staff/replies-store.ts';

/** The job that fetches what a doorbell only announces. */
export const pullJob = 'wecom-pull';

const maxRings = 1_000;

export interface ArrivalDeps {
  db: Db;
  clock: Clock;
  log: Log;
  accept: Accept;
  standingOf(ticketId: string): Promise<Standing | undefined>;
}

/**
 * What is done with what WeCom calls us for: stored, or noted as a job, and no more, since it waits five seconds and files
 * may take longer.
 */
export function createArrivals(deps: ArrivalDeps) {
  const { db, clock, log, accept } = deps;
  // A busy account rings many times a second: what rings meanwhile is noted together, and its newest token is enough.
  const ring = inBatches(async (rings: readonly { openKfid: string; token: string }[]) => {
    const newest = new Map(rings.map(({ openKfid, token }) => [openKfid, token]));
    for (const [openKfid, token] of newest) {
      await noteRing(db, openKfid, token, clock.now());
      await addJob(db, pullJob, { openKfid }, { key: `${pullJob}:${openKfid}` });
    }
    return rings.map(() => true);
  }, maxRings);

  return {
    async onEvent(event: AppEvent): Promise<void> {
      if (event.kind === 'kfDoorbell') {
        await ring(event);
        return;
      }
      if (event.kind === 'kfAccess') {
        for (const id of event.granted) await noteAccess(db, id, true, clock.now());
        for (const id of event.withdrawn) await noteAccess(db, id, false, clock.now());
        return;
      }
      if (event.kind === 'externalContact') return noteContactEvent(db, event, clock.now());
      if (event.kind === 'appAlarm') {
        log.error({ alarm: event.alarm }, 'WeCom says that the app is suspended or cut off, or is so no more');
        return;
      }
      if (event.kind === 'cardClick' && event.responseCode) {
        await keepCode(db, event.taskId, event.responseCode, clock.now());
      }
      const arrived = appMessage(event);
      if (!arrived) return;
      if (arrived.media.length === 0) await accept(arrived.message);
      else await addJob(db, mediaJob, arrived, { key: `${mediaJob}:${arrived.message.id}` });
    },

    /** What it resolves to takes the place of a card that was pressed. */
    async onBotMessage(message: BotMessage): Promise<BotReply | undefined> {
      const arrived = botMessage(message);
      if (!arrived) return undefined;
      const { responseUrl } = message;
      const { id, chat } = arrived.message;
      if (responseUrl) await noteReply(db, { msgid: id, chat: chat.id, url: responseUrl }, clock.now());
      if (arrived.media.length > 0) {
        await addJob(db, mediaJob, arrived, { key: `${mediaJob}:${id}` });
        return undefined;
      }
      const { seq } = await accept(arrived.message);
      return message.kind === 'cardClick' ? await pressedCard(deps, message.taskId, seq) : undefined;
    },
  };
}
