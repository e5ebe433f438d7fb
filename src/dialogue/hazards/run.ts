import type { Command, CommandWord, HazardWord } from '../commands/command.ts';
import type { Scene } from '../commands/scene.ts';
import type { TurnReply } from '../turn-context.ts';
import { found, placeFound } from './found.ts';
import { saysWithdrawn } from './lexicon.ts';
import { listHazards, showHazard } from './look.ts';
import { cleared, withdrawn } from './settle.ts';
import { received, writtenNotice } from './written.ts';

type Run = (scene: Scene, command: Command, media: string[]) => Promise<TurnReply>;

/** 隐患: with a number how it stands, or what is added to it; without one it is a new one. */
const hazard: Run = (scene, command, media) => {
  if (command.number === undefined) return found(scene, command, media);
  if (saysWithdrawn(command.rest)) return withdrawn(scene, command);
  return command.rest.trim() === '' && media.length === 0
    ? showHazard(scene, command)
    : placeFound(scene, command, media);
};

/** The commands about hazards (docs: 隐患, 隐患列表, 隐患已清, 撤销隐患, 书面通知, 签收). */
export const hazardCommands: Record<HazardWord, Run> = {
  hazard,
  hazards: listHazards,
  'hazard-cleared': cleared,
  'hazard-withdrawn': withdrawn,
  'written-notice': writtenNotice,
  received,
};

export const isHazardWord = (word: CommandWord): word is HazardWord => Object.hasOwn(hazardCommands, word);
