import { sayMoment } from '../../messages/moment.ts';
import { enqueue, enqueueMany } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { directChatsOf } from '../dispatch/store.ts';
import { activeManagers } from '../roster/store.ts';
import type { Broadcast } from './broadcast.ts';
import { needsApproval, sendingAt } from './draft.ts';
import { told } from './messages.ts';
import { countRecipients } from './recipients-store.ts';
import { contentOf, sayAudience, wordsOf } from './speech.ts';
import { lockBroadcast, updateBroadcast } from './store.ts';

/** Who does something with a broadcast. */
export interface Actor {
  staffId: string;
  name: string;
}

export type Released =
  | { kind: 'scheduled'; at: Date }
  /** a second manager was asked */
  | { kind: 'approving'; names: string[] }
  /** there is no second manager who has a chat with us */
  | { kind: 'nobody' };

/** 发: what is for a whole community waits for a second manager; anything else is sent after the time to take it back. */
export async function releaseBroadcast(
  tx: Tx,
  broadcast: Broadcast,
  { community, by }: { community: CommunityFacts; by: Actor },
  clock: Clock,
): Promise<Released> {
  const now = clock.now();
  if (await needsApproval(tx, broadcast, community, now)) {
    const names = await askToApprove(tx, broadcast, { community, by }, clock);
    if (names.length === 0) return { kind: 'nobody' };
    await updateBroadcast(tx, broadcast.id, { state: 'approving' });
    return { kind: 'approving', names };
  }
  return { kind: 'scheduled', at: await schedule(tx, broadcast, community, now) };
}

async function schedule(tx: Tx, broadcast: Broadcast, community: CommunityFacts, now: Date): Promise<Date> {
  const sendAt = sendingAt(broadcast, community, now);
  await updateBroadcast(tx, broadcast.id, { state: 'scheduled', sendAt });
  return sendAt;
}

/** Every other manager who has a chat sees what would be sent, and may say yes or no. @returns their names */
async function askToApprove(
  tx: Tx,
  broadcast: Broadcast,
  { community, by }: { community: CommunityFacts; by: Actor },
  clock: Clock,
): Promise<string[]> {
  const now = clock.now();
  const words = wordsOf(community);
  const others = (await activeManagers(tx, community.id)).filter(({ id }) => id !== by.staffId);
  const ids = others.map(({ id }) => id);
  const chats = await directChatsOf(tx, ids);
  const { id, number, audience, corrects } = broadcast;
  const at = sendingAt(broadcast, community, now);
  const about = corrects ? await lockBroadcast(tx, corrects) : undefined;
  const when = sayMoment(at, now, community.zone);
  const people = await countRecipients(tx, id);
  const facts = { name: by.name, number, audience: sayAudience(audience, community), people, when };
  const ask = {
    text: words(told.approve, facts),
    buttons: [
      { id: `notice-agree:${number}`, label: words(told.agree, {}) },
      { id: `notice-refuse:${number}`, label: words(told.refuse, {}) },
    ],
  };
  const content = contentOf(broadcast, community, at, about);
  const messages = chats.flatMap(({ conversationId }) => [
    { conversationId, key: `${toldKey(id, 'preview')}:${conversationId}`, content },
    { conversationId, key: `${toldKey(id, 'approve')}:${conversationId}`, content: ask },
  ]);
  await enqueueMany(tx, messages, clock);
  const reached = new Set(chats.map(({ staffId }) => staffId));
  return others.filter((one) => reached.has(one.id)).map(({ name }) => name);
}

/** A second manager agrees: it is sent after the time to take it back, and its author hears of it. @returns when */
export async function approveBroadcast(
  tx: Tx,
  broadcast: Broadcast,
  { community, by }: { community: CommunityFacts; by: Actor },
  clock: Clock,
): Promise<Date> {
  const now = clock.now();
  await updateBroadcast(tx, broadcast.id, { approvedBy: by.staffId });
  const at = await schedule(tx, broadcast, community, now);
  const words = wordsOf(community);
  const { number } = broadcast;
  const facts = { name: by.name, number, when: sayMoment(at, now, community.zone), undo: words(told.undo, { number }) };
  await tellAuthor(tx, broadcast, 'agreed', words(told.agreed, facts), clock);
  return at;
}

/** A second manager refuses: nothing is sent, and its author hears of it. */
export async function refuseBroadcast(
  tx: Tx,
  broadcast: Broadcast,
  { community, by }: { community: CommunityFacts; by: Actor },
  clock: Clock,
): Promise<void> {
  await updateBroadcast(tx, broadcast.id, { state: 'cancelled' });
  const text = wordsOf(community)(told.refused, { name: by.name, number: broadcast.number });
  await tellAuthor(tx, broadcast, 'refused', text, clock);
}

/** Tells whoever wrote a broadcast, in the chat where he did; of each step once. */
export async function tellAuthor(
  tx: Tx,
  { id, conversationId }: Pick<Broadcast, 'id' | 'conversationId'>,
  step: string,
  text: string,
  clock: Clock,
): Promise<void> {
  await enqueue(tx, { conversationId, key: toldKey(id, step), content: { text } }, clock);
}

const toldKey = (id: string, step: string): string => `broadcast-told:${id}:${step}`;
