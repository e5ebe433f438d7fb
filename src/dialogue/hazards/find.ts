import { stateLabels } from '../../domain/hazards/messages.ts';
import { isOpenHazard } from '../../domain/hazards/moves.ts';
import { factsOf } from '../../domain/hazards/speech.ts';
import { hazardByNumber, lockHazard } from '../../domain/hazards/store.ts';
import type { Hazard } from '../../platform/db.ts';
import { type Command, formatCommand } from '../commands/command.ts';
import { line, type Scene } from '../commands/scene.ts';
import type { TurnContext, TurnReply } from '../turn-context.ts';
import { texts } from './messages.ts';

const exampleNumber = 1024;

/** The hazard that a command names, locked, or what is said instead. */
export async function findHazard(scene: Scene, command: Command): Promise<{ hazard: Hazard } | { reply: TurnReply }> {
  const { number, word } = command;
  if (number === undefined)
    return { reply: line(scene, texts.which, { example: formatCommand({ word, number: exampleNumber, rest: '' }) }) };
  const found = await hazardByNumber(scene.tx, scene.community.id, number);
  return found ? { hazard: await lockHazard(scene.tx, found.id) } : { reply: line(scene, texts.unknown, { number }) };
}

/** The same for what can only be done while it is there. */
export async function findOpenHazard(
  scene: Scene,
  command: Command,
): Promise<{ hazard: Hazard } | { reply: TurnReply }> {
  const found = await findHazard(scene, command);
  if ('reply' in found || isOpenHazard(found.hazard)) return found;
  const { number, state } = found.hazard;
  return { reply: line(scene, texts.over, { number, state: stateLabels[state] }) };
}

/** What the texts of a hazard are made of, at the moment of the turn. */
export const hazardFacts = (ctx: TurnContext, hazard: Hazard) => factsOf(hazard, ctx.community, ctx.now);
