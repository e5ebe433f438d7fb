import { Prisma, type Tx } from '../../platform/db.ts';
import type { UnitFacts } from './unit.ts';

const columns = { id: true, kind: true, building: true, entrance: true, room: true } satisfies Prisma.UnitSelect;

/** @returns units of a community with this building and room (either may be left open), at most 50. */
export function unitsWith(
  tx: Tx,
  communityId: string,
  { building, room }: { building?: string; room?: string },
): Promise<UnitFacts[]> {
  return tx.unit.findMany({
    where: { communityId, ...(building && { building }), ...(room && { room }) },
    select: columns,
    orderBy: [{ building: 'asc' }, { entrance: 'asc' }, { room: 'asc' }],
    take: 50,
  });
}

/** A resident with this phone in a unit with this building and room, and the entrance of that unit. */
export interface RegisterHit {
  residentId: string;
  entrance: string;
}

/** Both facts in one statement, so that the work is the same whichever of them is wrong. Owners come first. */
export function registerHits(
  tx: Tx,
  communityId: string,
  facts: { building: string; room: string; phone: string },
): Promise<RegisterHit[]> {
  return tx.$queryRaw<RegisterHit[]>(Prisma.sql`
    select r.id as "residentId", u.entrance
    from resident r
    join resident_unit ru on ru.resident_id = r.id
    join unit u on u.id = ru.unit_id
    where r.community_id = ${communityId} and r.phone = ${facts.phone}
      and u.building = ${facts.building} and u.room = ${facts.room}
    order by ru.role, r.name, r.id`);
}
