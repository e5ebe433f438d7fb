import { cardButtons } from '../../domain/dispatch/page-ticket.ts';
import { ticketTitle } from '../../domain/tickets/labels.ts';
import { takeTicket } from '../../domain/tickets/staff-moves.ts';
import { isAnswered } from '../../domain/tickets/state.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { type Due, nextDue, sayDue } from './due.ts';
import { keepExtras } from './keep.ts';
import { progress, texts } from './messages.ts';
import { refuse } from './refuse.ts';
import { line, moment, type Scene } from './scene.ts';
import type { Task } from './task.ts';
import { giveContact, tellGroup, tellOwner } from './tell.ts';

/** 接单: one wins, the others are told who; the owner hears who comes and by when, the winner gets the phone number. */
export async function take(task: Task): Promise<TurnReply> {
  const { scene, ticket: before, authority } = task;
  const moved = await takeTicket(scene.tx, { ticketId: before.id, by: authority.by, at: scene.now });
  if (!moved.ok) return refuse(scene, before, moved, 'take', authority);
  const { ticket, already } = moved;
  const buttons = cardButtons(ticket);
  const { name, staffId } = scene.person;
  if (already) {
    return line(scene, texts.alreadyTaken, { number: ticket.number, name }, { buttons, ticketId: ticket.id });
  }
  await keepExtras(task);
  const due = await nextDue(scene, ticket.id);
  await tellOwner(scene, ticket, 'taken', takenWords(scene, ticket, due));
  const said = staffWords(scene, ticket, due);
  await tellGroup(scene, ticket, 'taken', said);
  const contact = await giveContact(scene, ticket, staffId);
  return answer(`${said}\n${contact}`, { buttons, ticketId: ticket.id });
}

function takenWords(scene: Scene, ticket: Ticket, due: Due | undefined): string {
  const { number } = ticket;
  const who = ticket.assigneeName ?? scene.person.name;
  if (!due) return words(scene, progress.takenNow, { who, number, by: moment(scene, scene.now) });
  const visit = ticket.unitId ? progress.takenVisit : progress.takenPlace;
  const template = {
    arrive: visit,
    fix: ticket.unitId ? progress.takenFix : progress.takenFixPlace,
    reply: progress.takenReply,
    promise: progress.takenPromise,
  }[due.kind];
  return words(scene, template, { who, number, by: moment(scene, due.at) });
}

function staffWords(scene: Scene, ticket: Ticket, due: Due | undefined): string {
  const vars = {
    name: ticket.assigneeName ?? scene.person.name,
    number: ticket.number,
    title: ticketTitle(ticket),
    place: ticket.place ?? words(scene, texts.placeUnknown, {}),
    due: due ? words(scene, texts.due, sayDue(scene, due)) : '',
  };
  if (ticket.kind === 'call') return words(scene, texts.takenToPhone, vars);
  return words(scene, isAnswered(ticket.kind) ? texts.takenToAnswer : texts.taken, vars);
}
