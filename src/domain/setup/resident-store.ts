import type { Tx } from '../../platform/db.ts';
import type { EstateValues } from './estate.ts';
import { unitKey } from './fields.ts';
import { dateOf, type Write } from './write-store.ts';

type Resident = EstateValues['resident'];

/** Writes residents and their homes; many at a time, for a register has thousands. */
export async function writeResidents(tx: Tx, communityId: string, writes: Write<'resident'>[]): Promise<void> {
  const units = await tx.unit.findMany({
    where: { communityId },
    select: { id: true, building: true, entrance: true, room: true },
  });
  const unitIds = new Map(units.map((unit) => [unitKey(unit), unit.id]));
  const homesOf = (residentId: string, { homes }: Resident) =>
    homes.map(({ unit, role }) => ({ residentId, unitId: unitIds.get(unit) ?? '', role }));

  const fresh = writes.filter(({ before }) => !before).map(({ after }) => after);
  const created = await tx.resident.createManyAndReturn({
    data: fresh.map((resident) => ({ communityId, ...columns(resident) })),
    select: { id: true },
  });
  const homes = created.flatMap(({ id }, i) => (fresh[i] ? homesOf(id, fresh[i]) : []));
  for (const { before, after } of writes) {
    if (!before) continue;
    const id = await residentId(tx, communityId, before);
    await tx.resident.update({ where: { id }, data: columns(after) });
    await tx.residentUnit.deleteMany({ where: { residentId: id } });
    homes.push(...homesOf(id, after));
  }
  await tx.residentUnit.createMany({ data: homes });
}

/** Whom a file no longer names has no home and no chat any more, and is gone where no ticket tells of them. */
export async function removeResident(tx: Tx, communityId: string, resident: Resident): Promise<void> {
  const id = await residentId(tx, communityId, resident);
  await tx.residentUnit.deleteMany({ where: { residentId: id } });
  const unbound = { residentId: null, boundAt: null, boundBy: null };
  await tx.chatIdentity.updateMany({ where: { residentId: id }, data: unbound });
  await tx.resident.deleteMany({ where: { id, tickets: { none: {} } } });
}

const columns = ({ name, phone, birthday }: Resident) => ({ name, phone, birthday: dateOf(birthday) });

/** People without a phone are told apart by a home of theirs. */
async function residentId(tx: Tx, communityId: string, { name, phone, homes }: Resident): Promise<string> {
  const candidates = await tx.resident.findMany({
    where: { communityId, name, phone },
    select: { id: true, units: { select: { unit: true } } },
  });
  const same = candidates.find(
    ({ units }) => phone !== null || !homes[0] || units.some(({ unit }) => unitKey(unit) === homes[0]?.unit),
  );
  if (!same) throw new Error('a resident that was just read is gone');
  return same.id;
}
