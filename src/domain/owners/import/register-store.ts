import { Prisma, type ResidentRole, type Tx, type UnitKind } from '../../../platform/db.ts';
import { keyOfUnit, type UnitKey } from './entry.ts';
import type { Facts, PersonChange, Plan, Registered } from './plan.ts';

const pageSize = 5_000;
const batchSize = 500;

/** Of several imports of one community the others wait here until the first is done. */
export async function lockRegister(tx: Tx, communityId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`register:${communityId}`}, 0))`;
}

/** The time zone of a community; undefined where there is none of that id. */
export async function zoneOf(tx: Tx, communityId: string): Promise<string | undefined> {
  return (await tx.community.findUnique({ where: { id: communityId }, select: { zone: true } }))?.zone;
}

export async function readUnits(tx: Tx, communityId: string): Promise<Map<string, UnitKind>> {
  const rows = await tx.$queryRaw<(UnitKey & { kind: UnitKind })[]>`
    select building, entrance, room, kind::text as kind from unit where community_id = ${communityId}`;
  return new Map(rows.map(({ kind, ...unit }) => [keyOfUnit(unit), kind]));
}

type ResidentRow = Facts & { id: string; name: string; homes: { unit: UnitKey; role: ResidentRole }[] | null };

/** Everybody in the register of a community, a page at a time. */
export async function* pagesOfResidents(tx: Tx, communityId: string): AsyncGenerator<Registered[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx.$queryRaw<ResidentRow[]>`
      select r.id, r.name, r.phone, r.birthday::text as birthday, r.lunar_month as "lunarMonth",
        r.lunar_day as "lunarDay", r.lunar_leap as "lunarLeap", r.moved_in_on::text as "movedInOn",
        r.moved_out_on::text as "movedOutOn", r.deceased_on::text as "deceasedOn",
        coalesce(r.plates, '{}') as plates, coalesce(r.care_flags, '{}') as "careFlags", r.remark,
        (select json_agg(json_build_object('role', ru.role, 'unit',
            json_build_object('building', u.building, 'entrance', u.entrance, 'room', u.room))
            order by u.building, u.entrance, u.room)
          from resident_unit ru join unit u on u.id = ru.unit_id where ru.resident_id = r.id) as homes
      from resident r where r.community_id = ${communityId} and r.id > ${after}::uuid
      order by r.id limit ${pageSize}`;
    yield rows.map(({ homes, ...row }) => ({
      ...row,
      homes: new Map((homes ?? []).map(({ unit, role }) => [keyOfUnit(unit), role])),
    }));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.id;
  }
}

/** Does what a plan says, a few statements for thousands of rows. */
export async function writePlan(tx: Tx, communityId: string, plan: Plan): Promise<void> {
  for (const units of batches(plan.units)) {
    await tx.$executeRaw`
      insert into unit (community_id, building, entrance, room, kind)
      select ${communityId}, building, entrance, room, kind::unit_kind from ${unitRows(units)}`;
  }
  for (const units of batches(plan.kinds)) {
    await tx.$executeRaw`
      update unit set kind = w.kind::unit_kind from ${unitRows(units)}
      where unit.community_id = ${communityId} and (unit.building, unit.entrance, unit.room)
        = (w.building, w.entrance, w.room)`;
  }
  for (const people of batches(plan.created)) {
    await tx.$executeRaw`
      insert into resident (id, community_id, name, phone, birthday, lunar_month, lunar_day, lunar_leap, moved_in_on,
        moved_out_on, deceased_on, plates, care_flags, remark)
      select id, ${communityId}, name, phone, birthday, "lunarMonth", "lunarDay", "lunarLeap", "movedInOn",
        "movedOutOn", "deceasedOn", plates, "careFlags", remark from ${residentRows(people)}`;
  }
  for (const people of batches(plan.updated)) {
    await tx.$executeRaw`
      update resident set phone = w.phone, birthday = w.birthday, lunar_month = w."lunarMonth",
        lunar_day = w."lunarDay", lunar_leap = w."lunarLeap", moved_in_on = w."movedInOn",
        moved_out_on = w."movedOutOn", deceased_on = w."deceasedOn", plates = w.plates,
        care_flags = w."careFlags", remark = w.remark
      from ${residentRows(people)} where resident.id = w.id`;
  }
  for (const people of batches([...plan.created, ...plan.updated])) await writeHomes(tx, communityId, people);
  const changes = plan.units.length + plan.created.length + plan.updated.length;
  // Until the database counts anew by itself it would plan for the few rows that were there before.
  if (changes >= batchSize) await tx.$executeRaw`analyze unit, resident, resident_unit`;
}

async function writeHomes(tx: Tx, communityId: string, people: readonly PersonChange[]): Promise<void> {
  const ids = people.flatMap(({ before }) => before?.id ?? []);
  const homes = people.flatMap(({ after }) =>
    [...after.homes].map(([unit, role]) => ({ residentId: after.id, unit, role })),
  );
  const rows = Prisma.sql`(
    select w."residentId" as resident_id, u.id as unit_id, w.role::resident_role as role
    from jsonb_to_recordset(${JSON.stringify(homes)}::jsonb) as w("residentId" uuid, unit text, role text)
    join unit u on u.community_id = ${communityId} and u.building || '-' || u.entrance || '-' || u.room = w.unit)`;
  await tx.$executeRaw`
    delete from resident_unit ru where ru.resident_id = any(${ids}::uuid[])
      and not exists (select from ${rows} as w where w.resident_id = ru.resident_id and w.unit_id = ru.unit_id)`;
  await tx.$executeRaw`
    insert into resident_unit (resident_id, unit_id, role) select resident_id, unit_id, role from ${rows} as w
    on conflict (resident_id, unit_id) do update set role = excluded.role`;
}

const unitRows = (units: Plan['units']): Prisma.Sql => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as w(building text, entrance text, room text, kind text)`;

function residentRows(people: readonly PersonChange[]): Prisma.Sql {
  const rows = people.map(({ after: { homes: _, ...facts } }) => facts);
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, name text, phone text,
    birthday date, "lunarMonth" int, "lunarDay" int, "lunarLeap" boolean, "movedInOn" date, "movedOutOn" date,
    "deceasedOn" date, plates text[], "careFlags" text[], remark text)`;
}

function* batches<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += batchSize) yield all.slice(start, start + batchSize);
}
