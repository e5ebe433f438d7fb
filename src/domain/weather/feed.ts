import type { Alert } from './alert.ts';
import type { Forecast } from './hour.ts';

/** Where a community is. */
export interface Place {
  lat: number | null;
  lon: number | null;
  /** of its district, six digits */
  adcode: string | null;
}

/**
 * Why a look at a source brought nothing. `refused`: it will not be otherwise until a person sees to it (key, credit,
 * address); `busy`: we ask too often; `down`: it does not answer; `odd`: it answers what nobody can read.
 */
export interface Failure {
  kind: 'refused' | 'busy' | 'down' | 'odd';
  /** in a few plain characters, without address, key or content */
  reason: string;
}

/** What a look at a source brought. That an alert is not there is no sign that it was lifted: sources flicker. */
export type Look = { ok: true; alerts?: Alert[]; forecast?: Forecast } | { ok: false; failure: Failure };

/** One thing that a source can be asked for. */
export interface Feed {
  /** `qweather-alerts`: as it is stored and said to managers */
  name: FeedName;
  tells: 'alerts' | 'forecast';
  everyMinutes: number;
  /** what must be known of a community's place for it */
  needs: 'point' | 'adcode';
  /** @param known identifiers of this feed's alerts that we have already */
  look(place: Place, known: ReadonlySet<string>): Promise<Look>;
}

export const feedNames = ['qweather-alerts', 'qweather-hourly', 'cap', 'open-meteo'] as const;
export type FeedName = (typeof feedNames)[number];

/** What each feed is worth nothing without, as a column of the community's place. */
export const isPlaced = ({ needs }: Pick<Feed, 'needs'>, { lat, lon, adcode }: Place): boolean =>
  needs === 'adcode' ? adcode !== null : lat !== null && lon !== null;
