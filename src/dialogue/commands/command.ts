import { canonicalWords } from './lexicon.ts';

/** What staff tell of the weather. */
export type WeatherWord = 'weather' | 'weather-end' | 'patrol';
/** What staff tell of hazards; the number is a hazard's. */
export type HazardWord = 'hazard' | 'hazards' | 'hazard-cleared' | 'hazard-withdrawn' | 'written-notice' | 'received';

/** What managers tell of notices to many; the number is a notice's. */
export type BroadcastWord = 'notice' | 'revise' | 'correct' | 'withdraw';

/** What staff can tell us to do. `owners-word`: an answer that only the owner may give. */
export type CommandWord =
  | 'take'
  | 'arrive'
  | 'finish'
  | 'transfer'
  | 'return'
  | 'promise'
  | 'reply'
  | 'note'
  | 'todo'
  | 'show'
  | 'help'
  | 'undelivered'
  | 'resend'
  | 'report'
  | 'keep'
  | 'take-back'
  | 'gaps'
  | 'bind'
  | 'unbind'
  | HazardWord
  | BroadcastWord
  | WeatherWord
  | 'owners-word';

export interface Command {
  word: CommandWord;
  /** the ticket's number, where it was written */
  number?: number;
  /** what follows: work and fee, a colleague's name, a reason, an answer */
  rest: string;
  /** said in words that are also ordinary talk (“到了”, “搞定”): without a ticket that fits it was no command */
  casual: boolean;
}

/** Somebody seems to have meant a command. */
export interface CommandProblem {
  problem: 'unclear' | 'several-numbers';
  /** the command that was probably meant */
  word: CommandWord;
  number?: number;
  /** only worth a line if the number is a ticket's */
  weak: boolean;
}

export const isBroadcastWord = (word: CommandWord): word is BroadcastWord =>
  ['notice', 'revise', 'correct', 'withdraw'].includes(word);

export const isProblem = (read: Command | CommandProblem): read is CommandProblem => 'problem' in read;

/** The command as staff are taught to write it: “完成 1024 换了阀芯 收费30”. */
export function formatCommand({ word, number, rest }: Pick<Command, 'word' | 'number' | 'rest'>): string {
  return [canonicalWords[word], number, rest].filter((part) => part !== undefined && part !== '').join(' ');
}
