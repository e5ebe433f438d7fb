import { createHash } from 'node:crypto';
import type { Address, Capabilities, OutgoingContent, SendFacts, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { type KfContent, sendKfMessage } from '../api/kf-send.ts';
import { returnKfMessage, takeKfMessage } from '../api/kf-window-store.ts';
import { mediaLimits, uploadMedia } from '../api/media.ts';
import type { OpenMedia } from '../media.ts';
import { outcomeOf } from '../outcome.ts';
import { handOver, isWithStaff } from './hand-over.ts';
import { contentFor } from './menu.ts';
import { reasons } from './messages.ts';
import { reasonOfFailure } from './send-failure.ts';

/** What a customer's chat can carry: five messages within 48 hours of his last word (WeCom, kf/send_msg). */
export const kfCapabilities: Capabilities = {
  buttons: 'native',
  maxButtons: 10,
  mentions: false,
  quotes: false,
  media: {
    image: { maxBytes: mediaLimits.image.maxBytes },
    voice: false,
    video: { maxBytes: mediaLimits.video.maxBytes },
    file: { maxBytes: mediaLimits.file.maxBytes },
  },
  maxTextBytes: 2048,
  replyWindow: { hours: 48, messages: 5 },
  proactive: false,
  idempotentSend: true,
};

export interface KfSendDeps {
  db: Db;
  clock: Clock;
  log: Log;
  caller: Caller;
  openMedia: OpenMedia;
}

/** One of the five is kept for what matters. */
const reserve = 1;
const tooLate = 4;
/** While a servicer talks with the customer we ask this often whether he still does. */
const staffSeconds = 1800;

/**
 * Sends to a customer: pictures and files first, each a message of its own, then the text with its buttons. Each takes one
 * of the messages that he may be sent; where they are used up the chat is closed until he writes. A message with which a
 * person takes over is said as the session is given to a servicer, where one is on duty; until he ends it all else waits. A
 * repeated send is known by its ids.
 */
export async function sendToCustomer(
  deps: KfSendDeps,
  address: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  const messageId = messageIdOf(key);
  try {
    if (!content.handOver && (await isWithStaff(deps, { openKfid: address.account, externalUserid: address.chat }))) {
      return { outcome: 'later', reason: render(reasons.withServicer, {}), afterSeconds: staffSeconds };
    }
    for (const [index, id] of (content.media ?? []).entries()) {
      const media = await upload(deps, id);
      const isOpen = await sendOne(deps, address, media, `${messageId}-${index}`, content, facts);
      if (!isOpen) return closed();
    }
    const handed = content.handOver && (await handOver(deps, address, { text: content.text, messageId, ...facts }));
    if (handed) return handed;
    if (content.text !== '' || content.buttons?.length) {
      const isOpen = await sendOne(deps, address, contentFor(content), messageId, content, facts);
      if (!isOpen) return closed();
    }
    return { outcome: 'sent', externalId: messageId };
  } catch (error) {
    return outcomeOf(error);
  }
}

const closed = (): SendResult => ({ outcome: 'closed', reason: reasonOfFailure(tooLate) });

/** @returns false where the customer may be sent nothing now */
async function sendOne(
  { db, clock, caller }: KfSendDeps,
  { account, chat }: Address,
  content: KfContent,
  messageId: string,
  { matters }: OutgoingContent,
  { repeated }: SendFacts,
): Promise<boolean> {
  const customer = { openKfid: account, externalUserid: chat };
  if (!(await takeKfMessage(db, customer, clock.now(), matters ? 0 : reserve))) return false;
  try {
    await sendKfMessage(caller, { ...customer, messageId, content, repeated });
    return true;
  } catch (error) {
    if (error instanceof WecomError && error.action !== 'uncertain') await returnKfMessage(db, customer);
    throw error;
  }
}

async function upload({ caller, openMedia }: KfSendDeps, id: string): Promise<KfContent> {
  const { kind, name, bytes } = await openMedia(id);
  return { type: kind, mediaId: await uploadMedia(caller, { kind, name, bytes }) };
}

/** Ours, the same for the same key: 24 letters, digits, _ or -, with room for a number behind. */
const messageIdOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 24);
