import { stateLabels } from '../../domain/hazards/messages.ts';
import { eventsOfHazard, listOpenHazards } from '../../domain/hazards/store.ts';
import { maskText } from '../../platform/mask.ts';
import type { Command } from '../commands/command.ts';
import { isDirect, line, moment, type Scene } from '../commands/scene.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { findHazard, hazardFacts } from './find.ts';
import { eventLabels, texts } from './messages.ts';

const maxListed = 20;

/** 隐患列表: all that is not cleared, the most severe first. */
export async function listHazards(scene: Scene): Promise<TurnReply> {
  const hazards = await listOpenHazards(scene.tx, scene.community.id);
  if (hazards.length === 0) return line(scene, texts.listNone, {});
  const lines = hazards
    .slice(0, maxListed)
    .map((hazard) => words(scene, texts.listLine, { ...hazardFacts(scene, hazard), state: stateLabels[hazard.state] }));
  const left = hazards.length - maxListed;
  const head = words(scene, texts.listHead, { count: hazards.length });
  return answer([head, ...lines, ...(left > 0 ? [words(scene, texts.listMore, { count: left })] : [])].join('\n'));
}

/** 隐患 1012: how it stands and what happened. What the finder wrote may name somebody, so no group reads it. */
export async function showHazard(scene: Scene, command: Command): Promise<TurnReply> {
  const found = await findHazard(scene, command);
  if ('reply' in found) return found.reply;
  const { hazard } = found;
  const events = await eventsOfHazard(scene.tx, hazard.id);
  const told = events.filter(({ type }) => type in eventLabels);
  const history = told.map(({ at, type, actor, actorName }) => {
    const who = actor.startsWith('staff:') && actorName ? words(scene, texts.historyWho, { name: actorName }) : '';
    return words(scene, texts.history, { at: moment(scene, at), event: eventLabels[type] ?? '', who });
  });
  const note = isDirect(scene) ? words(scene, texts.shownNote, { note: maskText(hazard.note) }) : '';
  const facts = { ...hazardFacts(scene, hazard), state: stateLabels[hazard.state], history: history.join('\n') };
  return answer(`${words(scene, texts.shown, facts)}${note}`);
}
