import { createHash } from 'node:crypto';
import { render } from '../../../messages/template.ts';
import { WecomError } from '../api/errors.ts';
import { sendKfMessageOnEvent } from '../api/kf-send.ts';
import { texts } from './messages.ts';
import type { KfDeps } from './pull.ts';

/** Greets a customer who has just entered: the code is good for one message within twenty seconds. */
export async function welcome({ caller, log }: KfDeps, openKfid: string, code: string): Promise<void> {
  const messageId = `w${createHash('sha256').update(`${openKfid}/${code}`).digest('hex').slice(0, 31)}`;
  const content = { type: 'text', text: render(texts.welcome, {}) } as const;
  try {
    await sendKfMessageOnEvent(caller, { code, messageId, content, repeated: true });
  } catch (error) {
    // A greeting that comes late is none.
    if (!(error instanceof WecomError)) throw error;
    log.warn({ err: error }, 'a customer was not greeted');
  }
}
