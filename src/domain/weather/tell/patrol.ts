import type { Button } from '../../../messages/contract.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import { tellStaff, tellTeams, type Word } from '../../dispatch/tell.ts';
import { whatOf, wordsOf } from '../../hazards/speech.ts';
import type { OpenHazard } from '../../hazards/store.ts';
import { onDuty } from '../../roster/on-duty.ts';
import { routeTeam } from '../../roster/route-team.ts';
import { activeManagers } from '../../roster/store.ts';
import type { Facts } from '../event.ts';
import { alarms } from '../messages.ts';
import { sayBuilding } from '../patrol-round.ts';
import { buildingsOf } from '../places-store.ts';
import { type Round, roundKey } from './telling.ts';
import type { ToldUnits } from './units.ts';
import { sayTitle } from './words.ts';

const MOST_LISTED = 20;

/**
 * Calls those on duty to look at the balconies of every building, one tick for each, open hazards first (S98). A higher
 * level calls again for all of them. Managers read it, too, from the level on that wakes people.
 * @returns the round, to be kept with the event
 */
export async function callPatrol(round: Round, units: ToldUnits): Promise<Facts['patrol']> {
  const { tx, event, community, deps, now } = round;
  const say = wordsOf(community);
  const buildings = await buildingsOf(tx, community.id);
  const again = event.facts.patrol !== undefined && event.facts.patrol.level < event.level;
  const [first = ''] = buildings;
  const isSevere = event.level >= community.policy.weather.wakeFrom;
  const lines = [
    say(again ? alarms.patrolAgain : alarms.patrol, {
      title: sayTitle(event, community, now),
      example: sayBuilding(first),
    }),
    ...(isSevere ? [say(alarms.cordon, {})] : []),
    ...listHazards(community, units),
  ];
  const buttons = buildings.map(
    (building): Button => ({
      id: patrolButton(event.id, building),
      label: sayBuilding(building),
    }),
  );
  const word = { key: `${roundKey(event)}patrol`, text: lines.join('\n'), buttons };
  const groups = await tellPatrolTeam(tx, community, word, deps.clock);
  const managers = await activeManagers(tx, community.id);
  if (groups.length === 0 || isSevere) {
    const text = groups.length === 0 ? `${word.text}\n${say(alarms.noPatrolTeam, {})}` : word.text;
    const ids = managers.map(({ id }) => id);
    const told = await tellStaff(tx, ids, undefined, { key: `${word.key}:managers`, text }, deps.clock);
    if (told.length + groups.length === 0) {
      deps.log.error({ communityId: community.id }, 'nobody could be called to look at the balconies');
    }
  }
  return { level: event.level, buildings: buildings.map((building) => ({ building })) };
}

/** A button holds the event and the building, so that an old one is known as such. */
const patrolButton = (eventId: string, building: string): string => `patrol:${eventId}:${building}`;

/** Tells the team that sees to what may fall, calling those on duty; them alone where it has no group. @returns whom */
export async function tellPatrolTeam(tx: Tx, community: CommunityFacts, word: Word, clock: Clock): Promise<string[]> {
  const { team } = await routeTeam(tx, community, { kind: 'emergency', category: 'falling_object' });
  const duty = await onDuty(tx, { teamId: team.id, at: clock.now(), zone: community.zone });
  const ids = duty.map(({ id }) => id);
  const groups = await tellTeams(tx, [team.id], ids, undefined, word, clock);
  return groups.length > 0 ? groups : tellStaff(tx, ids, undefined, word, clock);
}

function listHazards(community: CommunityFacts, { hazards, unreached }: ToldUnits): string[] {
  if (hazards.length === 0) return [];
  const say = wordsOf(community);
  const line = ({ place, type, number, unitId }: OpenHazard) =>
    say(alarms.hazardLine, {
      place,
      what: whatOf({ type, position: null }),
      number,
      reach: unitId && unreached.has(unitId) ? say(alarms.notReached, {}) : '',
    });
  const list = hazards.slice(0, MOST_LISTED).map(line).join('\n');
  const left = hazards.length - MOST_LISTED;
  return [say(alarms.hazards, { list }), ...(left > 0 ? [say(alarms.moreHazards, { count: left })] : [])];
}
