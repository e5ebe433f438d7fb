import { isBroadcastWord, isProblem } from './command.ts';
import { type ParseHints, parseCommand } from './parse-command.ts';

/**
 * The commands in a turn of several messages: each line that begins a command with its number begins a part, what
 * follows belongs to it. A turn without such a line is one part.
 */
export function splitCommands(text: string, hints: ParseHints): string[] {
  const whole = parseCommand(text, hints);
  // What is told to many may hold lines that look like anything.
  if (whole && !isProblem(whole) && isBroadcastWord(whole.word)) return [text];
  const parts: string[][] = [];
  for (const line of text.split('\n')) {
    const read = parseCommand(line, { mentionsBot: hints.mentionsBot });
    const isOne = read !== undefined && !isProblem(read) && !read.casual;
    const begins = isOne && (read.number !== undefined || read.word === 'hazard');
    if (begins) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts.length > 0 ? parts.map((lines) => lines.join('\n').trim()) : [text];
}
