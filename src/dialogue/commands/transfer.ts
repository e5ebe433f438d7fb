import { cardButtons } from '../../domain/dispatch/page-ticket.ts';
import { findStaffByName } from '../../domain/roster/find-staff.ts';
import type { StaffFacts } from '../../domain/roster/staff.ts';
import { ticketTitle } from '../../domain/tickets/labels.ts';
import { transferTicket } from '../../domain/tickets/staff-moves.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { nextDue, sayDue } from './due.ts';
import { keepMedia } from './keep.ts';
import { giveTo, takeOver } from './lexicon.ts';
import { progress, texts } from './messages.ts';
import { refuse } from './refuse.ts';
import { line, moment } from './scene.ts';
import { isMember } from './store.ts';
import type { Task } from './task.ts';
import { giveContact, tellColleague, tellGroup, tellOwner } from './tell.ts';

/** 转单: to a colleague by name, who gets the contact; the one who had it, the group and the owner hear of it. */
export async function transfer(task: Task): Promise<TurnReply> {
  const { scene, ticket: before, authority } = task;
  const { tx, person } = scene;
  const { number } = before;
  const to = await colleague(task);
  if ('replies' in to) return to;
  const moved = await transferTicket(tx, {
    ticketId: before.id,
    by: authority.by,
    at: scene.now,
    to: { staffId: to.id, name: to.name },
  });
  if (!moved.ok) return refuse(scene, before, moved, 'transfer', authority);
  const { ticket, from } = moved;
  await keepMedia(task);

  const due = await nextDue(scene, ticket.id);
  const toOwner = due
    ? words(scene, progress.transferred, { who: to.name, number, ...sayDue(scene, due) })
    : words(scene, progress.transferredNow, { who: to.name, number, by: moment(scene, scene.now) });
  await tellOwner(scene, ticket, 'transferred', toOwner);
  if (to.id !== person.staffId) {
    const handedOn = words(scene, texts.transferredTo, { from: person.name, number });
    await tellColleague(scene, ticket, to.id, 'transferred', handedOn);
  }
  if (before.assigneeId && before.assigneeId !== person.staffId) {
    const relieved = words(scene, texts.transferredFrom, { number, name: person.name, to: to.name });
    await tellColleague(scene, ticket, before.assigneeId, 'relieved', relieved);
  }
  const said = words(scene, texts.transferred, {
    number,
    from: from ?? person.name,
    to: to.name,
    title: ticketTitle(ticket),
    place: ticket.place ?? words(scene, texts.placeUnknown, {}),
  });
  await tellGroup(scene, ticket, 'transferred', said, [to.id]);
  const contact = await giveContact(scene, ticket, to.id);
  const isMine = to.id === person.staffId;
  return answer(isMine ? `${said}\n${contact}` : said, { buttons: cardButtons(ticket), ticketId: ticket.id });
}

/** The colleague that was named, or what is said instead. Across teams only those above may hand a ticket on (S41). */
async function colleague({ scene, command, ticket, authority }: Task): Promise<StaffFacts | TurnReply> {
  const { number } = ticket;
  const more = { ticketId: ticket.id };
  const name = command.rest.trim().replace(giveTo, '').replace(takeOver, '').trim();
  if (!name) return line(scene, texts.transferHow, { number }, more);
  const match = await findStaffByName(scene.tx, scene.community.id, name);
  if (match.kind === 'none') return line(scene, texts.transferUnknown, { number, name }, more);
  if (match.kind === 'many') {
    const names = match.candidates.map((one) => one.name);
    return line(scene, texts.transferMany, { number, name, names: names.join('、'), first: names[0] ?? name }, more);
  }
  const { staff } = match;
  if (staff.id === ticket.accusedStaffId)
    return line(scene, texts.transferUnsuited, { number, name: staff.name }, more);
  if (staff.id === ticket.assigneeId) return line(scene, texts.transferSame, { number, name: staff.name }, more);
  const { team, by } = authority;
  const isOutside = team && staff.role !== 'manager' && !(await isMember(scene.tx, staff.id, team.id));
  if (isOutside && !by.mayActForOthers) {
    const leader = team.leaderName ?? words(scene, texts.anyLeader, {});
    return line(scene, texts.transferOutside, { number, name: staff.name, team: team.name, leader }, more);
  }
  return staff;
}
