import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { kinds } from './alert.ts';
import { activeAlerts, endAlerts, joinEvent, type KeptAlert } from './alerts-store.ts';
import { assess } from './assess.ts';
import { decide, type Standing } from './decide.ts';
import type { WeatherEvent } from './event.ts';
import { insertEvent, lastEnded, openEvents, updateEvent } from './events-store.ts';
import { gustFactor, highestFloor } from './heights.ts';
import { kindOf } from './kind-of.ts';
import { homesOf } from './places-store.ts';
import { freshForecast } from './sources-store.ts';

const HOUR_MS = 3_600_000;
/** An older forecast is none. */
const FORECAST_HOURS = 3;
/** An alert that was sent longer ago was told by others when it came, or by ourselves before. */
const NEWS_MS = HOUR_MS;

/** What has become of an event. */
export interface Change {
  event: WeatherEvent;
  ended: boolean;
}

/**
 * Brings the events of a community up to what is known now. The community's weather must be locked.
 * @param cold the source that was just looked at was not looked at for long: what it says is mostly old, and old alerts
 *   are not told
 * @returns every event that stands or has just ended
 */
export async function weigh(
  tx: Tx,
  community: CommunityFacts,
  { now, cold = false }: { now: Date; cold?: boolean },
): Promise<Change[]> {
  const all = await activeAlerts(tx, community.id);
  const isExpired = ({ expiresAt }: KeptAlert) => expiresAt !== null && expiresAt <= now;
  await endAlerts(tx, all.filter(isExpired).map(idOf), now);
  const active = all.filter((alert) => !isExpired(alert));
  const { assessments, attributions } = await forecastOf(tx, community, now);
  const open = await openEvents(tx, community.id);
  const pauseMs = community.policy.weather.leadHours * HOUR_MS;
  const ended = await lastEnded(tx, community.id, new Date(now.getTime() - pauseMs));
  const changes: Change[] = [];
  for (const kind of kinds) {
    const alerts = active.filter((alert) => kindOf(alert) === kind);
    const event = open.find((one) => one.kind === kind);
    const assessment = assessments[kind];
    const decided = decide({ kind, open: event, ended: ended.get(kind), alerts, assessment, attributions, now });
    if (decided === 'end' && event) {
      changes.push({ event: await updateEvent(tx, event.id, { endedAt: now }), ended: true });
    } else if (decided !== undefined && decided !== 'end') {
      const isOld =
        cold && decided.facts.sentAt !== undefined && Date.parse(decided.facts.sentAt) < now.getTime() - NEWS_MS;
      const stood = event
        ? await stand(tx, event, decided, isOld)
        : await begin(tx, community.id, kind, decided, { isOld, now });
      await joinEvent(tx, alerts.map(idOf), stood.id);
      changes.push({ event: stood, ended: false });
    }
  }
  return changes;
}

const idOf = ({ id }: { id: string }): string => id;

function begin(
  tx: Tx,
  communityId: string,
  kind: WeatherEvent['kind'],
  standing: Standing,
  { isOld, now }: { isOld: boolean; now: Date },
): Promise<WeatherEvent> {
  const { level, facts } = standing;
  // What was not told is not called for either.
  const told = isOld ? { toldLevel: level, facts: { ...facts, patrol: { level, buildings: [] } } } : { toldLevel: 0 };
  return insertEvent(tx, { ...standing, communityId, kind, startedAt: now, ...told });
}

/** What was called for in an earlier round stays known. */
function stand(tx: Tx, event: WeatherEvent, standing: Standing, isOld: boolean): Promise<WeatherEvent> {
  const { patrol } = event.facts;
  return updateEvent(tx, event.id, {
    ...standing,
    facts: { ...standing.facts, ...(patrol && { patrol }) },
    ...(isOld && { toldLevel: Math.max(event.toldLevel, standing.level) }),
  });
}

async function forecastOf(tx: Tx, { id, policy }: CommunityFacts, now: Date) {
  const forecast = await freshForecast(tx, id, new Date(now.getTime() - FORECAST_HOURS * HOUR_MS));
  if (!forecast) return { assessments: {}, attributions: [] };
  const factor = gustFactor(highestFloor(await homesOf(tx, id), policy.weather.floors));
  const assessments = assess(forecast.hours, { policy: policy.weather, factor, now });
  return { assessments, attributions: forecast.attributions };
}
