import type { BroadcastState, Prisma, Broadcast as Row, Tx } from '../../platform/db.ts';
import { audienceShape } from './audience.ts';
import type { Broadcast } from './broadcast.ts';

const read = (row: Row): Broadcast => ({ ...row, audience: audienceShape.parse(row.audience) });

export type NewBroadcast = Pick<
  Broadcast,
  'communityId' | 'text' | 'media' | 'audience' | 'state' | 'createdBy' | 'conversationId' | 'createdAt' | 'sendAt'
> & { corrects?: string };

/** Stores a broadcast under the next number of its community. */
export async function insertBroadcast(tx: Tx, broadcast: NewBroadcast): Promise<Broadcast> {
  const { communityId } = broadcast;
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('broadcast'), hashtext(${communityId}))::text`;
  const { _max } = await tx.broadcast.aggregate({ where: { communityId }, _max: { number: true } });
  return read(await tx.broadcast.create({ data: { ...broadcast, number: (_max.number ?? 0) + 1 } }));
}

/** The broadcast of that number, locked until the transaction ends. */
export async function lockByNumber(tx: Tx, communityId: string, number: number): Promise<Broadcast | undefined> {
  await tx.$queryRaw`
    select id from broadcast where community_id = ${communityId} and number = ${number} for no key update`;
  const row = await tx.broadcast.findUnique({ where: { communityId_number: { communityId, number } } });
  return row ? read(row) : undefined;
}

/** The same by id. @throws where there is none */
export async function lockBroadcast(tx: Tx, id: string): Promise<Broadcast> {
  await tx.$queryRaw`select id from broadcast where id = ${id}::uuid for no key update`;
  return read(await tx.broadcast.findUniqueOrThrow({ where: { id } }));
}

export async function updateBroadcast(
  tx: Tx,
  id: string,
  data: Partial<Pick<Broadcast, 'text' | 'media' | 'audience' | 'state' | 'approvedBy' | 'sendAt' | 'doneAt'>>,
): Promise<Broadcast> {
  return read(await tx.broadcast.update({ where: { id }, data: data satisfies Prisma.BroadcastUncheckedUpdateInput }));
}

/** The number of what somebody wrote last in a chat, since then, and that is in one of these states. */
export async function lastNumberOf(
  tx: Tx,
  by: { createdBy: string; conversationId: string },
  states: readonly BroadcastState[],
  since = new Date(0),
): Promise<number | undefined> {
  const where = { ...by, state: { in: [...states] }, createdAt: { gte: since } };
  return (await tx.broadcast.findFirst({ where, select: { number: true }, orderBy: { createdAt: 'desc' } }))?.number;
}

/** A broadcast whose moment has come, locked; one that another process has in hand, and those that failed, are left. */
export async function claimDue(tx: Tx, now: Date, failed: readonly string[]): Promise<Broadcast | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id from broadcast where state = 'scheduled' and send_at <= ${now} and not id = any(${[...failed]}::uuid[])
    order by send_at, number limit 1 for no key update skip locked`;
  return row && read(await tx.broadcast.findUniqueOrThrow({ where: { id: row.id } }));
}

/** When the next broadcast is to be sent. */
export async function nextSendAt(tx: Tx): Promise<Date | undefined> {
  const { _min } = await tx.broadcast.aggregate({ where: { state: 'scheduled' }, _min: { sendAt: true } });
  return _min.sendAt ?? undefined;
}

export interface Place {
  building: string;
  entrance: string;
}

/** Buildings and entrances of a community, as the register has them. */
export async function placesOf(tx: Tx, communityId: string): Promise<Place[]> {
  return tx.unit.findMany({
    where: { communityId },
    select: { building: true, entrance: true },
    distinct: ['building', 'entrance'],
    orderBy: [{ building: 'asc' }, { entrance: 'asc' }],
  });
}

/** What was sent since then and may be read by anybody, the latest first; what was corrected since is left out. */
export async function sentSince(tx: Tx, communityId: string, since: Date): Promise<Broadcast[]> {
  const rows = await tx.broadcast.findMany({
    where: { communityId, state: { in: ['sending', 'done'] }, sendAt: { gte: since } },
    orderBy: [{ sendAt: 'desc' }, { number: 'desc' }],
  });
  const corrected = new Set(rows.map(({ corrects }) => corrects));
  return rows.filter(({ id }) => !corrected.has(id)).map(read);
}

/** Takes back what was not handed to a channel yet, or waits for its person. @returns how many */
export async function cancelWaiting(tx: Tx, broadcastId: string): Promise<number> {
  return await tx.$executeRaw`
    update outbound_message set state = 'cancelled', error = 'withdrawn'
    where state in ('queued', 'held') and starts_with(key, ${`broadcast:${broadcastId}:`})`;
}
