import { z } from 'zod';
import type { Accept, IncomingMedia, IncomingMessage } from '../../messages/contract.ts';
import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { addJob } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { Caller } from './api/caller.ts';
import { WecomError } from './api/errors.ts';
import { downloadMedia } from './api/media.ts';
import type { BotMessage } from './callback/bot-message.ts';
import type { AppEvent } from './callback/event.ts';
import { appMessage, botMessage } from './callback/to-incoming.ts';
import { noteRing } from './kf/accounts-store.ts';
import { keepCode } from './staff/cards-store.ts';
import { texts } from './staff/messages.ts';
import { noteReply } from './staff/replies-store.ts';

/** The jobs that fetch what a callback only announces. */
export const pullJob = 'wecom-pull';
export const mediaJob = 'wecom-media';

export interface ArrivalDeps {
  db: Db;
  clock: Clock;
  log: Log;
  caller: Caller;
  accept: Accept;
}

const mediaPayload = z.object({
  message: z.looseObject({ at: z.coerce.date() }),
  media: z.array(z.object({ kind: z.enum(['image', 'voice', 'video', 'file']), mediaId: z.string() })),
});

/**
 * What is done with what WeCom calls us for: stored, or noted as a job, and no more, since it waits five seconds and files
 * may take longer.
 */
export function createArrivals(deps: ArrivalDeps) {
  const { db, clock, log, caller, accept } = deps;

  return {
    async onEvent(event: AppEvent): Promise<void> {
      if (event.kind === 'kfDoorbell') {
        const { openKfid, token } = event;
        await noteRing(db, openKfid, token, clock.now());
        await addJob(db, pullJob, { openKfid }, { key: `${pullJob}:${openKfid}` });
        return;
      }
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

    async onBotMessage(message: BotMessage): Promise<undefined> {
      const arrived = botMessage(message);
      if (!arrived) return;
      const { responseUrl } = message;
      const { id, chat } = arrived.message;
      if (responseUrl) await noteReply(db, { msgid: id, chat: chat.id, url: responseUrl }, clock.now());
      // A file comes only where somebody writes to the robot alone; the app is the door for those.
      const lost = arrived.media.map(({ kind }) => render(texts.lost, { kind: render(texts[kind], {}) }));
      const text = [arrived.message.text ?? '', ...lost].filter(Boolean).join('\n');
      await accept({ ...arrived.message, ...(text && { text }) });
    },

    /** Fetches the files of a member's message, then hands it over. */
    async fetchMedia(payload: unknown): Promise<void> {
      const { message, media } = mediaPayload.parse(payload);
      const files: IncomingMedia[] = [];
      const lost: string[] = [];
      for (const { kind, mediaId } of media) {
        try {
          const { bytes, mime, name } = await downloadMedia(caller, mediaId);
          files.push({ kind, mime, name: name || kind, bytes });
        } catch (error) {
          if (!(error instanceof WecomError) || !isGone(error)) throw error;
          log.warn({ err: error, kind }, 'a file that a member sent could not be had');
          lost.push(render(texts.lost, { kind: render(texts[kind], {}) }));
        }
      }
      const whole = message as unknown as IncomingMessage;
      const text = [whole.text ?? '', ...lost].filter(Boolean).join('\n');
      await accept({ ...whole, ...(text && { text }), ...(files.length > 0 && { media: files }) });
    },
  };
}

/** What may yet be had is tried again with the job. */
const isGone = ({ action }: WecomError): boolean => !['retry', 'hold', 'uncertain', 'operator'].includes(action);
