import type { Refusal, Ticket } from '../../domain/tickets/ticket.ts';
import { type TurnReply, words } from '../turn-context.ts';
import type { CommandWord } from './command.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { type Authority, line, moment, type Scene } from './scene.ts';

/** What somebody is told whose command was refused: who has the ticket, and what to write instead. */
export function refuse(
  scene: Scene,
  ticket: Ticket,
  refusal: Refusal,
  word: CommandWord,
  { by, team }: Authority,
): TurnReply {
  const { number } = ticket;
  if (refusal.why === 'not-found') return line(scene, texts.unknownNumber, { number });
  if (refusal.why === 'taken-by') {
    const hint = by.mayActForOthers ? words(scene, texts.takenByHint, { number }) : '';
    const taken = words(scene, texts.takenBy, { number, name: refusal.name, at: moment(scene, refusal.at) });
    return { replies: [{ text: taken + hint, ticketId: ticket.id }], outcome: 'answered' };
  }
  if (refusal.why === 'not-yours') {
    const name = refusal.name ?? words(scene, texts.nobody, {});
    const leader = team?.leaderName ?? words(scene, texts.anyLeader, {});
    return line(scene, texts.notYours, { number, name, leader, me: scene.person.name }, { ticketId: ticket.id });
  }
  const name = ticket.assigneeName ?? words(scene, texts.nobody, {});
  const vars = { number, name, word: canonicalWords[word] };
  const states = {
    open: texts.isOpen,
    taken: texts.isOpen,
    working: texts.isWorking,
    finished: texts.isFinished,
    answered: texts.isAnswered,
    closed: texts.isClosed,
    cancelled: texts.isCancelled,
  };
  return line(scene, states[refusal.state], vars, { ticketId: ticket.id });
}

/** Not of the ticket's team and not above it: refused with whom to ask, and logged (S41). */
export function refuseOutsider(scene: Scene, ticket: Ticket, word: CommandWord, { team }: Authority): TurnReply {
  scene.log.info({ ticket: ticket.number, staff: scene.person.staffId, command: word }, 'command refused');
  return line(
    scene,
    texts.notYourTeam,
    {
      number: ticket.number,
      team: team?.name ?? words(scene, texts.anyTeam, {}),
      leader: team?.leaderName ?? words(scene, texts.anyLeader, {}),
      me: scene.person.name,
    },
    { ticketId: ticket.id },
  );
}
