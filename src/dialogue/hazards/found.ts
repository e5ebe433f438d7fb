import { stateLabels } from '../../domain/hazards/messages.ts';
import { readFinding } from '../../domain/hazards/read-finding.ts';
import { addToHazard, placeHazard, type Recorded, recordHazard } from '../../domain/hazards/record-hazard.ts';
import { staffActor } from '../../domain/tickets/events.ts';
import type { Hazard } from '../../platform/db.ts';
import type { Command } from '../commands/command.ts';
import { line, moment, type Scene, type StaffContext } from '../commands/scene.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { findOpenHazard, hazardFacts } from './find.ts';
import { texts } from './messages.ts';
import { readSeenPlace } from './place.ts';

/** 隐患 3-2-501 阳台花盆: put on record, and whoever can end it is told. */
export async function found(scene: Scene, { rest }: Command, media: string[]): Promise<TurnReply> {
  return (await recordWords(scene, rest, media)) ?? line(scene, texts.how, {});
}

/** Puts on record what some words tell. @returns undefined where they tell no place */
export async function recordWords(ctx: StaffContext, text: string, media: string[]): Promise<TurnReply | undefined> {
  const seen = await readSeenPlace(ctx, text);
  if (!seen) return undefined;
  const { unitId, place, what } = seen;
  const sighting = { ...readFinding(what || text), community: ctx.community, unitId, place, media };
  const recorded = await recordHazard(ctx.tx, { ...sighting, by: staffActor(ctx.person) }, ctx.clock);
  return answer(sayRecorded(ctx, recorded, seen.isPublic), {}, { outcome: 'recorded' });
}

function sayRecorded(ctx: StaffContext, recorded: Recorded, isPublic: boolean): string {
  const { hazard, known } = recorded;
  const facts = hazardFacts(ctx, hazard);
  const photo = hazard.media.length === 0 ? words(ctx, texts.needsPhoto, {}) : '';
  if (known) return words(ctx, texts.known, { ...facts, photo, state: stateLabels[hazard.state] });
  const told = sayTold(ctx, recorded);
  const ask = hazard.unitId || isPublic ? '' : words(ctx, texts.needsUnit, facts);
  return words(ctx, texts.recorded, { ...facts, told: `${told}${ask}`, photo });
}

/** Who was told of it, as it truly stands. */
function sayTold(ctx: StaffContext, { hazard, toldAt, teams }: Omit<Recorded, 'known'>): string {
  const facts = hazardFacts(ctx, hazard);
  if (!hazard.unitId) return words(ctx, texts.toldTeams, { ...facts, teams: teams.join('、') });
  if (!toldAt) return words(ctx, texts.notReached, facts);
  return toldAt > ctx.now
    ? words(ctx, texts.toldLater, { ...facts, at: moment(ctx, toldAt) })
    : words(ctx, texts.toldNow, facts);
}

/** 隐患 1012 3-2-501: the home became known. @returns undefined where no home is told */
export async function placeFound(scene: Scene, command: Command, media: string[]): Promise<TurnReply> {
  const open = await findOpenHazard(scene, command);
  if ('reply' in open) return open.reply;
  const { hazard } = open;
  const by = staffActor(scene.person);
  const seen = await readSeenPlace(scene, command.rest);
  if (!seen) return addFound(scene, hazard, command.rest, media);
  const { unitId, place } = seen;
  if (!unitId) return line(scene, texts.unknownPlace, { text: command.rest.trim(), number: hazard.number });
  const placed = await placeHazard(scene.tx, hazard, { community: scene.community, unitId, place, by }, scene.clock);
  return line(scene, texts.placed, { number: hazard.number, place, told: sayTold(scene, placed) });
}

/** More words or pictures of a hazard on record. */
async function addFound(scene: StaffContext, hazard: Hazard, note: string, media: string[]): Promise<TurnReply> {
  const added = await addToHazard(scene.tx, hazard, { by: staffActor(scene.person), media, note }, scene.clock);
  const photo = added.media.length === 0 ? words(scene, texts.needsPhoto, {}) : '';
  return answer(words(scene, texts.known, { ...hazardFacts(scene, added), state: stateLabels[added.state], photo }));
}
