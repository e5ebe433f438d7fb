import { z } from 'zod';
import type { Tx } from '../../platform/db.ts';
import { type Feed, type FeedName, feedNames, isPlaced, type Place } from './feed.ts';
import { type Forecast, forecastShape } from './hour.ts';

/** How the looks at a source went. */
export interface SourceState {
  feed: FeedName;
  triedAt: Date;
  okAt: Date | null;
  /** in a row */
  failures: number;
  error: string | null;
  alarmedAt: Date | null;
  nextAt: Date;
}

const feedName = z.enum(feedNames);
const columns = { source: true, triedAt: true, okAt: true, failures: true, error: true, alarmedAt: true, nextAt: true };

const stateOf = ({ source, ...row }: Omit<SourceState, 'feed'> & { source: string }): SourceState => ({
  ...row,
  feed: feedName.parse(source),
});

/** Where every community is that has a place at all. */
async function placesOf(tx: Tx): Promise<(Place & { id: string })[]> {
  const where = { OR: [{ lat: { not: null }, lon: { not: null } }, { adcode: { not: null } }] };
  const select = { id: true, lat: true, lon: true, adcode: true };
  return tx.community.findMany({ where, select, orderBy: { id: 'asc' } });
}

export interface Due {
  communityId: string;
  place: Place;
  feed: Feed;
  /** when it was looked at last, or is to be looked at next; undefined: never yet */
  nextAt: Date | undefined;
}

/** All that is looked at, with its next moment. */
export async function listLooks(tx: Tx, feeds: readonly Feed[]): Promise<Due[]> {
  if (feeds.length === 0) return [];
  const rows = await tx.weatherSource.findMany({ select: { communityId: true, source: true, nextAt: true } });
  const nextOf = new Map(rows.map(({ communityId, source, nextAt }) => [`${communityId} ${source}`, nextAt]));
  return (await placesOf(tx)).flatMap(({ id, ...place }) =>
    feeds
      .filter((feed) => isPlaced(feed, place))
      .map((feed) => ({ communityId: id, place, feed, nextAt: nextOf.get(`${id} ${feed.name}`) })),
  );
}

/** Forgets the feeds that are asked no more, so that nobody is told of their age. */
export async function forgetOtherFeeds(tx: Tx, feeds: readonly Feed[]): Promise<void> {
  await tx.weatherSource.deleteMany({ where: { source: { notIn: feeds.map(({ name }) => name) } } });
}

/**
 * Takes a look on for this process until `until`, if it is due and nobody else did.
 * @returns how the looks before it went; undefined where it is not ours
 */
export async function claimLook(
  tx: Tx,
  { communityId, feed }: { communityId: string; feed: FeedName },
  now: Date,
  until: Date,
): Promise<SourceState | undefined> {
  const claimed = await tx.$queryRaw<{ source: string }[]>`
    insert into weather_source (community_id, source, tried_at, next_at)
    values (${communityId}, ${feed}, ${now}, ${until})
    on conflict (community_id, source) do update set tried_at = excluded.tried_at, next_at = excluded.next_at
      where weather_source.next_at <= ${now}
    returning source`;
  return claimed.length > 0 ? readSource(tx, communityId, feed) : undefined;
}

/** @throws where the source was never looked at for the community */
async function readSource(tx: Tx, communityId: string, source: FeedName): Promise<SourceState> {
  const where = { communityId_source: { communityId, source } };
  return stateOf(await tx.weatherSource.findUniqueOrThrow({ where, select: columns }));
}

export async function updateSource(
  tx: Tx,
  { communityId, feed }: { communityId: string; feed: FeedName },
  data: Partial<Omit<SourceState, 'feed'>> & { forecast?: Forecast },
): Promise<void> {
  await tx.weatherSource.update({ where: { communityId_source: { communityId, source: feed } }, data });
}

/** How the looks at each source of a community went. */
export async function sourcesOf(tx: Tx, communityId: string): Promise<SourceState[]> {
  const rows = await tx.weatherSource.findMany({ where: { communityId }, select: columns, orderBy: { source: 'asc' } });
  return rows.map(stateOf);
}

/** The newest forecast that was fetched since then. */
export async function freshForecast(tx: Tx, communityId: string, since: Date): Promise<Forecast | undefined> {
  const rows = await tx.weatherSource.findMany({
    where: { communityId, okAt: { gte: since } },
    select: { forecast: true },
    orderBy: { okAt: 'desc' },
  });
  const found = rows.find(({ forecast }) => forecast !== null);
  return found && forecastShape.parse(found.forecast);
}
