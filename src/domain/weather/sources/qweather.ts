import type { Clock } from '../../../platform/clock.ts';
import type { Feed, Look, Place } from '../feed.ts';
import { ask } from './ask.ts';
import { readQweatherAlerts } from './qweather-alerts.ts';
import { readQweatherHourly } from './qweather-hourly.ts';
import { type QweatherKey, qweatherTokens } from './qweather-token.ts';

export interface QweatherOptions extends QweatherKey {
  /** the account's own address, part of its credential: never logged; without a slash at its end */
  apiBase: string;
}

const HOURS = 24;

/**
 * QWeather (和风天气), version 1: alerts and the hourly forecast at a point. 10 and 60 minutes cost 5,040 requests a month for
 * one community. @throws where the private key is none
 */
export function qweatherFeeds({ apiBase, ...key }: QweatherOptions, clock: Clock): Feed[] {
  const token = qweatherTokens(key, clock);
  // The path takes latitude first, two decimals at most; the other way round it silently answers for another place.
  const at = ({ lat, lon }: Place) => `${(lat ?? 0).toFixed(2)}/${(lon ?? 0).toFixed(2)}`;
  const look = async (path: string, query: Record<string, string>, read: (text: string) => Look): Promise<Look> => {
    const url = new URL(`${apiBase}${path}`);
    for (const [name, value] of Object.entries({ ...query, localTime: 'true', lang: 'zh' })) {
      url.searchParams.set(name, value);
    }
    const answer = await ask(url, { authorization: `Bearer ${token()}` });
    return answer.ok ? read(answer.text) : answer;
  };
  return [
    {
      name: 'qweather-alerts',
      tells: 'alerts',
      everyMinutes: 10,
      needs: 'point',
      look: (place) => look(`/weatheralert/v1/current/${at(place)}`, {}, readQweatherAlerts),
    },
    {
      name: 'qweather-hourly',
      tells: 'forecast',
      everyMinutes: 60,
      needs: 'point',
      look: (place) => look(`/weather/v1/hourly/${at(place)}`, { hours: String(HOURS) }, readQweatherHourly),
    },
  ];
}
