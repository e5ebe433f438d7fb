/**
 * What a channel and the rest of Guanjia say to each other. A channel turns its platform's wire into
 * `IncomingMessage` and an `OutgoingContent` into its platform's wire; it knows nothing of tickets.
 */

/** One chat on one of our accounts on one channel. */
export interface Address {
  channel: string;
  account: string;
  chat: string;
}

export type MediaKind = 'image' | 'voice' | 'video' | 'file';

/** Bytes that came with a message; the channel downloads them before handing the message over. */
export interface IncomingMedia {
  kind: MediaKind;
  mime: string;
  name: string;
  bytes: Buffer;
}

export interface IncomingMessage {
  channel: string;
  account: string;
  /** The platform's id of this message: a second delivery with the same id changes nothing. */
  id: string;
  chat: { id: string; kind: 'direct' | 'group'; title?: string };
  sender: { id: string; name?: string };
  /** When the platform says it was written. */
  at: Date;
  text?: string;
  media?: IncomingMedia[];
  /** The message this one quotes; `messageId` is the platform's id, where it tells one. */
  quote?: { messageId?: string; text?: string };
  /** A button of ours that was pressed. */
  press?: { messageId?: string; button: string };
  /** Whether a group message addresses us. */
  mentionsBot?: boolean;
  /** Kept, but not answered: it is old news, or a person of ours is talking in this chat. */
  silent?: boolean;
}

/** Inbound content as stored (`InboundMessage.content`). */
export interface InboundContent {
  text?: string;
  media?: string[]; // Media ids
  quote?: { messageId?: string; text?: string };
  press?: { messageId?: string; button: string };
  mentionsBot?: boolean;
}

/** `id` says all that is needed when it comes back, even after a restart: "take:1024". */
export interface Button {
  id: string;
  label: string;
}

/** Somebody to be called in a group: `id` is the person's id on that channel. */
export interface Mention {
  id: string;
  name: string;
}

export interface OutgoingContent {
  text: string;
  buttons?: Button[];
  mentions?: Mention[];
  media?: string[]; // Media ids
  /** Where a chat takes only so many messages, the last of them is kept for what is marked so. */
  matters?: boolean;
  /** A person of ours is to go on with the talk: a channel on which one can take a chat over hands it to him. */
  handOver?: boolean;
}

/** What one chat can carry. Rendering and delivery obey it, so that no feature asks which channel it is on. */
export interface Capabilities {
  /**
   * `native`: pressable; `numbers`: we list them as 1. 2. 3. and read a digit as a press; `words`: left out, since the
   * text says what to write and a digit among many people is no answer.
   */
  buttons: 'native' | 'numbers' | 'words';
  maxButtons: number;
  /** Whether an @ rings the person; otherwise names are written into the text. */
  mentions: boolean;
  /** Whether a group member can quote a message so that we learn which. */
  quotes: boolean;
  media: Record<MediaKind, { maxBytes: number } | false>;
  maxTextBytes: number;
  /** After somebody writes, how long and how often we may answer. Absent: no limit. */
  replyWindow?: { hours: number; messages: number };
  /** Whether we may write first. */
  proactive: boolean;
  /**
   * A person of ours sends each message by hand, few of them may be sent, and what is answered there does not reach us: only
   * what matters goes this way, and what it does not take waits in another chat of its person.
   */
  byHand?: boolean;
  /** Whether the platform drops a repeated send with the same key; if not, a send of unknown outcome is left uncertain. */
  idempotentSend: boolean;
}

export type SendResult =
  | { outcome: 'sent'; externalId?: string }
  /** Try again later: the platform is busy, a limit was met, the link is down. */
  | { outcome: 'retry'; reason: string; afterSeconds?: number }
  /** Not yet: its turn has not come, or nobody is there to send it. It keeps its place in line and all its tries. */
  | { outcome: 'later'; reason: string; afterSeconds: number }
  /** The chat takes nothing until its person writes again: kept, and the first thing said when he does. */
  | { outcome: 'closed'; reason: string }
  /** Never: the recipient is gone, the content is forbidden. Becomes a dead letter. */
  | { outcome: 'refused'; reason: string }
  /** The platform may or may not have it. */
  | { outcome: 'uncertain'; reason: string };

/** What else a channel may want to know of a message it sends. */
export interface SendFacts {
  ticketId?: string;
  /** it may have been sent before under the same key */
  repeated: boolean;
}

export interface Channel {
  readonly name: string;
  capabilities(address: Address): Capabilities;
  /** Sends content that `render` has fitted to the capabilities. May throw: counted as `uncertain`. */
  send(address: Address, content: OutgoingContent, key: string, facts: SendFacts): Promise<SendResult>;
}

/** Where channels put what arrived. Resolves once it is stored for good; only then may the platform be answered. */
export type Accept = (message: IncomingMessage) => Promise<{ fresh: boolean; seq: string }>;
