import { pageTicket } from '../../domain/dispatch/page-ticket.ts';
import { runningClocks } from '../../domain/tickets/clock-store.ts';
import { returnTicket } from '../../domain/tickets/staff-moves.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { keepMedia } from './keep.ts';
import { progress, texts } from './messages.ts';
import { refuse } from './refuse.ts';
import { line, moment } from './scene.ts';
import type { Task } from './task.ts';
import { tellColleague, tellOwner } from './tell.ts';

/** 退单: needs a reason; the team is paged anew at once, its clocks run on, and the owner hears that it is so (S39). */
export async function giveBack(task: Task): Promise<TurnReply> {
  const { scene, ticket: before, authority } = task;
  const { tx, clock, community, now, person } = scene;
  const { number } = before;
  const reason = task.command.rest.trim();
  if (!/[\p{L}\p{N}]{2}/u.test(reason)) return line(scene, texts.returnHow, { number }, { ticketId: before.id });
  const moved = await returnTicket(tx, {
    ticketId: before.id,
    by: authority.by,
    at: now,
    reason,
    policy: community.policy,
  });
  if (!moved.ok) return refuse(scene, before, moved, 'return', authority);
  const { ticket } = moved;
  await keepMedia(task);

  const occasion = `returned:${scene.turn.messages[0].seq}`;
  const note = words(scene, texts.returnNote, { name: person.name, reason });
  const { names } = await pageTicket(tx, { ticket, community, occasion, note }, clock);
  const who = names.join('、') || words(scene, progress.office, {});
  const takeBy = (await runningClocks(tx, ticket.id)).find(({ kind }) => kind === 'take')?.dueAt ?? now;
  await tellOwner(
    scene,
    ticket,
    'returned',
    words(scene, progress.returned, { who, number, by: moment(scene, takeBy) }),
  );
  const said = words(scene, texts.returned, { name: person.name, number, reason, who });
  if (before.assigneeId && before.assigneeId !== person.staffId) {
    await tellColleague(scene, ticket, before.assigneeId, 'relieved', said);
  }
  return answer(said, { ticketId: ticket.id });
}
