import { sayMoment } from '../../../messages/moment.ts';
import type { Tx } from '../../../platform/db.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import { tellStaff } from '../../dispatch/tell.ts';
import { wordsOf } from '../../hazards/speech.ts';
import { activeManagers } from '../../roster/store.ts';
import { sayError } from '../failures.ts';
import { alarms, sourceLabels } from '../messages.ts';
import type { SourceState } from '../sources-store.ts';
import type { TellDeps } from './telling.ts';

type Told = { community: CommunityFacts; source: SourceState };

/** A source that is silent is no calm: the managers hear of it, once for each time that it falls silent. */
export async function tellSourceDown(tx: Tx, { community, source }: Told, deps: TellDeps): Promise<void> {
  const now = deps.clock.now();
  const say = wordsOf(community);
  const text = say(alarms.sourceDown, {
    source: sourceLabels[source.feed],
    failures: source.failures,
    last: source.okAt ? sayMoment(source.okAt, now, community.zone) : say(alarms.never, {}),
    reason: sayError(source.error),
  });
  await tellManagers(tx, { community, source }, { occasion: `down:${now.toISOString()}`, text }, deps);
}

export async function tellSourceBack(tx: Tx, { community, source }: Told, deps: TellDeps): Promise<void> {
  const text = wordsOf(community)(alarms.sourceBack, { source: sourceLabels[source.feed] });
  await tellManagers(tx, { community, source }, { occasion: `back:${deps.clock.now().toISOString()}`, text }, deps);
}

async function tellManagers(
  tx: Tx,
  { community, source }: Told,
  { occasion, text }: { occasion: string; text: string },
  deps: TellDeps,
): Promise<void> {
  const managers = await activeManagers(tx, community.id);
  const ids = managers.map(({ id }) => id);
  const key = `weather-source:${community.id}:${source.feed}:${occasion}`;
  const told = await tellStaff(tx, ids, undefined, { key, text }, deps.clock);
  if (told.length === 0)
    deps.log.error({ communityId: community.id, feed: source.feed }, 'no manager hears of a source');
}
