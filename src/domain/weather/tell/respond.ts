import type { Tx } from '../../../platform/db.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import type { WeatherEvent } from '../event.ts';
import { updateEvent } from '../events-store.ts';
import { type Step, stepOf } from '../steps.ts';
import type { Change } from '../weigh.ts';
import { takeBack, tellOver } from './all-clear.ts';
import { callPatrol } from './patrol.ts';
import { tellResidents } from './residents.ts';
import { type Round, type TellDeps, tellableAt } from './telling.ts';
import { tellUnits } from './units.ts';

/**
 * Does what has become of the weather asks for: those with hazards first, then the patrol, then everybody; once for each
 * level that an event reaches, and that it is over. A lower level, or a longer one, changes what managers read and no
 * more. Everything goes into the outbox in the caller's transaction, under keys of its own.
 */
export async function respond(
  tx: Tx,
  { community, changes }: { community: CommunityFacts; changes: readonly Change[] },
  deps: TellDeps,
): Promise<void> {
  const now = deps.clock.now();
  for (const { event, ended } of changes) {
    if (ended) await end({ tx, event, community, deps, now, notBefore: tellableAt({ level: 1 }, community, now) });
    else if (isNew(event))
      await tell({ tx, event, community, deps, now, notBefore: tellableAt(event, community, now) });
  }
}

const wantsPatrol = ({ facts }: WeatherEvent): boolean => {
  const { patrol }: Step = stepOf(facts.step);
  return patrol && facts.patrol === undefined;
};

const isNew = (event: WeatherEvent): boolean =>
  event.level > event.toldLevel || (event.level === event.toldLevel && wantsPatrol(event));

async function tell(round: Round): Promise<void> {
  const { tx, event } = round;
  if (event.toldLevel > 0 && event.level > event.toldLevel) await takeBack(round);
  const units = await tellUnits(round);
  const { patrol: isCalled }: Step = stepOf(event.facts.step);
  const patrol = isCalled ? await callPatrol(round, units) : event.facts.patrol;
  await tellResidents(round, units.chats);
  await updateEvent(tx, event.id, {
    toldLevel: event.level,
    facts: { ...event.facts, ...(patrol && { patrol }) },
  });
}

async function end(round: Round): Promise<void> {
  await tellOver(round);
  await updateEvent(round.tx, round.event.id, { clearToldAt: round.now });
}
