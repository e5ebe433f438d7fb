import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { addJob } from '../../platform/jobs.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { type Alert, colors, type Kind, type Level, severities } from './alert.ts';
import { activeAlerts } from './alerts-store.ts';
import { manualSource } from './decide.ts';
import { expireEvent, lockWeather } from './events-store.ts';
import { kindOf } from './kind-of.ts';
import { entered, kindLabels } from './messages.ts';
import { takeIn } from './take-in.ts';

/** What a manager says of the weather, where no source tells it or none is heard. */
export interface Entered {
  kind: Kind;
  level: Level;
  onsetAt: Date | null;
  expiresAt: Date;
  /** unique: said twice under it, it is entered once */
  identifier: string;
}

/**
 * Enters a warning of our own. It goes the way of all others, but is never called an official signal; what was entered
 * of the same kind before is replaced. Those whom it concerns are told by the sweep, which is called at once.
 */
export async function enterAlert(tx: Tx, community: CommunityFacts, said: Entered, clock: Clock): Promise<void> {
  await lockWeather(tx, community.id);
  const now = clock.now();
  await takeIn(tx, community.id, [alertOf(community, said, 'Alert', clock)], now);
  await expireEvent(tx, { communityId: community.id, kind: said.kind }, now);
  await callSweep(tx);
}

/** Lifts what was entered of a kind. @returns whether there was anything */
export async function liftAlert(
  tx: Tx,
  community: CommunityFacts,
  { kind, identifier }: Pick<Entered, 'kind' | 'identifier'>,
  clock: Clock,
): Promise<boolean> {
  await lockWeather(tx, community.id);
  const ours = (await activeAlerts(tx, community.id)).filter(
    (alert) => alert.source === manualSource && kindOf(alert) === kind,
  );
  if (ours.length === 0) return false;
  const now = clock.now();
  const said = { kind, level: 1 as const, onsetAt: null, expiresAt: now, identifier };
  const lifting = { ...alertOf(community, said, 'Cancel', clock), supersedes: ours.map((alert) => alert.identifier) };
  await takeIn(tx, community.id, [lifting], now);
  await expireEvent(tx, { communityId: community.id, kind }, now);
  await callSweep(tx);
  return true;
}

const callSweep = (tx: Tx): Promise<void> => addJob(tx, 'weather', {}, { key: 'weather', maxAttempts: 3 });

function alertOf(community: CommunityFacts, said: Entered, messageType: Alert['messageType'], clock: Clock): Alert {
  const eventName = kindLabels[said.kind];
  return {
    source: manualSource,
    identifier: said.identifier,
    sender: community.name,
    sentAt: clock.now(),
    messageType,
    supersedes: [],
    eventCode: '',
    eventName,
    color: colors[said.level],
    severity: severities[said.level],
    onsetAt: said.onsetAt,
    expiresAt: said.expiresAt,
    headline: render(entered.headline, { what: eventName }, community.wording),
    description: '',
    instruction: null,
    attributions: [],
  };
}
