import type { Address, Capabilities, OutgoingContent, SendFacts, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { accounts } from '../address.ts';
import { sendAppchatMessage } from '../api/appchat.ts';
import { WecomError } from '../api/errors.ts';
import { mediaLimits, uploadMedia } from '../api/media.ts';
import { createWebhook, sendToWebhook, uploadToWebhook } from '../api/webhook.ts';
import { outcomeOf } from '../outcome.ts';
import type { StaffDeps } from './deps.ts';
import { texts } from './messages.ts';
import { sendCard } from './send-card.ts';

const mebibyte = 1024 * 1024;

/**
 * What a group can carry, by webhook or as a chat of the app. Neither shows buttons that call us: those whom a message calls get them as a card
 * of their own.
 */
export const groupCapabilities: Capabilities = {
  buttons: 'native',
  maxButtons: 6,
  mentions: true,
  quotes: false,
  media: {
    image: { maxBytes: 2 * mebibyte },
    voice: false,
    video: false,
    file: { maxBytes: mediaLimits.file.maxBytes },
  },
  maxTextBytes: 2048,
  proactive: true,
  idempotentSend: false,
};

/** Sends into a group: the cards to those it calls, then the files, then the words that call them. */
export async function sendToGroup(
  deps: StaffDeps,
  address: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  const parts = (content.media?.length ?? 0) + (content.text === '' ? 0 : 1);
  const waitSeconds =
    address.account === accounts.webhook ? await deps.pacing.reserve({ kind: 'webhook', key: address.chat }, parts) : 0;
  if (waitSeconds > 0) return { outcome: 'retry', reason: render(texts.paced, {}), afterSeconds: waitSeconds };
  try {
    await giveButtons(deps, content, key, facts);
    const say = address.account === accounts.webhook ? sayByWebhook : sayInAppchat;
    await say(deps, address.chat, content);
    return { outcome: 'sent' };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Sends those whom the message calls its buttons, as a card in their own chats. */
export async function giveButtons(
  deps: StaffDeps,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<void> {
  if (!content.buttons?.length) return;
  for (const { id } of content.mentions ?? []) {
    try {
      await sendCard(deps, id, { text: content.text, buttons: content.buttons }, key, facts);
    } catch (error) {
      // The group hears of it all the same, and who cannot be reached alone is called there.
      if (!(error instanceof WecomError)) throw error;
      deps.log.warn({ err: error }, 'a member did not get the card of a group message');
    }
  }
}

const idsOf = ({ mentions = [] }: OutgoingContent): string[] => mentions.map(({ id }) => id);

async function sayByWebhook({ link, openMedia }: StaffDeps, key: string, content: OutgoingContent): Promise<void> {
  const webhook = createWebhook(link, key);
  for (const id of content.media ?? []) {
    const { kind, name, bytes } = await openMedia(id);
    if (kind === 'image') await sendToWebhook(webhook, { type: 'image', bytes });
    else {
      const mediaId = await uploadToWebhook(webhook, { kind: 'file', name, bytes });
      await sendToWebhook(webhook, { type: 'file', mediaId });
    }
  }
  const text = { type: 'text', text: content.text, userids: idsOf(content) } as const;
  if (content.text !== '') await sendToWebhook(webhook, text);
}

async function sayInAppchat({ caller, openMedia }: StaffDeps, chatid: string, content: OutgoingContent): Promise<void> {
  for (const id of content.media ?? []) {
    const { kind, name, bytes } = await openMedia(id);
    const mediaId = await uploadMedia(caller, { kind, name, bytes });
    await sendAppchatMessage(caller, { chatid, content: { type: kind, mediaId } });
  }
  if (content.text === '') return;
  const text = { type: 'text', text: content.text } as const;
  await sendAppchatMessage(caller, { chatid, content: text, mentions: idsOf(content) });
}
