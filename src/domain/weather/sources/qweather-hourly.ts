import { z } from 'zod';
import type { Look } from '../feed.ts';
import type { Hour } from '../hour.ts';
import { readJson } from './ask.ts';
import { qweatherAttribution } from './qweather-alerts.ts';

const quantity = z.object({ value: z.number() });
const hour = z.object({
  forecastTime: z.string().refine((text) => !Number.isNaN(new Date(text).getTime())),
  condition: z.object({ code: z.string() }),
  wind: z.object({ speed: quantity }).nullish(),
  windGust: quantity.nullish(),
  precipitation: z.object({ amount: quantity, probability: z.number().nullish(), type: z.string() }),
});
const answer = z.object({
  metadata: z.object({ attributions: z.array(z.string()).default([]) }),
  hours: z.array(hour),
});

/** Codes of the condition. */
const HAIL = '304';
const FREEZING_RAIN = '313';

/** Reads an answer of `/weather/v1/hourly`. Mixed falls count as both: half of them is snow. */
export function readQweatherHourly(text: string): Look {
  const read = readJson(text, answer);
  if (!read.ok) return read;
  const { metadata, hours } = read.value;
  const attributions = [qweatherAttribution, ...metadata.attributions];
  return { ok: true, forecast: { hours: hours.map(toHour), attributions } };
}

const shareOfSnow: Readonly<Record<string, number>> = { snow: 1, mixed: 0.5 };

function toHour({ forecastTime, condition, wind, windGust, precipitation }: z.output<typeof hour>): Hour {
  const { amount, type, probability } = precipitation;
  const snow = shareOfSnow[type] ?? 0;
  return {
    from: new Date(forecastTime).toISOString(),
    gustMs: windGust?.value ?? null,
    meanMs: wind?.speed.value ?? null,
    rainMm: amount.value * (1 - snow),
    snowMm: amount.value * snow,
    probability: probability ?? null,
    hail: condition.code === HAIL,
    freezing: condition.code === FREEZING_RAIN || type === 'ice',
  };
}
