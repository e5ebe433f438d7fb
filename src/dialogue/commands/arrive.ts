import { cardButtons } from '../../domain/dispatch/page-ticket.ts';
import { arriveAtTicket } from '../../domain/tickets/staff-moves.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { nextDue } from './due.ts';
import { keepExtras } from './keep.ts';
import { progress, texts } from './messages.ts';
import { refuse } from './refuse.ts';
import { line, moment } from './scene.ts';
import type { Task } from './task.ts';
import { giveContact, tellGroup, tellOwner } from './tell.ts';

/** 到场: the arrival clock stops and the owner hears it. A ticket that nobody had is taken on the way. */
export async function arrive(task: Task): Promise<TurnReply> {
  const { scene, ticket: before, authority } = task;
  const { number } = before;
  if (before.kind === 'call') return line(scene, texts.callNoArrival, { number }, { ticketId: before.id });
  const moved = await arriveAtTicket(scene.tx, { ticketId: before.id, by: authority.by, at: scene.now });
  if (!moved.ok) return refuse(scene, before, moved, 'arrive', authority);
  const { ticket, already } = moved;
  const more = { buttons: cardButtons(ticket), ticketId: ticket.id };
  if (already) return line(scene, texts.alreadyArrived, { number }, more);
  await keepExtras(task);
  const name = ticket.assigneeName ?? scene.person.name;
  const due = await nextDue(scene, ticket.id);
  const told = due ? progress.arrivedDue : progress.arrivedNow;
  await tellOwner(
    scene,
    ticket,
    'arrived',
    words(scene, told, { who: name, number, by: moment(scene, due?.at ?? scene.now) }),
  );
  const said = words(scene, texts.arrived, { name, number });
  await tellGroup(scene, ticket, 'arrived', said);
  const wasOpen = before.state === 'open';
  const contact = wasOpen ? `\n${await giveContact(scene, ticket, scene.person.staffId)}` : '';
  return answer(`${said}${contact}`, more);
}
