import { z } from 'zod';
import type { Accept, IncomingMedia, IncomingMessage } from '../../messages/contract.ts';
import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { downloadBotFile } from './api/bot-file.ts';
import type { Caller } from './api/caller.ts';
import type { Download } from './api/download.ts';
import { WecomError } from './api/errors.ts';
import { downloadMedia, mediaLimits } from './api/media.ts';
import { texts } from './staff/messages.ts';

/** The job that fetches the files of a message. */
export const mediaJob = 'wecom-media';

export interface FetchMediaDeps {
  clock: Clock;
  log: Log;
  caller: Caller;
  accept: Accept;
  /** The EncodingAESKey of the bot that calls us: its files are encrypted with it. */
  botAesKey: string | undefined;
  /** Real time one download of a file of the bot may take. */
  timeoutMs: number;
}

const remote = z.union([
  z.object({ mediaId: z.string() }),
  z.object({ url: z.string(), aesKey: z.string().optional() }),
]);
const payload = z.object({
  message: z.looseObject({ at: z.coerce.date() }),
  media: z.array(z.intersection(z.object({ kind: z.enum(['image', 'voice', 'video', 'file']) }), remote)),
});

/** The address of a file of the bot ends after this long. */
const addressLivesMs = 5 * 60_000;

/** Fetches the files of a message, then hands it over. What cannot be had is named in its text. */
export function createFetchMedia(deps: FetchMediaDeps): (job: unknown) => Promise<void> {
  const { clock, log, caller, accept, botAesKey, timeoutMs } = deps;

  async function download(media: z.output<typeof remote>): Promise<Download> {
    if ('mediaId' in media) return await downloadMedia(caller, media.mediaId);
    const { url, aesKey = botAesKey ?? '' } = media;
    return await downloadBotFile(url, aesKey, { timeoutMs, maxBytes: mediaLimits.file.maxBytes });
  }

  /** What may yet be had is tried again with the job. */
  function isLost({ action }: WecomError, media: z.output<typeof remote>, sentAt: Date): boolean {
    const isLate = 'url' in media && clock.now().getTime() - sentAt.getTime() > addressLivesMs;
    return isLate || !['retry', 'hold', 'uncertain', 'operator'].includes(action);
  }

  return async (job) => {
    const { message, media } = payload.parse(job);
    const files: IncomingMedia[] = [];
    const lost: string[] = [];
    for (const one of media) {
      const { kind } = one;
      try {
        const { bytes, mime, name } = await download(one);
        files.push({ kind, mime, name: name || kind, bytes });
      } catch (error) {
        if (!(error instanceof WecomError) || !isLost(error, one, message.at)) throw error;
        log.warn({ err: error, kind }, 'a file that a member sent could not be had');
        lost.push(render(texts.lost, { kind: render(texts[kind], {}) }));
      }
    }
    const whole = message as unknown as IncomingMessage;
    const text = [whole.text ?? '', ...lost].filter(Boolean).join('\n');
    await accept({ ...whole, ...(text && { text }), ...(files.length > 0 && { media: files }) });
  };
}
