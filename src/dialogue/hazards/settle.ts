import { endHazardCall } from '../../domain/escalation/hazard-calls.ts';
import { clearHazard, withdrawHazard } from '../../domain/hazards/moves.ts';
import { insertHazardEvent } from '../../domain/hazards/store.ts';
import { staffActor } from '../../domain/tickets/events.ts';
import type { Command } from '../commands/command.ts';
import { isChief } from '../commands/report.ts';
import { line, type Scene } from '../commands/scene.ts';
import type { TurnReply } from '../turn-context.ts';
import { findOpenHazard, hazardFacts } from './find.ts';
import { texts } from './messages.ts';

/** 隐患已清 1012, with a picture of it gone: that of staff, or one that the home's people sent before. */
export async function cleared(scene: Scene, command: Command, media: string[]): Promise<TurnReply> {
  const found = await findOpenHazard(scene, command);
  if ('reply' in found) return found.reply;
  const { hazard } = found;
  if (media.length === 0 && hazard.proof.length === 0) {
    const { id: hazardId, number } = hazard;
    const actor = staffActor(scene.person);
    await insertHazardEvent(scene.tx, { hazardId, type: 'proof-asked', at: scene.now, actor });
    return line(scene, texts.needsProof, { number });
  }
  const move = { hazard, community: scene.community, by: staffActor(scene.person) };
  await endHazardCall(scene.tx, move, scene.clock);
  const done = await clearHazard(scene.tx, { ...move, media }, scene.clock);
  return line(scene, texts.cleared, hazardFacts(scene, done));
}

/** 撤销隐患 1012: it was none. Whoever put it on record takes it back, or somebody above. */
export async function withdrawn(scene: Scene, command: Command): Promise<TurnReply> {
  const found = await findOpenHazard(scene, command);
  if ('reply' in found) return found.reply;
  const { hazard } = found;
  const by = staffActor(scene.person);
  if (hazard.foundBy !== by.id && !(await isChief(scene))) return line(scene, texts.withdrawFor, {});
  const move = { hazard, community: scene.community, by };
  await endHazardCall(scene.tx, move, scene.clock);
  await withdrawHazard(scene.tx, move, scene.clock);
  return line(scene, texts.withdrawn, hazardFacts(scene, hazard));
}
