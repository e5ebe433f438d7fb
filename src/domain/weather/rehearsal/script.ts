import { z } from 'zod';
import { type FeedName, feedNames, type Look } from '../feed.ts';
import { readCap } from '../sources/cap-message.ts';
import { readOpenMeteo } from '../sources/open-meteo.ts';
import { readQweatherAlerts } from '../sources/qweather-alerts.ts';
import { readQweatherHourly } from '../sources/qweather-hourly.ts';

const moment = z.iso.datetime({ offset: true, local: false }).transform((text) => new Date(text));

const step = z
  .strictObject({
    at: moment,
    feed: z.enum(feedNames),
    /** what the source answered: its JSON as it is, or a text (of `cap` one message, XML) */
    answer: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
    /** that it did not answer */
    failure: z
      .strictObject({ kind: z.enum(['refused', 'busy', 'down', 'odd']), reason: z.string().default('rehearsed') })
      .optional(),
  })
  .refine(({ answer, failure }) => (answer === undefined) !== (failure === undefined), 'give an answer or a failure');

/** A storm as it was recorded, or invented: what each source answered, and when. */
const scriptShape = z.strictObject({
  /** its id; may be left out where there is only one */
  community: z.string().optional(),
  steps: z.array(step).min(1),
});

export interface ScriptStep {
  at: Date;
  feed: FeedName;
  look: Look;
}

export interface Script {
  community: string | undefined;
  /** in the order of their time */
  steps: ScriptStep[];
}

/** Reads a script. @throws Error that names the place of the first mistake */
export function readScript(text: string): Script {
  const parsed = scriptShape.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.map(String).join('.') || 'the file'}: ${issue?.message}`);
  }
  const { community, steps } = parsed.data;
  const read = steps.map(({ at, feed, answer, failure }) => {
    const look: Look = failure ? { ok: false, failure } : readers[feed](textOf(answer));
    return { at, feed, look };
  });
  return { community, steps: read.toSorted((a, b) => a.at.getTime() - b.at.getTime()) };
}

const readers: Readonly<Record<FeedName, (text: string) => Look>> = {
  'qweather-alerts': readQweatherAlerts,
  'qweather-hourly': readQweatherHourly,
  'open-meteo': readOpenMeteo,
  cap(text) {
    const read = readCap(text);
    return read.ok ? { ok: true, alerts: read.alert ? [read.alert] : [] } : read;
  },
};

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : JSON.stringify(answer));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the file is no JSON');
  }
}
