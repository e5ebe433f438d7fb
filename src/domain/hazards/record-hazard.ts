import type { Clock } from '../../platform/clock.ts';
import type { Hazard, Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { dueFrom, nextStepAt, severe, tellAt } from './deadlines.ts';
import { type HazardActor, systemActor } from './events.ts';
import { alarms, notices } from './messages.ts';
import type { Finding } from './read-finding.ts';
import { factsOf, wordsOf } from './speech.ts';
import { insertHazard, insertHazardEvent, sameHazardOf, updateHazard } from './store.ts';
import { noticeButtons, tellManagers, tellPatrol, tellUnit } from './tell.ts';

export interface Sighting extends Finding {
  community: CommunityFacts;
  /** null: what belongs to all, or a home that nobody could tell yet */
  unitId: string | null;
  place: string;
  media: string[];
  by: HazardActor;
}

export interface Recorded {
  hazard: Hazard;
  /** it was on record already; what is new was added */
  known: boolean;
  /** when the people of the unit are told; null: they cannot be written to, or no unit is known */
  toldAt: Date | null;
  /** the teams that were called */
  teams: string[];
}

/**
 * Puts a hazard on record and tells those who can end it: the people of the unit privately, those on duty where it belongs
 * to all or a resident saw it, the managers where it is severe. Seen again, it gets the pictures and nobody is told twice.
 */
export async function recordHazard(tx: Tx, sighting: Sighting, clock: Clock): Promise<Recorded> {
  const { community, by, unitId, place, media, type, severity, position, note } = sighting;
  const at = clock.now();
  const known = unitId ? await sameHazardOf(tx, unitId, type) : null;
  if (known)
    return {
      hazard: await addToHazard(tx, known, { by, media, note }, clock),
      known: true,
      toldAt: known.noticedAt,
      teams: [],
    };
  const hazard = await insertHazard(tx, {
    ...{ communityId: community.id, unitId, place, type, severity, note, media },
    ...{ foundBy: by.id, foundAt: at },
    ...(position && { position }),
    ...(by.name && { foundByName: by.name }),
  });
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'found', at, actor: by, data: { note, severity, media } });
  return { ...(await spreadWord(tx, hazard, community, clock)), known: false };
}

/** More of the same hazard: words and pictures. A home that was told of it without a picture gets the first one, alone: a chat may take few messages. */
export async function addToHazard(
  tx: Tx,
  hazard: Hazard,
  { by, media, note = '' }: Pick<Sighting, 'by' | 'media'> & { note?: string },
  clock: Clock,
): Promise<Hazard> {
  const data = { note, media };
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'added', at: clock.now(), actor: by, data });
  const isFirst = hazard.media.length === 0 && media.length > 0 && by.id.startsWith('staff:');
  if (isFirst && hazard.noticedAt) {
    await tellUnit(tx, hazard, { occasion: 'photo', text: '', media, notBefore: hazard.noticedAt }, clock);
  }
  return updateHazard(tx, hazard.id, { media: [...new Set([...hazard.media, ...media])] });
}

/** The home that a hazard is at became known: its people are told as if it had been known from the start. */
export async function placeHazard(
  tx: Tx,
  hazard: Hazard,
  { community, unitId, place, by }: Pick<Sighting, 'community' | 'place' | 'by'> & { unitId: string },
  clock: Clock,
): Promise<Omit<Recorded, 'known'>> {
  const placed = await updateHazard(tx, hazard.id, { unitId, place });
  const data = { from: hazard.place, to: place };
  await insertHazardEvent(tx, { hazardId: hazard.id, type: 'placed', at: clock.now(), actor: by, data });
  return spreadWord(tx, placed, community, clock);
}

async function spreadWord(
  tx: Tx,
  found: Hazard,
  community: CommunityFacts,
  clock: Clock,
): Promise<Omit<Recorded, 'known'>> {
  const now = clock.now();
  const at = tellAt(now, found.severity, community);
  const due = { ...found, dueAt: dueFrom(at, found.severity, community) };
  const words = wordsOf(community);
  const isResidents = found.foundBy.startsWith('resident:');
  const buttons = noticeButtons(due, community);
  const who = words(notices.office, {});
  // A picture that a neighbour took shows where it was taken from.
  const media = isResidents ? [] : due.media;
  const text = words(notices.notice, { ...factsOf(due, community, now), who });
  const notice = { occasion: 'notice', text, buttons, notBefore: at, ...(media.length > 0 && { media }) };
  const told = found.unitId ? await tellUnit(tx, due, notice, clock) : 0;
  const noticedAt = told > 0 ? at : null;
  const course = { ...due, noticedAt };
  const nextAt = found.unitId ? nextStepAt(course, false, community, now) : due.dueAt;
  const hazard = await updateHazard(tx, found.id, { dueAt: due.dueAt, noticedAt, nextAt });
  if (told > 0) {
    const event = { hazardId: hazard.id, type: 'noticed', at: now, actor: systemActor } as const;
    await insertHazardEvent(tx, { ...event, data: { chats: told } });
  }
  return { hazard, toldAt: noticedAt, teams: await tellOurs(tx, { hazard, community, isResidents }, clock) };
}

async function tellOurs(
  tx: Tx,
  { hazard, community, isResidents }: { hazard: Hazard; community: CommunityFacts; isResidents: boolean },
  clock: Clock,
): Promise<string[]> {
  const words = wordsOf(community);
  const facts = factsOf(hazard, community, clock.now());
  const media = hazard.media.length > 0 && { media: hazard.media };
  if (hazard.unitId && hazard.severity >= severe) {
    const buttons = [{ id: `written-notice:${hazard.number}`, label: words(alarms.writeButton, {}) }];
    const word = { occasion: 'severe', text: words(alarms.severe, facts), buttons, ...media };
    await tellManagers(tx, hazard, word, clock);
  }
  if (hazard.unitId && !isResidents) return [];
  const text = words(hazard.unitId ? alarms.fromResident : alarms.ownerless, facts);
  return tellPatrol(tx, { hazard, community }, { occasion: 'found', text, ...media }, clock);
}
