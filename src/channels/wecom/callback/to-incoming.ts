import type { IncomingMessage, MediaKind } from '../../../messages/contract.ts';
import { accounts, channelName } from '../address.ts';
import type { BotMessage } from './bot-message.ts';
import { digestOf } from './digest.ts';
import type { AppEvent } from './event.ts';

/** A file that belongs to a message and is still with the platform; of a bot's, `url` leads to ciphertext. */
export type RemoteMedia = { kind: MediaKind } & ({ mediaId: string } | { url: string; aesKey?: string });

export interface Arrived {
  message: IncomingMessage;
  /** To be downloaded at once, into `message.media`. */
  media: readonly RemoteMedia[];
}

const MAX_ID_LENGTH = 200;

/** What a member wrote, sent or pressed in the app; nothing for events that are no word to us. */
export function appMessage(event: AppEvent): Arrived | undefined {
  const said = saidTo(event);
  if (!said) return undefined;
  const { media = [], ...rest } = said;
  const message = {
    ...{ channel: channelName, account: accounts.app, chat: { id: event.from, kind: 'direct' as const } },
    ...{ sender: { id: event.from }, at: event.at },
    ...rest,
  };
  return { message, media };
}

type Said = Pick<IncomingMessage, 'id' | 'text' | 'press'> & { media?: RemoteMedia[] };

function saidTo(event: AppEvent): Said | undefined {
  switch (event.kind) {
    case 'text':
      return { id: event.id, text: event.text };
    case 'media':
      return { id: event.id, media: [{ kind: event.media, mediaId: event.mediaId }] };
    case 'location':
      return { id: event.id, text: event.label || `${event.latitude},${event.longitude}` };
    case 'link':
      return { id: event.id, text: [event.title, event.url].filter((line) => line !== '').join('\n') };
    case 'cardClick': {
      const parts = [event.taskId, event.from, event.at.getTime() / 1000, event.button];
      return { id: bounded(`card:${parts.join(':')}`), press: { messageId: event.taskId, button: event.button } };
    }
    default:
      return undefined;
  }
}

/**
 * What somebody wrote or pressed where the AI bot is; nothing for other callbacks. A group's message came because it
 * addresses the bot, whose name at its beginning is left out.
 */
export function botMessage(message: BotMessage): Arrived | undefined {
  if (message.kind !== 'message' && message.kind !== 'cardClick') return undefined;
  const isGroup = message.chat.kind === 'group';
  const common = {
    ...{ channel: channelName, account: accounts.bot, id: message.id, chat: message.chat },
    ...{ sender: { id: message.from }, at: message.at },
    ...(isGroup && { mentionsBot: true }),
  };
  if (message.kind === 'cardClick') {
    return { message: { ...common, press: { messageId: message.taskId, button: message.button } }, media: [] };
  }
  const { text, quote, files } = message;
  const words = isGroup ? text?.replace(/^\s*@\S+\s*/, '') : text;
  return { message: { ...common, ...(words !== undefined && { text: words }), ...(quote && { quote }) }, media: files };
}

/** Ids are short in the inbox; a key of ours may be a kilobyte. */
function bounded(id: string): string {
  return id.length <= MAX_ID_LENGTH ? id : `card:${digestOf(id)}`;
}
