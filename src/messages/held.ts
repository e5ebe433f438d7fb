import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import { cancelHeld, type Held, joinHeld, lockHeld, moveHeld, requeueHeld } from './held-store.ts';
import { scheduleJob } from './job-store.ts';

/** A chat that was closed takes few messages when it opens again: more than these are said in one. */
const MOST_MESSAGES = 2;

/**
 * Lets out what a closed chat could not take, since its person has just written: it stands in the line before any answer
 * to him. Of more than two messages one is made, in which each keeps its words and pictures, and the last its buttons.
 * @returns how many were waiting
 */
export async function releaseHeld(tx: Tx, conversationId: string, clock: Clock): Promise<number> {
  const held = await lockHeld(tx, conversationId);
  const last = held.at(-1);
  if (!last) return 0;
  if (held.length > MOST_MESSAGES) {
    const joined = { seq: last.seq, content: join(held, last) };
    await joinHeld(tx, held.slice(0, -1), last);
    await requeueHeld(tx, [joined], clock.now());
  } else await requeueHeld(tx, held, clock.now());
  await scheduleJob(tx, 'deliver', conversationId, 0);
  return held.length;
}

function join(held: readonly Held[], last: Held): Held['content'] {
  const media = held.flatMap(({ content }) => content.media ?? []);
  return {
    ...last.content,
    text: held.map(({ content }) => content.text).join('\n\n'),
    ...(media.length > 0 && { media }),
  };
}

/** Lets a held message wait in another chat of its person, where he can be heard. */
export async function waitElsewhere(tx: Tx, id: string, conversationId: string): Promise<void> {
  await moveHeld(tx, id, conversationId);
}

/** Takes back a held message that has found another way. */
export async function dropHeld(tx: Tx, id: string): Promise<void> {
  await cancelHeld(tx, id);
}
