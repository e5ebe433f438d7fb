import type { Clock } from '../../platform/clock.ts';
import type { Hazard, Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { nextStepAt } from './deadlines.ts';
import type { HazardActor } from './events.ts';
import { alarms, notices } from './messages.ts';
import { factsOf, wordsOf } from './speech.ts';
import { insertHazardEvent, lastEventOf, updateHazard } from './store.ts';
import { sayNoMore, tellFinder, tellPatrol, tellUnit } from './tell.ts';

export interface HazardMove {
  hazard: Hazard;
  community: CommunityFacts;
  by: HazardActor;
}

/** Whether it is still there, as far as we know. */
export const isOpenHazard = ({ state }: Pick<Hazard, 'state'>): boolean => state === 'open' || state === 'acknowledged';

/** Somebody of the unit has read the notice: nobody needs to telephone. Said again it changes nothing. */
export async function acknowledgeHazard(tx: Tx, { hazard, community, by }: HazardMove, clock: Clock): Promise<Hazard> {
  if (hazard.state !== 'open') return hazard;
  const at = clock.now();
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'acknowledged', at, actor: by });
  const nextAt = nextStepAt({ ...hazard, state: 'acknowledged' }, false, community, at);
  const isAhead = hazard.dueAt !== null && at < hazard.dueAt;
  return updateHazard(tx, hazard.id, { state: 'acknowledged', acknowledgedAt: at, ...(isAhead && { nextAt }) });
}

/** The unit's people say that it is cleared, perhaps with a picture: staff are asked to look and confirm (S100). */
export async function claimCleared(
  tx: Tx,
  { media, ...move }: HazardMove & { media: string[] },
  clock: Clock,
): Promise<Hazard> {
  const { community, by } = move;
  const acknowledged = await acknowledgeHazard(tx, move, clock);
  const at = clock.now();
  const before = await lastEventOf(tx, acknowledged.id, 'claimed');
  await insertHazardEvent(tx, { hazardId: acknowledged.id, type: 'claimed', at, actor: by, data: { media } });
  const proof = [...new Set([...acknowledged.proof, ...media])];
  const hazard = await updateHazard(tx, acknowledged.id, { proof });
  const text = wordsOf(community)(
    media.length > 0 ? alarms.proofSent : alarms.proofTold,
    factsOf(hazard, community, at),
  );
  const occasion = `claimed:${proof.length}`;
  if (media.length > 0 || !before)
    await tellPatrol(tx, { hazard, community }, { occasion, text, ...(media.length > 0 && { media }) }, clock);
  return hazard;
}

/** Staff saw that it is gone. The unit's people and a resident who told of it hear so, each alone. */
export async function clearHazard(
  tx: Tx,
  { hazard, community, by, media }: HazardMove & { media: string[] },
  clock: Clock,
): Promise<Hazard> {
  const at = clock.now();
  await sayNoMore(tx, hazard);
  const proof = [...new Set([...hazard.proof, ...media])];
  const end = { state: 'cleared', clearedAt: at, clearedBy: by.id, proof, nextAt: null } as const;
  const cleared = await updateHazard(tx, hazard.id, end);
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'cleared', at, actor: by, data: { media } });
  const words = wordsOf(community);
  const facts = factsOf(cleared, community, at);
  if (hazard.noticedAt)
    await tellUnit(tx, cleared, { occasion: 'cleared', text: words(notices.cleared, facts) }, clock);
  await tellFinder(tx, cleared, { occasion: 'finder', text: words(notices.finderCleared, facts) }, clock);
  return cleared;
}

/** It was none. Whoever was told of it hears that there is nothing to do. */
export async function withdrawHazard(tx: Tx, { hazard, community, by }: HazardMove, clock: Clock): Promise<Hazard> {
  const at = clock.now();
  const unsaid = await sayNoMore(tx, hazard);
  const withdrawn = await updateHazard(tx, hazard.id, { state: 'withdrawn', nextAt: null });
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'withdrawn', at, actor: by });
  const text = wordsOf(community)(notices.withdrawn, factsOf(withdrawn, community, at));
  if (hazard.noticedAt && unsaid === 0) await tellUnit(tx, withdrawn, { occasion: 'withdrawn', text }, clock);
  return withdrawn;
}
