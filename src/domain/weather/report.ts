import { sayMoment } from '../../messages/moment.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { wordsOf } from '../hazards/speech.ts';
import { activeAlerts, type KeptAlert } from './alerts-store.ts';
import { manualSource } from './decide.ts';
import type { WeatherEvent } from './event.ts';
import { openEvents } from './events-store.ts';
import { sayError } from './failures.ts';
import { levelLabels, sourceLabels, states, whatComes } from './messages.ts';
import { sayBuilding, unseen } from './patrol-round.ts';
import { type SourceState, sourcesOf } from './sources-store.ts';
import { sayWhen } from './tell/words.ts';

/** Alerts that were fetched longer ago say nothing of now. */
const FRESH_MS = 60 * 60_000;

/**
 * The present state of a community's weather, for managers: what is in force, what was told of, how far the patrol is, and
 * how each source answers. Without a fresh look at official warnings it never says that there is none.
 */
export async function weatherReport(tx: Tx, community: CommunityFacts, now: Date): Promise<string> {
  const say = wordsOf(community);
  const sources = await sourcesOf(tx, community.id);
  const alerts = (await activeAlerts(tx, community.id)).filter(
    ({ source, expiresAt }) => source !== manualSource && (!expiresAt || expiresAt > now),
  );
  const events = await openEvents(tx, community.id);
  const isWatched = sources.some(
    (source) => source.feed !== 'open-meteo' && tellsAlerts(source) && isFresh(source, now),
  );
  const lines = [
    say(states.head, { at: sayMoment(now, now, community.zone) }),
    ...alerts.map((alert) => sayAlert(alert, community, now)),
    ...(alerts.length > 0 && isWatched ? [] : [say(isWatched ? states.noAlert : states.unknownAlert, {})]),
    ...events.filter(({ origin }) => origin !== 'official').map((event) => sayOurs(event, community, now)),
    ...events.flatMap((event) => sayPatrol(event, community)),
    ...(sources.length === 0 ? [say(states.noSource, {})] : sources.map((source) => saySource(source, community, now))),
  ];
  return lines.join('\n');
}

const tellsAlerts = ({ feed }: SourceState): boolean => feed === 'cap' || feed === 'qweather-alerts';
const isFresh = ({ okAt, failures }: SourceState, now: Date): boolean =>
  failures === 0 && okAt !== null && now.getTime() - okAt.getTime() < FRESH_MS;

function sayAlert(alert: KeptAlert, community: CommunityFacts, now: Date): string {
  const at = (moment: Date) => sayMoment(moment, now, community.zone);
  const { headline, sender, sentAt, expiresAt } = alert;
  const until = expiresAt ? at(expiresAt) : '—';
  return wordsOf(community)(states.alert, { headline, sender, sent: at(sentAt), until });
}

function sayOurs(event: WeatherEvent, community: CommunityFacts, now: Date): string {
  const what = whatComes[event.facts.step];
  const when = sayWhen(event, community, now);
  return wordsOf(community)(states.ours, { what, level: levelLabels[event.level], when });
}

function sayPatrol({ facts }: WeatherEvent, community: CommunityFacts): string[] {
  const buildings = facts.patrol?.buildings ?? [];
  if (buildings.length === 0) return [];
  const say = wordsOf(community);
  const missing = unseen(buildings);
  const done = buildings.length - missing.length;
  if (missing.length === 0) return [say(states.patrolDone, { done })];
  return [say(states.patrol, { done, list: missing.map(sayBuilding).join('、') })];
}

function saySource({ feed, okAt, failures, error }: SourceState, community: CommunityFacts, now: Date): string {
  const say = wordsOf(community);
  const source = sourceLabels[feed];
  const at = okAt ? sayMoment(okAt, now, community.zone) : undefined;
  if (failures > 0) return say(states.sourceLost, { source, reason: sayError(error), last: at ?? '—' });
  return at ? say(states.sourceOk, { source, at }) : say(states.sourceWaiting, { source });
}
