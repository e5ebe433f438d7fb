import { staffActor } from '../../domain/tickets/events.ts';
import { addToTicket } from '../../domain/tickets/owner-moves.ts';
import { insertEvents } from '../../domain/tickets/store.ts';
import type { Task } from './task.ts';

/** Keeps words for colleagues in the ticket's history; its description, which the owner may read, stays as it is. */
export async function keepNote({ scene, ticket }: Task, text: string): Promise<void> {
  const { tx, now, person } = scene;
  const data = { text, internal: true };
  await insertEvents(tx, [{ ticketId: ticket.id, type: 'added', at: now, actor: staffActor(person), data }]);
}

/** Adds pictures to the ticket. @returns how many */
export async function keepMedia({ scene, ticket, media }: Task): Promise<number> {
  if (media.length === 0) return 0;
  const { tx, now, person } = scene;
  await addToTicket(tx, { ticketId: ticket.id, by: staffActor(person), at: now, text: '', media });
  return media.length;
}

/** What came along with 接单 or 到场: “到场 1024 业主不在家”, a picture of the place. */
export async function keepExtras(task: Task): Promise<void> {
  if (task.command.rest) await keepNote(task, task.command.rest);
  await keepMedia(task);
}
