import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { normaliseRoom, unitLabel } from '../owners/unit.ts';
import type { WeatherEvent } from './event.ts';
import { lockEvent, openEvents, updateEvent } from './events-store.ts';

/** “3栋”, “商业街”: a building as people read it. */
export const sayBuilding = (building: string): string => unitLabel({ kind: 'home', building, entrance: '', room: '' });

type Buildings = NonNullable<WeatherEvent['facts']['patrol']>['buildings'];

/** Buildings of a round that nobody has looked at yet. */
export const unseen = (buildings: Buildings): string[] =>
  buildings.filter(({ by }) => by === undefined).map(({ building }) => building);

export type Tick =
  | { ok: true; building: string; left: number }
  | { ok: false; why: 'no-round' }
  | { ok: false; why: 'no-building'; example: string }
  | { ok: false; why: 'before'; building: string; name: string; at: Date };

/**
 * Somebody has looked at the balconies of a building: noted in the round that is under way, of several in each that wants
 * the building.
 * @param building as it was said: “3栋”, “3”
 */
export async function tickBuilding(
  tx: Tx,
  { communityId, building, by }: { communityId: string; building: string; by: string },
  clock: Clock,
): Promise<Tick> {
  const said = normaliseRoom({ building }).building ?? building;
  const rounds = (await openEvents(tx, communityId)).filter(({ facts }) => facts.patrol?.buildings.length);
  if (rounds.length === 0) return { ok: false, why: 'no-round' };
  let seen: Buildings[number] | undefined;
  let left: string[] | undefined;
  for (const { id } of rounds) {
    const event = await lockEvent(tx, id);
    const patrol = event?.facts.patrol;
    const entry = patrol?.buildings.find((one) => one.building === said || sayBuilding(one.building) === building);
    if (!event || !patrol || !entry) continue;
    seen ??= entry;
    if (entry.by !== undefined) continue;
    const done = { ...entry, by, at: clock.now().toISOString() };
    const buildings = patrol.buildings.map((one) => (one === entry ? done : one));
    await updateEvent(tx, id, { facts: { ...event.facts, patrol: { ...patrol, buildings } } });
    left = [...new Set([...(left ?? []), ...unseen(buildings)])];
  }
  if (!seen) {
    const [first] = rounds.flatMap(({ facts }) => facts.patrol?.buildings ?? []);
    return { ok: false, why: 'no-building', example: sayBuilding(first?.building ?? '') };
  }
  const name = sayBuilding(seen.building);
  if (left) return { ok: true, building: name, left: left.length };
  return { ok: false, why: 'before', building: name, name: seen.by ?? '', at: new Date(seen.at ?? clock.now()) };
}
