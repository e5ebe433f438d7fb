import type { Prisma } from '../platform/db.ts';
import type { Address, InboundContent } from './contract.ts';

/** A message as it waits to be handled. */
export interface StoredInbound {
  /** Grows with arrival; unique. */
  seq: string;
  /** The platform's id of it. */
  externalId: string;
  sender: { id: string; name?: string };
  sentAt: Date;
  receivedAt: Date;
  dueAt: Date;
  content: InboundContent;
  attempts: number;
}

export interface TurnConversation {
  id: string;
  address: Address;
  kind: 'direct' | 'group';
  title?: string;
  communityId?: string;
  groupId?: string;
  /** Where the talk stands, as the last turn left it; null before the first. */
  state: Prisma.JsonValue;
}

/** What is answered at once: the messages of one person, oldest first, never empty. The conversation is locked. */
export interface Turn {
  conversation: TurnConversation;
  messages: [StoredInbound, ...StoredInbound[]];
}

/** What a message ended in (`InboundMessage.outcome`). */
export type Outcome = 'answered' | 'ticket' | 'recorded' | 'ignored' | 'failed';

export interface TurnResult {
  outcome: Outcome;
  /** The conversation's new state; null forgets it; absent leaves it. */
  state?: Prisma.InputJsonValue | null;
  /** When a talk that this turn leaves half-way is to be asked about; written together with the state. */
  talkDueAt?: Date | null;
}
