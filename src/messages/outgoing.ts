import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import type { CancelFilter, Outgoing, SentMessage } from './outbound.ts';
import { cancelRows, findSent, insertOutbound, lastWithButtons } from './outbox-store.ts';

export type { CancelFilter, Outgoing, SentMessage } from './outbound.ts';

const MAX_KEY_LENGTH = 200;

/**
 * Puts one message into the outbox, together with the job that delivers it, in the caller's transaction.
 * `fresh` is false where the key was there before. Throws on a message that says nothing and on a key that is too long.
 */
export async function enqueue(tx: Tx, message: Outgoing, clock: Clock): Promise<{ fresh: boolean }> {
  const { fresh } = await enqueueMany(tx, [message], clock);
  return { fresh: fresh === 1 };
}

/** `enqueue` for many, in the order given and in one round trip. `fresh` counts the keys that were new. */
export async function enqueueMany(tx: Tx, messages: readonly Outgoing[], clock: Clock): Promise<{ fresh: number }> {
  for (const { key, content } of messages) {
    if (key === '' || key.length > MAX_KEY_LENGTH) throw new Error(`outbox key of ${key.length} characters`);
    if (content.text.trim() === '' && !content.media?.length) throw new Error(`outbox message ${key} says nothing`);
  }
  return messages.length === 0 ? { fresh: 0 } : { fresh: await insertOutbound(tx, messages, clock.now()) };
}

/**
 * Takes back what was not handed to a channel yet; returns how many. Throws when no condition is given, which would
 * silence everybody.
 */
export async function cancelQueued(tx: Tx, filter: CancelFilter): Promise<number> {
  if (Object.values(filter).every((value) => value === undefined)) throw new Error('cancelQueued without a condition');
  return await cancelRows(tx, filter);
}

/**
 * Our message that somebody in the conversation quoted or whose button was pressed, by the id that the channel gave it.
 */
export async function findSaid(tx: Tx, conversationId: string, externalId: string): Promise<SentMessage | undefined> {
  return await findSent(tx, conversationId, externalId);
}

/**
 * The last of our 20 latest messages to the person in the conversation that offers buttons, for reading a digit as a press
 * (`digitToButton`) where the channel has no real buttons. What was said to him in another direct chat of the same channel
 * counts, too: he may answer here what came there.
 */
export async function findLastOffer(tx: Tx, conversationId: string): Promise<SentMessage | undefined> {
  return await lastWithButtons(tx, conversationId);
}
