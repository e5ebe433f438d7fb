import { type Hazard, type HazardType, Prisma, type Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';
import type { HazardEventInput, HazardEventType } from './events.ts';

/** A hazard that is still there, as those need it who warn of weather. */
export interface OpenHazard {
  id: string;
  number: number;
  /** null: in what belongs to all */
  unitId: string | null;
  place: string;
  type: HazardType;
  /** 1 slight, 2 middling, 3 severe */
  severity: number;
  note: string;
}

/** What is not cleared yet in a community, the most severe first, then the oldest. */
export async function openHazardsOf(tx: Tx, communityId: string): Promise<OpenHazard[]> {
  return tx.hazard.findMany({
    where: { communityId, state: { in: ['open', 'acknowledged'] } },
    select: { id: true, number: true, unitId: true, place: true, type: true, severity: true, note: true },
    orderBy: [{ severity: 'desc' }, { number: 'asc' }],
  });
}

/**
 * The direct chats of those who live in or own a unit, one for each person: the one in which he wrote last. Nobody who has
 * moved out or died.
 */
export async function chatsOfUnit(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    select distinct on (r.id) c.id
    from resident_unit ru join resident r on r.id = ru.resident_id
    join chat_identity i on i.resident_id = r.id
    join conversation c on c.channel = i.channel and c.chat = i.external_id and i.account in (c.account, ${anyAccount})
    where ru.unit_id = ${unitId}::uuid and c.kind = 'direct' and r.moved_out_on is null and r.deceased_on is null
    order by r.id,
      (select max(m.seq) from inbound_message m where m.conversation_id = c.id) desc nulls last, c.channel, c.account, c.id`);
  return rows.map(({ id }) => id);
}

/** What is stored when a hazard is first told of; the rest follows from it. */
export type NewHazard = Pick<
  Hazard,
  'communityId' | 'unitId' | 'place' | 'type' | 'severity' | 'note' | 'media' | 'foundBy' | 'foundAt'
> & { position?: string; foundByName?: string };

/** Stores a hazard under the community's next number, which it shares with tickets. */
export async function insertHazard(tx: Tx, hazard: NewHazard): Promise<Hazard> {
  const { nextNumber } = await tx.community.update({
    where: { id: hazard.communityId },
    data: { nextNumber: { increment: 1 } },
    select: { nextNumber: true },
  });
  return tx.hazard.create({ data: { ...hazard, number: nextNumber - 1 } });
}

export async function insertHazardEvent(tx: Tx, { actor, ...event }: HazardEventInput): Promise<void> {
  await tx.hazardEvent.create({
    data: { ...event, actor: actor.id, ...(actor.name !== undefined && { actorName: actor.name }) },
  });
}

export function hazardByNumber(tx: Tx, communityId: string, number: number): Promise<Hazard | null> {
  return tx.hazard.findUnique({ where: { communityId_number: { communityId, number } } });
}

/** The hazard, locked until the transaction ends. @throws where there is none of that id */
export async function lockHazard(tx: Tx, id: string): Promise<Hazard> {
  await tx.$queryRaw`select id from hazard where id = ${id}::uuid for no key update`;
  return tx.hazard.findUniqueOrThrow({ where: { id } });
}

export function updateHazard(tx: Tx, id: string, data: Prisma.HazardUncheckedUpdateInput): Promise<Hazard> {
  return tx.hazard.update({ where: { id }, data });
}

/** Another word on what is on record already: a hazard of the same unit and kind that is not cleared. */
export function sameHazardOf(tx: Tx, unitId: string, type: HazardType): Promise<Hazard | null> {
  return tx.hazard.findFirst({ where: { unitId, type, state: { in: ['open', 'acknowledged'] } } });
}

/** What is not cleared in a community, the most severe first, then what is due first. */
export function listOpenHazards(tx: Tx, communityId: string): Promise<Hazard[]> {
  return tx.hazard.findMany({
    where: { communityId, state: { in: ['open', 'acknowledged'] } },
    orderBy: [{ severity: 'desc' }, { dueAt: { sort: 'asc', nulls: 'last' } }, { number: 'asc' }],
    take: 200,
  });
}

/** What is not cleared at some homes, of which their people were told; the newest first. */
export function hazardsOfUnits(tx: Tx, unitIds: readonly string[]): Promise<Hazard[]> {
  return tx.hazard.findMany({
    where: { unitId: { in: [...unitIds] }, state: { in: ['open', 'acknowledged'] }, noticedAt: { not: null } },
    orderBy: { number: 'desc' },
  });
}

/** Pictures may follow what was said by this much. */
const photoMinutes = 10;
/** More than happens to all hazards in that time. */
const latestEvents = 500;

/** What somebody last did with a hazard that pictures may still follow: he found one, or was asked for proof or receipt. */
export async function awaitsPhoto(
  tx: Tx,
  actor: string,
  now: Date,
): Promise<{ hazardId: string; type: 'found' | 'proof-asked' | 'receipt-asked'; at: Date } | undefined> {
  const since = new Date(now.getTime() - photoMinutes * 60_000);
  const [last] = await tx.$queryRaw<{ hazardId: string; type: HazardEventType; at: Date }[]>`
    select hazard_id as "hazardId", type, at
    from (select * from hazard_event order by seq desc limit ${latestEvents}) latest
    where actor = ${actor} and at >= ${since} order by seq desc limit 1`;
  const type = last?.type === 'added' ? 'found' : last?.type;
  if (!last || (type !== 'found' && type !== 'proof-asked' && type !== 'receipt-asked')) return undefined;
  return { ...last, type };
}

export interface HazardEventRow {
  type: string;
  at: Date;
  actor: string;
  actorName: string | null;
  data: Prisma.JsonValue;
}

/** The history of a hazard, oldest first. */
export function eventsOfHazard(tx: Tx, hazardId: string): Promise<HazardEventRow[]> {
  return tx.hazardEvent.findMany({
    where: { hazardId },
    select: { type: true, at: true, actor: true, actorName: true, data: true },
    orderBy: { seq: 'asc' },
  });
}

/** The last event of a kind; null where there was none. */
export function lastEventOf(tx: Tx, hazardId: string, type: HazardEventType) {
  return tx.hazardEvent.findFirst({ where: { hazardId, type }, orderBy: { seq: 'desc' } });
}

/** When the next step of any hazard falls due; undefined where nothing is waited for. */
export async function nextHazardAt(tx: Tx): Promise<Date | undefined> {
  const row = await tx.hazard.findFirst({
    where: { nextAt: { not: null } },
    orderBy: { nextAt: 'asc' },
    select: { nextAt: true },
  });
  return row?.nextAt ?? undefined;
}

/** The hazard whose step is due first, locked; one that another process has in hand, and those that failed, are left. */
export async function claimDueHazard(tx: Tx, now: Date, failed: readonly string[]): Promise<Hazard | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id from hazard where next_at <= ${now} and not id = any(${[...failed]}::uuid[])
    order by next_at limit 1 for no key update skip locked`;
  return row && tx.hazard.findUniqueOrThrow({ where: { id: row.id } });
}

/** Whom to telephone about a unit: its owner before its tenant, those who live there before whoever moved out. */
export async function personToCall(
  tx: Tx,
  unitId: string,
): Promise<{ id: string; name: string; phone: string | null } | undefined> {
  const row = await tx.residentUnit.findFirst({
    where: { unitId, resident: { movedOutOn: null, deceasedOn: null } },
    orderBy: [{ resident: { phone: { sort: 'asc', nulls: 'last' } } }, { role: 'asc' }],
    select: { resident: { select: { id: true, name: true, phone: true } } },
  });
  return row?.resident;
}

/** The direct chats of one resident, the one in which he wrote last first. */
export async function chatsOfResident(tx: Tx, residentId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id
    from chat_identity i
    join conversation c on c.channel = i.channel and c.chat = i.external_id and i.account in (c.account, ${anyAccount})
    where i.resident_id = ${residentId}::uuid and c.kind = 'direct'
    order by (select max(m.seq) from inbound_message m where m.conversation_id = c.id) desc nulls last, c.id`;
  return rows.map(({ id }) => id);
}
