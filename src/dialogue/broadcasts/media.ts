import type { Scene } from '../commands/scene.ts';
import { saidBefore } from './store.ts';

const rightBeforeMs = 3 * 60_000;

/**
 * Pictures and files that belong to a notice: those that came with it, and those that its author sent right before, without
 * a word between. Talk apps send words and pictures one by one.
 */
export async function mediaOf({ tx, turn, now }: Scene, media: readonly string[]): Promise<string[]> {
  const [{ sender, seq }] = turn.messages;
  const since = new Date(now.getTime() - rightBeforeMs);
  const before: string[][] = [];
  for (const said of await saidBefore(tx, {
    conversationId: turn.conversation.id,
    senderId: sender.id,
    seq,
    since,
  })) {
    if (said.text?.trim() || said.press) break;
    before.unshift(said.media ?? []);
  }
  return [...before.flat(), ...media];
}
