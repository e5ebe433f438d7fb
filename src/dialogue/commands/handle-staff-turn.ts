import { isOpen } from '../../domain/tickets/state.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { answerToPreview, pressOnBroadcast } from '../broadcasts/run.ts';
import type { TurnReply } from '../turn-context.ts';
import { type Command, type CommandProblem, isProblem } from './command.ts';
import { exampleOf } from './example.ts';
import { quotedTicket, visibleTicket } from './find-ticket.ts';
import { canonicalWords, typedAnswer } from './lexicon.ts';
import { texts } from './messages.ts';
import { type ParseHints, parseCommand } from './parse-command.ts';
import { isReporter, runCommand } from './run-command.ts';
import { line, type Scene, type StaffContext, sceneOf } from './scene.ts';
import { splitCommands } from './split-commands.ts';

const exampleNumber = 1024;
const pressable = ['take', 'arrive', 'finish', 'keep', 'written-notice'] as const;
const pressed = /^(take|arrive|finish|keep|written-notice):(\d{1,9})$/;

/**
 * Staff at work in a group or in their own chat: commands in words, under a quoted card, or by a button. A wrong command
 * always gets a line that says who has the ticket or what to write.
 * @returns undefined where it was no command: ordinary talk, for the caller to treat
 */
export async function handleStaffTurn(ctx: StaffContext): Promise<TurnReply | undefined> {
  const scene = await sceneOf(ctx);
  if (ctx.button !== undefined) return press(scene, ctx.button);
  const answered = await answerToPreview(scene);
  if (answered) return answered;
  const quoted = await quotedTicket(scene);
  const hints: ParseHints = {
    quotedTicketNumber: quoted?.number,
    mentionsBot: ctx.turn.messages.some(({ content }) => content.mentionsBot),
  };
  const reads = splitCommands(ctx.text, hints).map((part) => parseCommand(part, hints));
  const mediaFor = reads.findIndex(
    (read) => read && !isProblem(read) && ['finish', 'reply', 'note'].includes(read.word),
  );
  const replies: TurnReply[] = [];
  for (const [index, read] of reads.entries()) {
    const media = index === (mediaFor === -1 ? reads.length - 1 : mediaFor) ? ctx.media : [];
    const said = await carryOut(scene, read, quoted, media);
    if (said) replies.push(said);
  }
  const [first] = replies;
  return first && { ...first, replies: replies.flatMap((one) => one.replies) };
}

const patrolled = /^patrol:[0-9a-f-]{36}:(.+)$/;
const isPressable = (word: string): word is (typeof pressable)[number] => pressable.some((one) => one === word);

/** A button says the same as the words. What is no button of ours is left to others. */
async function press(scene: Scene, button: string): Promise<TurnReply | undefined> {
  const [, word, number] = pressed.exec(button) ?? [];
  if (word && isPressable(word)) {
    return runCommand(scene, { word, number: Number(number), rest: '', casual: false }, []);
  }
  const [, building] = patrolled.exec(button) ?? [];
  if (building) return runCommand(scene, { word: 'patrol', rest: building, casual: false }, []);
  const broadcast = await pressOnBroadcast(scene, button);
  if (broadcast) return broadcast;
  const [, asked] = typedAnswer.exec(button) ?? [];
  if (asked === undefined) return undefined;
  return runCommand(scene, { word: 'owners-word', number: Number(asked), rest: '', casual: false }, []);
}

async function carryOut(
  scene: Scene,
  read: Command | CommandProblem | undefined,
  quoted: Ticket | undefined,
  media: string[],
): Promise<TurnReply | undefined> {
  if (!read) return quoted && scoresInWords(scene, quoted) ? line(scene, texts.ownersWord, {}) : undefined;
  return isProblem(read) ? explain(scene, read, quoted) : runCommand(scene, read, media);
}

/** “很满意” under a card of finished work, from a person who did not report it (S88). */
const scoresInWords = (scene: Scene, ticket: Ticket): boolean =>
  scene.meaning.rating !== undefined && !isOpen(ticket.state) && !isReporter(scene, ticket);

async function explain(
  scene: Scene,
  { problem, word, number, weak }: CommandProblem,
  quoted: Ticket | undefined,
): Promise<TurnReply | undefined> {
  const meant = number === undefined ? quoted : await visibleTicket(scene, number);
  if (weak && !meant) return undefined;
  const example = exampleOf(scene, word, meant?.number ?? number ?? exampleNumber);
  const more = meant ? { ticketId: meant.id } : {};
  if (problem === 'several-numbers') return line(scene, texts.several, { example }, more);
  return line(scene, texts.unclear, { word: canonicalWords[word], example }, more);
}
