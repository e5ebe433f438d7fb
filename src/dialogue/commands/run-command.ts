import { awaitsSignOff } from '../../domain/tickets/state.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { broadcastCommands } from '../broadcasts/run.ts';
import { hazardCommands, isHazardWord } from '../hazards/run.ts';
import type { TurnReply } from '../turn-context.ts';
import { isWeatherWord, weatherCommands } from '../weather/run.ts';
import { arrive } from './arrive.ts';
import { bind, unbind } from './bind.ts';
import { type Command, isBroadcastWord } from './command.ts';
import { findTicket } from './find-ticket.ts';
import { finish } from './finish.ts';
import { listGaps } from './gaps.ts';
import { help } from './help.ts';
import { changeKept } from './kept-answers.ts';
import { texts } from './messages.ts';
import { note } from './note.ts';
import { promise } from './promise.ts';
import { refuseOutsider } from './refuse.ts';
import { reply } from './reply.ts';
import { report } from './report.ts';
import { giveBack } from './return-ticket.ts';
import { authorityOver, line, type Scene } from './scene.ts';
import { show } from './show.ts';
import { take } from './take.ts';
import type { Handler } from './task.ts';
import { todo } from './todo.ts';
import { transfer } from './transfer.ts';
import { undelivered } from './undelivered.ts';

const handlers = {
  take,
  arrive,
  finish,
  transfer,
  return: giveBack,
  promise,
  reply,
  note,
  show,
} satisfies Record<string, Handler>;

/** Carries out one command. @returns undefined where it turns out to have been ordinary talk */
export async function runCommand(scene: Scene, command: Command, media: string[]): Promise<TurnReply | undefined> {
  const { word } = command;
  if (word === 'help') return help(scene);
  if (word === 'todo') return todo(scene);
  if (word === 'undelivered' || word === 'resend') return undelivered(scene, command);
  if (word === 'report') return report(scene);
  if (word === 'gaps') return listGaps(scene);
  if (word === 'bind') return bind(scene, command);
  if (word === 'unbind') return unbind(scene);
  if (isWeatherWord(word)) return weatherCommands[word](scene, command);
  if (isBroadcastWord(word)) return broadcastCommands[word](scene, command, media);
  if (isHazardWord(word)) return hazardCommands[word](scene, command, media);
  if (word === 'keep' || word === 'take-back') return changeKept(scene, command);
  // A bare number may be a room that the talk under way has asked for.
  if (word === 'show' && command.casual && scene.state.talk) return undefined;

  const found = await findTicket(scene, command);
  if ('nothing' in found) return undefined;
  if ('reply' in found) return found.reply;
  const { ticket } = found;
  if (isReporter(scene, ticket) && (word === 'owners-word' || (command.casual && awaitsSignOff(ticket.state)))) {
    return undefined;
  }
  if (word === 'owners-word') return line(scene, texts.ownersWord, {}, { ticketId: ticket.id });
  const authority = await authorityOver(scene, ticket);
  if (word !== 'show' && !authority.mayTouch) return refuseOutsider(scene, ticket, word, authority);
  return handlers[word]({ scene, command, ticket, authority, media });
}

/** Staff who reported a matter themselves say in their own chat whether it is settled, as owners do (S42). */
export const isReporter = ({ person, turn }: Scene, ticket: Ticket): boolean =>
  ticket.reporterStaffId === person.staffId && ticket.conversationId === turn.conversation.id;
