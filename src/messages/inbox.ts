import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import { gather } from './gather.ts';
import { lockConversation, markHandled, readUnhandled } from './inbox-store.ts';
import type { Turn, TurnResult } from './turn.ts';

/** However long a burst goes on, its first message is answered after this. */
export const DEFAULT_MAX_GATHER_MS = 10_000;

export interface TakeOptions {
  clock: Clock;
  maxGatherMs?: number;
}

export type Taken =
  | { kind: 'turn'; turn: Turn; hasMore: boolean }
  /** Messages wait, but not one may be answered before `until` (virtual time). */
  | { kind: 'wait'; until: Date }
  | { kind: 'empty' }
  /** Another transaction has the conversation; it, or a later nudge, will see to what waits. */
  | { kind: 'busy' };

/**
 * Locks the conversation and decides its next turn. The lock (FOR NO KEY UPDATE) lasts as long as the transaction, so
 * turns of one conversation never overlap; storing what arrives meanwhile does not wait for it.
 */
export async function takeTurn(
  tx: Tx,
  conversationId: string,
  { clock, maxGatherMs = DEFAULT_MAX_GATHER_MS }: TakeOptions,
): Promise<Taken> {
  const conversation = await lockConversation(tx, conversationId);
  if (!conversation) return { kind: 'busy' };
  // A second statement on purpose: only one begun after the lock sees what the previous turn committed.
  const stored = await readUnhandled(tx, conversationId);
  const waiting = stored.map((message) => ({
    message,
    senderId: message.sender.id,
    receivedAt: message.receivedAt,
    dueAt: message.dueAt,
    attempts: message.attempts,
    isPress: message.content.press !== undefined,
  }));
  const gathered = gather({ waiting, chat: conversation.kind, now: clock.now(), maxGatherMs });
  if (gathered.kind !== 'turn') return gathered;
  const [first, ...rest] = gathered.messages.map(({ message }) => message);
  if (!first) return { kind: 'empty' };
  const hasMore = stored.length > 1 + rest.length;
  return { kind: 'turn', turn: { conversation, messages: [first, ...rest] }, hasMore };
}

/** Locks the conversation of a turn again, as it is now; undefined where somebody else holds it or has handled it. */
export async function retakeTurn(tx: Tx, { conversation, messages }: Turn): Promise<Turn | undefined> {
  const locked = await lockConversation(tx, conversation.id);
  if (!locked) return undefined;
  const unhandled = new Set((await readUnhandled(tx, conversation.id)).map(({ seq }) => seq));
  return messages.every(({ seq }) => unhandled.has(seq)) ? { conversation: locked, messages } : undefined;
}

/** Records what the turn ended in and where the talk stands now, in one round trip. */
export async function finishTurn(tx: Tx, turn: Turn, result: TurnResult, clock: Clock): Promise<void> {
  await markHandled(tx, turn, result, clock.now());
}
