import { type Alert, type Kind, type Level, levelOf } from './alert.ts';
import type { Assessment } from './assess.ts';
import type { Facts, Origin, WeatherEvent } from './event.ts';
import { stepFor, stepOf } from './steps.ts';

/** How an event is to stand. */
export interface Standing {
  origin: Origin;
  level: Level;
  facts: Facts;
  onsetAt: Date | null;
  expiresAt: Date | null;
}

export interface Situation {
  kind: Kind;
  /** what goes on of this kind */
  open: WeatherEvent | undefined;
  /** what ended of this kind a short time ago */
  ended: WeatherEvent | undefined;
  /** in force of this kind, from all sources */
  alerts: readonly Alert[];
  /** what the forecast says of it; undefined also where there is no fresh one */
  assessment: Assessment | undefined;
  /** to be shown with the forecast */
  attributions: readonly string[];
  now: Date;
}

/**
 * How the event of a kind is to stand now: by the alerts in force, the highest of them; by the forecast only where there
 * was none. One estate has one event of a kind, whoever tells of it. A forecast that changes its mind ends nothing: only
 * its own end does.
 * @returns `end`: it is over; undefined: as it is
 */
export function decide(situation: Situation): Standing | 'end' | undefined {
  const { kind, open, ended, alerts, assessment, attributions, now } = situation;
  const lead = leadOf(alerts);
  if (lead) return ofAlerts(kind, lead, alerts);
  if (open && open.origin !== 'forecast') return 'end';
  if (assessment) {
    const standing = ofForecast(assessment, attributions);
    if (open || !ended || standing.level > Math.max(ended.level, ended.toldLevel)) return standing;
    return undefined;
  }
  return open?.expiresAt && open.expiresAt <= now ? 'end' : undefined;
}

const isOfficial = ({ source }: Alert): boolean => source !== manualSource;
export const manualSource = 'manual';

/** The alert that speaks for all of a kind: the highest, of equals the official, then the latest. */
function leadOf(alerts: readonly Alert[]): Alert | undefined {
  const [first, ...rest] = alerts;
  if (!first) return undefined;
  return rest.reduce((lead, one) => {
    const order = [
      levelOf(one) - levelOf(lead),
      Number(isOfficial(one)) - Number(isOfficial(lead)),
      one.sentAt.getTime() - lead.sentAt.getTime(),
    ];
    return (order.find((difference) => difference !== 0) ?? 0) > 0 ? one : lead;
  }, first);
}

function ofAlerts(kind: Kind, lead: Alert, alerts: readonly Alert[]): Standing {
  const level = levelOf(lead);
  const ends = alerts.flatMap(({ expiresAt }) => expiresAt?.getTime() ?? []);
  return {
    origin: isOfficial(lead) ? 'official' : 'manual',
    level,
    facts: {
      step: stepFor(kind, level),
      headline: lead.headline,
      description: lead.description,
      ...(lead.instruction !== null && { instruction: lead.instruction }),
      sender: lead.sender,
      sentAt: lead.sentAt.toISOString(),
      attributions: lead.attributions,
    },
    onsetAt: lead.onsetAt,
    expiresAt: ends.length > 0 ? new Date(Math.max(...ends)) : null,
  };
}

function ofForecast({ step, onsetAt, endsAt }: Assessment, attributions: readonly string[]): Standing {
  return {
    origin: 'forecast',
    level: stepOf(step).level,
    facts: { step, attributions: [...attributions] },
    onsetAt,
    expiresAt: endsAt,
  };
}
