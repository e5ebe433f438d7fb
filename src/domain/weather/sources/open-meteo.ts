import { z } from 'zod';
import type { Feed, Look } from '../feed.ts';
import type { Hour } from '../hour.ts';
import { ask, readJson } from './ask.ts';

const attribution = 'Weather data by Open-Meteo.com https://open-meteo.com/';
const HOURS = 24;
const HOUR_MS = 3_600_000;
/** cm of snow that are one mm of water. */
const SNOW_CM_PER_MM = 0.7;

const numbers = z.array(z.number().nullable());
const answer = z
  .object({
    utc_offset_seconds: z.number(),
    hourly: z.object({
      time: z.array(z.string()),
      precipitation: numbers,
      precipitation_probability: numbers.optional(),
      snowfall: numbers,
      weather_code: numbers,
      wind_speed_10m: numbers,
      wind_gusts_10m: numbers,
    }),
  })
  .refine(({ hourly }) => hourly.time.every((text) => !Number.isNaN(Date.parse(`${text}Z`))));

/** The columns that are asked for. */
const wanted = [
  'precipitation',
  'precipitation_probability',
  'snowfall',
  'weather_code',
  'wind_speed_10m',
  'wind_gusts_10m',
];

/**
 * Open-Meteo's hourly forecast; it has no alerts. The free service is for non-commercial use only: a company needs a
 * subscription or a server of its own, which is why its address has no default.
 * @param base without a slash at its end
 * @param apiKey of a subscription
 */
export function openMeteoFeed(base: string, apiKey?: string): Feed {
  return {
    name: 'open-meteo',
    tells: 'forecast',
    everyMinutes: 60,
    needs: 'point',
    async look({ lat, lon }) {
      const url = new URL(`${base}/v1/forecast`);
      const query = {
        latitude: String(lat),
        longitude: String(lon),
        hourly: wanted.join(','),
        wind_speed_unit: 'ms',
        timezone: 'Asia/Shanghai',
        forecast_hours: String(HOURS),
        ...(apiKey !== undefined && { apikey: apiKey }),
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const read = await ask(url);
      return read.ok ? readOpenMeteo(read.text) : read;
    },
  };
}

/** Reads an answer of `/v1/forecast`. A stamp there marks the end of its hour, in local time without an offset. */
export function readOpenMeteo(text: string): Look {
  const read = readJson(text, answer);
  if (!read.ok) return read;
  const { hourly, utc_offset_seconds } = read.value;
  const hours = hourly.time.map((local, index): Hour => {
    const end = Date.parse(`${local}Z`) - utc_offset_seconds * 1_000;
    const code = hourly.weather_code[index] ?? 0;
    const snowMm = (hourly.snowfall[index] ?? 0) / SNOW_CM_PER_MM;
    const percent = hourly.precipitation_probability?.[index] ?? null;
    return {
      from: new Date(end - HOUR_MS).toISOString(),
      gustMs: hourly.wind_gusts_10m[index] ?? null,
      meanMs: hourly.wind_speed_10m[index] ?? null,
      rainMm: Math.max((hourly.precipitation[index] ?? 0) - snowMm, 0),
      snowMm,
      probability: percent === null ? null : percent / 100,
      hail: code === 96 || code === 99,
      freezing: code === 56 || code === 57 || code === 66 || code === 67,
    };
  });
  return { ok: true, forecast: { hours, attributions: [attribution] } };
}
