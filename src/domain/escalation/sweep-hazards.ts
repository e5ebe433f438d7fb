import type { Clock } from '../../platform/clock.ts';
import { type Db, type Hazard, type Tx, transaction } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { loadCommunity } from '../communities/store.ts';
import { nextStepAt, severe, stepAt, tellAt } from '../hazards/deadlines.ts';
import { systemActor } from '../hazards/events.ts';
import { alarms, notices, stateLabels } from '../hazards/messages.ts';
import { type Files, issueNotice } from '../hazards/notice/issue-notice.ts';
import { factsOf, wordsOf } from '../hazards/speech.ts';
import { claimDueHazard, insertHazardEvent, lastEventOf, updateHazard } from '../hazards/store.ts';
import { noticeButtons, tellManagers, tellPatrol, tellUnit } from '../hazards/tell.ts';
import { openHazardCall } from './hazard-calls.ts';

const RETRY_AFTER_MS = 60_000;

export interface HazardSweepDeps {
  db: Db;
  clock: Clock;
  log: Log;
  files: Files;
}

/**
 * Does what has fallen due of all hazards: reminders, calls, looks, notices to be written; one transaction for each. One
 * that fails is logged and tried again a minute later, and does not hold up the others.
 * @returns how many steps were taken
 */
export async function sweepHazards({ db, clock, log, files }: HazardSweepDeps): Promise<number> {
  const failed: string[] = [];
  for (let handled = 0; ; handled++) {
    let claimed: string | undefined;
    try {
      claimed = await transaction(db, async (tx) => {
        const hazard = await claimDueHazard(tx, clock.now(), failed);
        claimed = hazard?.id;
        if (hazard) await goOn(tx, { hazard, community: await loadCommunity(tx, hazard.communityId) }, files, clock);
        return hazard?.id;
      });
      if (!claimed) return handled;
    } catch (error) {
      if (!claimed) throw error;
      log.error({ err: error, hazardId: claimed }, 'a step of a hazard could not be taken');
      failed.push(claimed);
      await updateHazard(db, claimed, { nextAt: new Date(clock.now().getTime() + RETRY_AFTER_MS) });
    }
  }
}

interface DueHazard {
  hazard: Hazard;
  community: CommunityFacts;
}

async function goOn(tx: Tx, due: DueHazard, files: Files, clock: Clock): Promise<void> {
  const { hazard, community } = due;
  const now = clock.now();
  const asked = await lastEventOf(tx, hazard.id, 'notice-asked');
  const issued = await lastEventOf(tx, hazard.id, 'notice-issued');
  if (asked && (!issued || issued.seq < asked.seq)) {
    const by = { id: asked.actor, ...(asked.actorName && { name: asked.actorName }) };
    const { deadline } = await issueNotice(tx, { hazard, community, by }, files, clock);
    return sleep(tx, { community, hazard: { ...hazard, dueAt: deadline } }, now);
  }
  const step = stepAt(hazard, now);
  if (step === 'look') return look(tx, due, clock);
  const awake = tellAt(now, hazard.severity, community);
  if (awake > now) {
    await updateHazard(tx, hazard.id, { nextAt: awake });
    return;
  }
  if (step === 'call') await openHazardCall(tx, due, clock);
  else await remind(tx, due, clock);
  const reminders = hazard.reminders + (step === 'remind' ? 1 : 0);
  await sleep(tx, { community, hazard: { ...hazard, reminders } }, now);
}

async function sleep(tx: Tx, { hazard, community }: DueHazard, now: Date): Promise<void> {
  const called = (await lastEventOf(tx, hazard.id, 'chased')) !== null;
  const nextAt = hazard.unitId ? nextStepAt(hazard, called, community, now) : hazard.dueAt;
  await updateHazard(tx, hazard.id, { nextAt, reminders: hazard.reminders });
}

async function remind(tx: Tx, { hazard, community }: DueHazard, clock: Clock): Promise<void> {
  const at = clock.now();
  const words = wordsOf(community);
  const text = words(notices.reminder, { ...factsOf(hazard, community, at), who: words(notices.office, {}) });
  await tellUnit(tx, hazard, { occasion: 'reminder', text, buttons: noticeButtons(hazard, community) }, clock);
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'reminded', at, actor: systemActor });
}

/** The time is over: those on duty go and look; what was looked at before, or is severe, the managers hear of, too. */
async function look(tx: Tx, { hazard, community }: DueHazard, clock: Clock): Promise<void> {
  const at = clock.now();
  const words = wordsOf(community);
  const facts = factsOf(hazard, community, at);
  const looked = await lastEventOf(tx, hazard.id, 'looked');
  const media = hazard.media.length > 0 && { media: hazard.media };
  const occasion = `look:${at.getTime()}`;
  const text = words(alarms.look, { ...facts, standing: stateLabels[hazard.state] });
  await tellPatrol(tx, { hazard, community }, { occasion, text, ...media }, clock);
  if (looked || hazard.severity >= severe) {
    const buttons = hazard.unitId
      ? [{ id: `written-notice:${hazard.number}`, label: words(alarms.writeButton, {}) }]
      : [];
    await tellManagers(
      tx,
      hazard,
      { occasion: `${occasion}:late`, text: words(alarms.stillThere, facts), buttons },
      clock,
    );
  }
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'looked', at, actor: systemActor });
  await updateHazard(tx, hazard.id, { nextAt: nextStepAt(hazard, true, community, at) });
}
