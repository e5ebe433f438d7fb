import { cardButtons } from '../../domain/dispatch/page-ticket.ts';
import { promiseTime } from '../../domain/tickets/staff-moves.ts';
import { findBanned } from '../../messages/house-style.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { nextDue } from './due.ts';
import { keepMedia } from './keep.ts';
import { progress, texts } from './messages.ts';
import { type PromiseRead, readPromise } from './read-promise.ts';
import { refuse } from './refuse.ts';
import { line, moment, type Scene } from './scene.ts';
import type { Task } from './task.ts';
import { giveContact, tellGroup, tellOwner } from './tell.ts';

/** 承诺, 延期: a new time with a reason, told to the owner with the old one (S47). */
export async function promise(task: Task): Promise<TurnReply> {
  const { scene, ticket: before, authority } = task;
  const { number } = before;
  const read = readPromise(task.command.rest, scene.meaning.times, scene.now);
  if (read.kind !== 'promise') return askForMissing(scene, number, before.id, read);
  const banned = findBanned(read.reason);
  if (banned) return line(scene, texts.wordingHeld, { found: banned }, { ticketId: before.id });

  const owed = await nextDue(scene, before.id, ['promise', 'fix', 'reply', 'arrive']);
  const moved = await promiseTime(scene.tx, {
    ticketId: before.id,
    by: authority.by,
    at: scene.now,
    promisedAt: read.at,
    reason: read.reason,
  });
  if (!moved.ok) return refuse(scene, before, moved, 'promise', authority);
  const { ticket } = moved;
  await keepMedia(task);
  const vars = {
    who: ticket.assigneeName ?? scene.person.name,
    number,
    by: moment(scene, read.at),
    reason: read.reason,
  };
  const isLater = owed && owed.at < read.at;
  const toOwner = isLater
    ? words(scene, progress.promised, { ...vars, before: moment(scene, owed.at) })
    : words(scene, progress.promisedFirst, vars);
  await tellOwner(scene, ticket, 'promised', toOwner);
  const said = words(scene, texts.promised, vars);
  await tellGroup(scene, ticket, 'promised', said);
  const contact = before.state === 'open' ? `\n${await giveContact(scene, ticket, scene.person.staffId)}` : '';
  return answer(`${said}${contact}`, { buttons: cardButtons(ticket), ticketId: ticket.id });
}

function askForMissing(
  scene: Scene,
  number: number,
  ticketId: string,
  read: Exclude<PromiseRead, { kind: 'promise' }>,
): TurnReply {
  if (read.kind === 'no-time') return line(scene, texts.promiseHow, { number }, { ticketId });
  const reason = read.reason || words(scene, texts.reasonExample, {});
  const templates = { 'no-hour': texts.promiseNoHour, past: texts.promisePast, 'no-reason': texts.promiseNoReason };
  return line(scene, templates[read.kind], { number, time: read.said, reason }, { ticketId });
}
