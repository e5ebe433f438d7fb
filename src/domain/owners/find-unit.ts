import type { Tx } from '../../platform/db.ts';
import { chooseUnit, normaliseRoom, type RoomParts, type UnitMatch } from './unit.ts';
import { unitsWith } from './unit-store.ts';

/**
 * The unit of a community that was said. Without building and room nothing is looked up: nobody gets the whole
 * register. `many` (at most 50) where an entrance or a room is still missing.
 */
export async function findUnit(tx: Tx, communityId: string, parts: RoomParts): Promise<UnitMatch> {
  const { building, entrance, room } = normaliseRoom(parts);
  if (!building && !room) return { kind: 'none' };
  const candidates = await unitsWith(tx, communityId, { ...(building && { building }), ...(room && { room }) });
  return chooseUnit(candidates, entrance);
}
