import type { Clock } from '../../platform/clock.ts';
import { type Db, type Tx, transaction } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { loadCommunity } from '../communities/store.ts';
import type { Broadcast } from './broadcast.ts';
import { chatKindOf } from './chat-kind-store.ts';
import { told } from './messages.ts';
import { notePushesOf, planMessages } from './plan-store.ts';
import { dropGone } from './recipients-store.ts';
import { tellAuthor } from './release.ts';
import { sayReport } from './report.ts';
import { contentOf, localDate, wordsOf } from './speech.ts';
import { readStandings, type Standing } from './standing-store.ts';
import { nextStep } from './steps.ts';
import { cancelWaiting, claimDue, lockBroadcast, nextSendAt, updateBroadcast } from './store.ts';
import { type CapabilitiesOf, waysTo } from './ways.ts';

const retryAfterMs = 60_000;
/** Thousands of messages are put in line in one piece: all of them or none. */
const timeoutMs = 120_000;

export interface BroadcastSweepDeps {
  db: Db;
  clock: Clock;
  log: Log;
  capabilitiesOf: CapabilitiesOf;
}

/**
 * Sends what is due, and tells authors how far theirs is. One that fails is logged and tried again a minute later, and does
 * not hold up the others.
 */
export async function sweepBroadcasts(deps: BroadcastSweepDeps): Promise<void> {
  const failed: string[] = [];
  while (await sendNext(deps, failed)) {
    // each in a transaction of its own
  }
  for (const standing of await readStandings(deps.db)) {
    if (nextStep(standing)) await transaction(deps.db, (tx) => tellStep(tx, standing, deps.clock));
  }
}

/** @returns whether there was one */
async function sendNext(deps: BroadcastSweepDeps, failed: string[]): Promise<boolean> {
  const { db, clock, log } = deps;
  let claimed: string | undefined;
  try {
    await transaction(
      db,
      async (tx) => {
        const broadcast = await claimDue(tx, clock.now(), failed);
        claimed = broadcast?.id;
        if (broadcast) await send(tx, broadcast, deps);
      },
      { timeoutMs },
    );
  } catch (error) {
    if (!claimed) throw error;
    log.error({ err: error, broadcastId: claimed }, 'a broadcast could not be sent');
    failed.push(claimed);
    await updateBroadcast(db, claimed, { sendAt: new Date(clock.now().getTime() + retryAfterMs) });
  }
  return claimed !== undefined;
}

async function send(tx: Tx, broadcast: Broadcast, { clock, capabilitiesOf }: BroadcastSweepDeps): Promise<void> {
  const now = clock.now();
  const { id, corrects, audience } = broadcast;
  const community = await loadCommunity(tx, broadcast.communityId);
  const about = corrects ? await lockBroadcast(tx, corrects) : undefined;
  // Whoever has not had it yet gets only what holds now.
  if (about) await cancelWaiting(tx, about.id);
  await dropGone(tx, id, localDate(now, community.zone));
  await planMessages(tx, id, {
    content: contentOf(broadcast, community, now, about),
    ways: await waysTo(tx, community.id, capabilitiesOf),
    teamIds: audience.teams.map((team) => team.id),
    now,
  });
  await notePushesOf(tx, id, now);
  await updateBroadcast(tx, id, { state: 'sending', sendAt: now });
}

async function tellStep(tx: Tx, standing: Standing, clock: Clock): Promise<void> {
  const broadcast = await lockBroadcast(tx, standing.id);
  const step = nextStep(standing);
  if (broadcast.state !== 'sending' || !step) return;
  const community = await loadCommunity(tx, broadcast.communityId);
  if (step !== 'done') {
    const done = standing.total - standing.waiting;
    const facts = { number: broadcast.number, percent: step, done, total: standing.total };
    return tellAuthor(tx, broadcast, String(step), wordsOf(community)(told.progress, facts), clock);
  }
  await updateBroadcast(tx, broadcast.id, { state: 'done', doneAt: clock.now() });
  const isGroup = (await chatKindOf(tx, broadcast.conversationId)) === 'group';
  await tellAuthor(tx, broadcast, 'done', await sayReport(tx, broadcast, { community, isGroup }), clock);
}

/** When there is something to do next: a broadcast to send, or, at `now`, an author to be told. */
export async function nextBroadcastAt(tx: Tx, now: Date): Promise<Date | undefined> {
  const at = await nextSendAt(tx);
  if (at && at <= now) return at;
  return (await readStandings(tx)).some(nextStep) ? now : at;
}
