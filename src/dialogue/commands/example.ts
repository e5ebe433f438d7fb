import { words } from '../turn-context.ts';
import { type CommandWord, formatCommand } from './command.ts';
import { texts } from './messages.ts';
import type { StaffContext } from './scene.ts';

/** A command written out as it should be: “转单 1024 李师傅”. */
export function exampleOf(ctx: StaffContext, word: CommandWord, number: number): string {
  const rests = {
    transfer: texts.exampleTransfer,
    return: texts.exampleReason,
    promise: texts.examplePromise,
    finish: texts.exampleWork,
    reply: texts.exampleReply,
    note: texts.exampleNote,
  };
  const rest = word in rests ? words(ctx, rests[word as keyof typeof rests], {}) : '';
  return formatCommand({ word, number, rest });
}
