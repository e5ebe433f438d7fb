import { isOpenHazard } from '../../domain/hazards/moves.ts';
import { addToHazard } from '../../domain/hazards/record-hazard.ts';
import { awaitsPhoto, lockHazard } from '../../domain/hazards/store.ts';
import { staffActor } from '../../domain/tickets/events.ts';
import { type StaffContext, sceneOf } from '../commands/scene.ts';
import { answer, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { hazardFacts } from './find.ts';
import { residentTexts, texts } from './messages.ts';
import { cleared } from './settle.ts';
import { received } from './written.ts';

const isPictureAlone = ({ media, text, button, unheard, quotedTicketId }: TurnContext): boolean =>
  media.length > 0 && text.trim() === '' && button === undefined && !unheard && quotedTicketId === undefined;

/** After the first pictures, more of them come at once or are about something else. */
const sameBurstMs = 60_000;

/** A picture without words from staff, where it is what they were asked for: of what they found, of it cleared, of a receipt. */
export async function photoAfter(ctx: StaffContext): Promise<TurnReply | undefined> {
  if (!isPictureAlone(ctx)) return undefined;
  const by = staffActor(ctx.person);
  const awaited = await awaitsPhoto(ctx.tx, by.id, ctx.now);
  if (!awaited) return undefined;
  const hazard = await lockHazard(ctx.tx, awaited.hazardId);
  if (awaited.type !== 'found') {
    const { number } = hazard;
    const [word, run] =
      awaited.type === 'proof-asked' ? (['hazard-cleared', cleared] as const) : (['received', received] as const);
    return run(await sceneOf(ctx), { word, number, rest: '', casual: false }, ctx.media);
  }
  const isLate = ctx.now.getTime() - awaited.at.getTime() > sameBurstMs;
  if (!isOpenHazard(hazard) || (hazard.media.length > 0 && isLate)) return undefined;
  const more = { by, media: ctx.media };
  const added = await addToHazard(ctx.tx, hazard, more, ctx.clock);
  return answer(words(ctx, texts.photoAdded, hazardFacts(ctx, added)), {}, { outcome: 'recorded' });
}

/** The same from a resident who has just told of what may fall at somebody else’s home. */
export async function photoOfNeighbour(ctx: TurnContext): Promise<TurnReply | undefined> {
  if (ctx.person.kind !== 'resident' || !isPictureAlone(ctx) || ctx.state.talk) return undefined;
  const by = { id: `resident:${ctx.person.residentId}`, name: ctx.person.name };
  const awaited = await awaitsPhoto(ctx.tx, by.id, ctx.now);
  if (awaited?.type !== 'found') return undefined;
  const hazard = await lockHazard(ctx.tx, awaited.hazardId);
  await addToHazard(ctx.tx, hazard, { by, media: ctx.media }, ctx.clock);
  return answer(words(ctx, residentTexts.photo, { number: hazard.number }), {}, { outcome: 'recorded' });
}
