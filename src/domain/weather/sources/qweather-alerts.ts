import { z } from 'zod';
import type { Alert } from '../alert.ts';
import type { Look } from '../feed.ts';
import { stationInHeadline } from '../lexicon.ts';
import { readJson } from './ask.ts';

const moment = z
  .string()
  .transform((text) => new Date(text))
  .refine((at) => !Number.isNaN(at.getTime()));
const maybe = <T extends z.ZodType>(shape: T) => shape.nullish().transform((value) => value ?? null);

const alert = z.object({
  id: z.string().min(1),
  senderName: maybe(z.string()),
  issuedTime: moment,
  messageType: z.object({ code: z.string(), supersedes: maybe(z.array(z.string())) }),
  eventType: z.object({ name: z.string(), code: z.string() }),
  severity: maybe(z.string()),
  color: maybe(z.object({ code: z.string() })),
  onsetTime: maybe(moment),
  expireTime: maybe(moment),
  expiredTime: maybe(moment),
  headline: z.string(),
  description: maybe(z.string()),
  instruction: maybe(z.string()),
});

const answer = z.object({
  metadata: z.object({ attributions: z.array(z.string()).default([]) }),
  alerts: z.array(alert),
});

const types: Readonly<Record<string, Alert['messageType']>> = { alert: 'Alert', update: 'Update', cancel: 'Cancel' };

/** QWeather's shown source, for all of its data. */
export const qweatherAttribution = '和风天气 https://www.qweather.com';

/** Reads an answer of `/weatheralert/v1/current`. */
export function readQweatherAlerts(text: string): Look {
  const read = readJson(text, answer);
  if (!read.ok) return read;
  const { metadata, alerts } = read.value;
  const attributions = [qweatherAttribution, ...metadata.attributions];
  return { ok: true, alerts: alerts.map((one) => ({ ...toAlert(one), attributions })) };
}

function toAlert(one: z.output<typeof alert>): Omit<Alert, 'attributions'> {
  return {
    source: 'qweather-alerts',
    identifier: one.id,
    sender: one.senderName ?? stationInHeadline.exec(one.headline)?.[1] ?? '',
    sentAt: one.issuedTime,
    messageType: types[one.messageType.code] ?? 'Alert',
    supersedes: one.messageType.supersedes ?? [],
    eventCode: one.eventType.code,
    eventName: one.eventType.name,
    color: one.color?.code ?? null,
    severity: one.severity ?? 'unknown',
    onsetAt: one.onsetTime,
    expiresAt: one.expireTime ?? one.expiredTime,
    headline: one.headline,
    description: one.description ?? '',
    instruction: one.instruction,
  };
}
