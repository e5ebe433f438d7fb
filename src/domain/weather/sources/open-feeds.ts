import type { Clock } from '../../../platform/clock.ts';
import type { WeatherConfig } from '../../../platform/weather-config.ts';
import type { Feed } from '../feed.ts';
import { capFeed } from './cap.ts';
import { openMeteoFeed } from './open-meteo.ts';
import { qweatherFeeds } from './qweather.ts';

/** What is asked for the weather, by the configuration. */
export function openFeeds({ qweather, cap, openMeteo }: WeatherConfig, clock: Clock): Feed[] {
  return [
    ...(qweather ? qweatherFeeds(qweather, clock) : []),
    ...(cap ? [capFeed(cap.feedUrl)] : []),
    ...(openMeteo ? [openMeteoFeed(openMeteo.base, openMeteo.key)] : []),
  ];
}
