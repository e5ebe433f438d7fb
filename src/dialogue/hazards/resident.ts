import { endHazardCall } from '../../domain/escalation/hazard-calls.ts';
import { acknowledgeHazard, claimCleared, isOpenHazard } from '../../domain/hazards/moves.ts';
import { hazardByNumber, hazardsOfUnits, lockHazard } from '../../domain/hazards/store.ts';
import type { KnownResident } from '../../domain/owners/person.ts';
import { questionTexts } from '../flows/messages.ts';
import { answer, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { hazardFacts } from './find.ts';
import { saysRemoved } from './lexicon.ts';
import { residentTexts } from './messages.ts';

const actorOf = ({ residentId, name }: KnownResident) => ({ id: `resident:${residentId}`, name });

/** 收到 and 已处理 under a notice: only for those whose home it is. */
export async function pressOnHazard(ctx: TurnContext, action: string, number: number): Promise<TurnReply> {
  const { tx, clock, community, person } = ctx;
  const found = await hazardByNumber(tx, community.id, number);
  const isTheirs = person.kind === 'resident' && person.homes.some(({ unitId }) => unitId === found?.unitId);
  if (!found || !isTheirs) return answer(words(ctx, questionTexts.notYours, {}));
  const hazard = await lockHazard(tx, found.id);
  if (!isOpenHazard(hazard)) return answer(words(ctx, residentTexts.over, {}));
  const move = { hazard, community, by: actorOf(person) };
  await endHazardCall(tx, move, clock);
  if (action === 'hazard-done') {
    await claimCleared(tx, { ...move, media: [] }, clock);
    return answer(words(ctx, residentTexts.done, {}), {}, { outcome: 'recorded' });
  }
  await acknowledgeHazard(tx, move, clock);
  return answer(words(ctx, residentTexts.seen, hazardFacts(ctx, hazard)), {}, { outcome: 'recorded' });
}

/**
 * “花盆搬进来了”, or a picture alone, from somebody at whose home a hazard is: it is taken as cleared, for staff to confirm.
 * A picture alone is one of the hazard only where they have answered the notice.
 * @returns undefined where the words are about something else
 */
export async function tellsRemoved(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { tx, clock, community, person, text, media } = ctx;
  const isPicture = text.trim() === '' && media.length > 0 && !ctx.unheard;
  if (person.kind !== 'resident' || ctx.button || ctx.state.talk || !(isPicture || saysRemoved(text))) return undefined;
  const units = person.homes.map(({ unitId }) => unitId);
  const [last] = await hazardsOfUnits(tx, units);
  if (!last || (isPicture && last.state !== 'acknowledged')) return undefined;
  const hazard = await lockHazard(tx, last.id);
  const move = { hazard, community, by: actorOf(person) };
  await endHazardCall(tx, move, clock);
  await claimCleared(tx, { ...move, media }, clock);
  const said = media.length > 0 ? residentTexts.proof : residentTexts.done;
  return answer(words(ctx, said, {}), {}, { outcome: 'recorded' });
}
