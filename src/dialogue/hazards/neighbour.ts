import { namesFallingThing, readFinding } from '../../domain/hazards/read-finding.ts';
import { recordHazard } from '../../domain/hazards/record-hazard.ts';
import { answer, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { hazardFacts } from './find.ts';
import { atHome } from './lexicon.ts';
import { residentTexts } from './messages.ts';
import { readSeenPlace } from './place.ts';

/**
 * A resident tells of what may fall from somebody else's home: its people are asked to see to it, without a word on who told,
 * and those on duty go and look. What belongs to all, and one's own home, stays a repair.
 * @returns undefined where it is no such thing
 */
export async function tellsOfNeighbour(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { tx, clock, community, person, text } = ctx;
  if (person.kind !== 'resident' || !namesFallingThing(text) || !atHome.test(text)) return undefined;
  const seen = await readSeenPlace(ctx, text);
  const isTheirs = person.homes.some(({ unitId }) => unitId === seen?.unitId);
  if (!seen?.unitId || seen.isPublic || isTheirs) return undefined;
  const { unitId, place, what } = seen;
  const by = { id: `resident:${person.residentId}`, name: person.name };
  const sighting = { ...readFinding(what || text), community, unitId, place, media: ctx.media, by };
  const { hazard, known, teams } = await recordHazard(tx, sighting, clock);
  const facts = { ...hazardFacts(ctx, hazard), who: teams.join('、') || words(ctx, residentTexts.patrol, {}) };
  const said = words(ctx, known ? residentTexts.reportedKnown : residentTexts.reported, facts);
  return answer(said, {}, { outcome: 'recorded', state: { ...ctx.state, talk: undefined } });
}
