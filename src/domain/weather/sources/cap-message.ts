import { z } from 'zod';
import { type Alert, colors } from '../alert.ts';
import type { Failure } from '../feed.ts';
import { levelIn } from '../kind-of.ts';
import { stationInHeadline } from '../lexicon.ts';
import { maybeText, readXml } from './xml.ts';

const moment = z
  .string()
  .transform((text) => new Date(text))
  .refine((at) => !Number.isNaN(at.getTime()));
const maybeMoment = maybeText
  .transform((text) => (text === null ? null : new Date(text)))
  .refine((at) => at === null || !Number.isNaN(at.getTime()));

const info = z.object({
  language: maybeText,
  event: z.string(),
  severity: maybeText,
  onset: maybeMoment,
  expires: maybeMoment,
  headline: maybeText,
  description: maybeText,
  instruction: maybeText,
});

const message = z.object({
  alert: z.object({
    identifier: z.string().min(1),
    sender: z.string(),
    sent: moment,
    status: z.string(),
    msgType: z.string(),
    references: maybeText,
    info: z.array(info).min(1),
  }),
});

const types: Readonly<Record<string, Alert['messageType']>> = { Alert: 'Alert', Update: 'Update', Cancel: 'Cancel' };

/** The feed says that it may be passed on; who made it is said all the same. */
const attribution = 'CMA / WMO Severe Weather Information Centre';

/**
 * Reads one CAP 1.2 message of the China feed, its Chinese part where there is one. Its senderName is a forecaster's own
 * name and is not kept: the station stands in the headline. References repeat a wrong time, so their identifier alone
 * counts.
 * @returns `alert` undefined: an exercise, a test, or no warning at all
 */
export function readCap(text: string): { ok: true; alert: Alert | undefined } | { ok: false; failure: Failure } {
  const read = readXml(text, message);
  if (!read.ok) return read;
  const { identifier, sender, sent, status, msgType, references, info: infos } = read.value.alert;
  const messageType = types[msgType];
  const chinese = infos.find(({ language }) => language?.toLowerCase().startsWith('zh')) ?? infos[0];
  if (status !== 'Actual' || !messageType || !chinese) return { ok: true, alert: undefined };
  const headline = chinese.headline ?? chinese.event;
  const level = levelIn(headline) ?? levelIn(chinese.event);
  const alert: Alert = {
    source: 'cap',
    identifier,
    sender: stationInHeadline.exec(headline)?.[1] ?? sender.replaceAll('_', ''),
    sentAt: sent,
    messageType,
    supersedes: identifiersIn(references),
    eventCode: '',
    eventName: chinese.event,
    color: level === undefined ? null : colors[level],
    severity: chinese.severity ?? 'Unknown',
    onsetAt: chinese.onset,
    expiresAt: chinese.expires,
    headline,
    description: chinese.description ?? '',
    instruction: chinese.instruction,
    attributions: [attribution],
  };
  return { ok: true, alert };
}

/** References are `sender,identifier,sent`, with blanks between them. */
function identifiersIn(references: string | null): string[] {
  return (references ?? '').split(/\s+/).flatMap((reference) => reference.split(',')[1] ?? []);
}
