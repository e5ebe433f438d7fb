import type { OutgoingContent } from './contract.ts';

/** Something to be said in a conversation. */
export interface Outgoing {
  conversationId: string;
  /** Said once whatever happens: a second message with the same key changes nothing. At most 200 characters. */
  key: string;
  content: OutgoingContent;
  ticketId?: string;
  /** Joins the conversation's line at this moment (virtual time), and lets what is due earlier pass. */
  notBefore?: Date;
}

/** Which queued messages to take back. Several conditions: all must hold. */
export interface CancelFilter {
  keyPrefix?: string;
  keys?: readonly string[];
  ticketId?: string;
  conversationId?: string;
}

/** A message of ours that reached a channel. */
export interface SentMessage {
  id: string;
  key: string;
  ticketId?: string;
  content: OutgoingContent;
}
