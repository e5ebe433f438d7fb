import { Prisma, type Tx } from '../../platform/db.ts';
import { type Kind, kinds, type Level } from './alert.ts';
import { factsShape, type Origin, origins, type WeatherEvent } from './event.ts';

const columns = {
  id: true,
  communityId: true,
  kind: true,
  origin: true,
  level: true,
  toldLevel: true,
  facts: true,
  startedAt: true,
  onsetAt: true,
  expiresAt: true,
  endedAt: true,
} satisfies Prisma.WeatherEventSelect;

type Row = Prisma.WeatherEventGetPayload<{ select: typeof columns }>;

/** Of several processes, and of a manager and the feeds, one at a time looks after the weather of a community. */
export async function lockWeather(tx: Tx, communityId: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('weather'), hashtext(${communityId}))::text`;
}

/** What goes on in a community, one event of a kind. */
export async function openEvents(tx: Tx, communityId: string): Promise<WeatherEvent[]> {
  const where = { communityId, endedAt: null };
  const rows = await tx.weatherEvent.findMany({ where, select: columns, orderBy: { startedAt: 'asc' } });
  return rows.map(toEvent);
}

/** An event, locked until the transaction ends. */
export async function lockEvent(tx: Tx, id: string): Promise<WeatherEvent | undefined> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from weather_event where id = ${id}::uuid for no key update`;
  if (locked.length === 0) return undefined;
  return toEvent(await tx.weatherEvent.findUniqueOrThrow({ where: { id }, select: columns }));
}

/** What ended since then, the last of each kind. */
export async function lastEnded(tx: Tx, communityId: string, since: Date): Promise<Map<Kind, WeatherEvent>> {
  const where = { communityId, endedAt: { gte: since } };
  const rows = await tx.weatherEvent.findMany({ where, select: columns, orderBy: { endedAt: 'asc' } });
  return new Map(rows.map(toEvent).map((event) => [event.kind, event]));
}

export async function insertEvent(tx: Tx, event: Omit<WeatherEvent, 'id' | 'endedAt'>): Promise<WeatherEvent> {
  return toEvent(await tx.weatherEvent.create({ data: event, select: columns }));
}

export async function updateEvent(
  tx: Tx,
  id: string,
  data: Partial<Omit<WeatherEvent, 'id' | 'communityId' | 'kind' | 'startedAt'>> & { clearToldAt?: Date },
): Promise<WeatherEvent> {
  return toEvent(await tx.weatherEvent.update({ where: { id }, data, select: columns }));
}

/** What a manager entered has no event until it is weighed. */
const unweighed = Prisma.sql`select community_id, fetched_at as at from weather_alert
  where source = 'manual' and ended_at is null and event_id is null`;
const ends = Prisma.sql`select community_id, expires_at as at from weather_event
  where ended_at is null and expires_at is not null`;

/** Communities in which something that goes on is over by now, or was entered by a manager. */
export async function communitiesToWeigh(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct community_id as id from (${ends} union all ${unweighed}) as due where at <= ${now} order by id`;
  return rows.map(({ id }) => id);
}

/** When the next event is over by itself; not after now where a manager has entered one. */
export async function nextWeighing(tx: Tx): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select min(at) as at from (${ends} union all ${unweighed}) as due`;
  return row?.at ?? undefined;
}

/** Has what goes on of a kind weighed anew at once. */
export async function expireEvent(
  tx: Tx,
  { communityId, kind }: Pick<WeatherEvent, 'communityId' | 'kind'>,
  now: Date,
): Promise<void> {
  await tx.weatherEvent.updateMany({ where: { communityId, kind, endedAt: null }, data: { expiresAt: now } });
}

/** Has those weighed again later, because something went wrong. */
export async function postponeWeighing(tx: Tx, communityId: string, now: Date, to: Date): Promise<void> {
  const where = { communityId, endedAt: null };
  await tx.weatherEvent.updateMany({ where: { ...where, expiresAt: { lte: now } }, data: { expiresAt: to } });
  await tx.weatherAlert.updateMany({ where: { ...where, source: 'manual', eventId: null }, data: { fetchedAt: to } });
}

function toEvent({ kind, origin, level, facts, ...row }: Row): WeatherEvent {
  const known = { kind: kinds.find((one) => one === kind), origin: origins.find((one) => one === origin) };
  if (!known.kind || !known.origin) throw new Error(`weather event ${row.id} is of no kind or origin that is known`);
  return {
    ...row,
    kind: known.kind,
    origin: known.origin satisfies Origin,
    level: level as Level,
    facts: factsShape.parse(facts),
  };
}
