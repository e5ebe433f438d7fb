import type { Button } from '../../messages/contract.ts';
import { cancelQueued, enqueueMany } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Hazard, Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { tellStaff, tellTeams } from '../dispatch/tell.ts';
import { onDuty } from '../roster/on-duty.ts';
import { routeTeam } from '../roster/route-team.ts';
import { activeManagers } from '../roster/store.ts';
import { notices } from './messages.ts';
import { wordsOf } from './speech.ts';
import { chatsOfResident, chatsOfUnit } from './store.ts';

/** Something said about a hazard, and under which name it is said once. */
export interface HazardWord {
  occasion: string;
  text: string;
  buttons?: Button[];
  media?: string[];
  notBefore?: Date;
}

const keyOf = (hazard: Hazard, occasion: string): string => `hazard:${hazard.id}:${occasion}`;

/** Writes to the people of the unit, each alone. @returns to how many */
export async function tellUnit(tx: Tx, hazard: Hazard, word: HazardWord, clock: Clock): Promise<number> {
  const chats = hazard.unitId ? await chatsOfUnit(tx, hazard.unitId) : [];
  const { occasion, notBefore, ...content } = word;
  await enqueueMany(
    tx,
    chats.map((conversationId) => ({
      conversationId,
      key: `${keyOf(hazard, occasion)}:${conversationId}`,
      content: { ...content, matters: true },
      ...(notBefore && { notBefore }),
    })),
    clock,
  );
  return chats.length;
}

/** What the people of the unit may press under what they are told. */
export function noticeButtons(hazard: Hazard, community: CommunityFacts): Button[] {
  const words = wordsOf(community);
  return [
    { id: `hazard-seen:${hazard.number}`, label: words(notices.seen, {}) },
    { id: `hazard-done:${hazard.number}`, label: words(notices.done, {}) },
  ];
}

/** Calls those on duty in the groups of the teams that see to what may fall. @returns the names of the teams */
export async function tellPatrol(
  tx: Tx,
  { hazard, community }: { hazard: Hazard; community: CommunityFacts },
  { occasion, ...word }: HazardWord,
  clock: Clock,
): Promise<string[]> {
  const route = await routeTeam(tx, community, { kind: 'emergency', category: 'falling_object' });
  const both = [route.team, ...route.also];
  // A home is looked at from below; what belongs to all is also mended by ours.
  const teams = hazard.unitId ? both.slice(0, 1) : both;
  for (const { id } of teams) {
    const duty = await onDuty(tx, { teamId: id, at: clock.now(), zone: community.zone });
    const called = duty.map((person) => person.id);
    const said = { ...word, key: keyOf(hazard, `${occasion}:${id}`) };
    const groups = await tellTeams(tx, [id], called, undefined, said, clock);
    if (groups.length === 0) await tellStaff(tx, called, undefined, said, clock);
  }
  return teams.map(({ name }) => name);
}

/** Writes to the managers of the community, each alone. */
export async function tellManagers(tx: Tx, hazard: Hazard, { occasion, ...word }: HazardWord, clock: Clock) {
  const managers = await activeManagers(tx, hazard.communityId);
  const ids = managers.map(({ id }) => id);
  await tellStaff(tx, ids, undefined, { ...word, key: keyOf(hazard, occasion) }, clock);
}

/** Tells the resident who saw it what came of it; staff read it in their groups. */
export async function tellFinder(tx: Tx, hazard: Hazard, { occasion, ...content }: HazardWord, clock: Clock) {
  const [, residentId] = /^resident:(.+)$/.exec(hazard.foundBy) ?? [];
  const [chat] = residentId ? await chatsOfResident(tx, residentId) : [];
  if (!chat) return;
  await enqueueMany(tx, [{ conversationId: chat, key: keyOf(hazard, occasion), content }], clock);
}

/** Takes back what is still waiting to be said about a hazard that has come to its end. */
export const sayNoMore = (tx: Tx, hazard: Hazard): Promise<number> =>
  cancelQueued(tx, { keyPrefix: `hazard:${hazard.id}:` });
