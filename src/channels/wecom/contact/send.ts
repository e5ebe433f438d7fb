import { createHash } from 'node:crypto';
import type { Address, Capabilities, OutgoingContent, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';
import { mediaLimits } from '../api/media.ts';
import { findSender } from './contacts-store.ts';
import { addToTask, isCapReached, isOnItsWay, type Recipient } from './mass-store.ts';
import { ownerTexts, texts } from './messages.ts';

/** WeCom takes 4000 bytes; the rest is for the line under each message. */
const maxTextBytes = 3900;
const mostAttachments = 9;

/**
 * What a mass message of 客户联系 can carry to a customer. A member sends it by hand, once he has confirmed it, and nothing
 * that is answered there comes to us.
 */
export const contactCapabilities: Capabilities = {
  buttons: 'numbers',
  maxButtons: 0,
  mentions: false,
  quotes: false,
  media: {
    image: { maxBytes: mediaLimits.image.maxBytes },
    voice: false,
    video: { maxBytes: mediaLimits.video.maxBytes },
    file: { maxBytes: mediaLimits.file.maxBytes },
  },
  maxTextBytes,
  proactive: true,
  byHand: true,
  idempotentSend: true,
};

/**
 * Notes a message to a customer who is a contact of a member of ours. WeCom is asked for it a little later, together with
 * all that says the same through the same member. `sent` means that it is on its way; what comes to nothing is told as a
 * late failure. `closed` where no member has the customer, or his messages of this month are used up.
 */
export async function sendToContact(
  { db, clock }: { db: Db; clock: Clock },
  { chat: externalUserid }: Address,
  { text, media = [] }: OutgoingContent,
  key: string,
): Promise<SendResult> {
  const sent: SendResult = { outcome: 'sent', externalId: massIdOf(key) };
  if (await isOnItsWay(db, key)) return sent;
  if (media.length > mostAttachments) {
    return { outcome: 'refused', reason: render(texts.tooManyFiles, { most: mostAttachments }) };
  }
  const now = clock.now();
  const sender = await findSender(db, externalUserid);
  if (!sender) return { outcome: 'closed', reason: render(texts.noMember, {}) };
  if (await isCapReached(db, externalUserid, now)) return { outcome: 'closed', reason: render(texts.cap, {}) };
  const said = [text, render(ownerTexts.answerAtDesk, {})].filter(Boolean).join('\n');
  await addToTask(db, { sender, content: { text: said, media }, externalUserid, key }, now);
  return sent;
}

/** Ours, the same for the same key. */
const massIdOf = (key: string): string => `mass-${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`;

/** Where a recipient's message was said, and under which id. */
export const placeOf = ({ externalUserid, key }: Recipient): { address: Address; externalId: string } => ({
  address: { channel: channelName, account: accounts.contact, chat: externalUserid },
  externalId: massIdOf(key),
});
