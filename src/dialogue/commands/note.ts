import type { TurnReply } from '../turn-context.ts';
import { keepMedia, keepNote } from './keep.ts';
import { texts } from './messages.ts';
import { line } from './scene.ts';
import type { Task } from './task.ts';

/** 备注: for colleagues only; the owner never reads it. */
export async function note(task: Task): Promise<TurnReply> {
  const { scene, ticket, command } = task;
  const { number } = ticket;
  if (!command.rest.trim() && task.media.length === 0) {
    return line(scene, texts.noteHow, { number }, { ticketId: ticket.id });
  }
  if (command.rest.trim()) await keepNote(task, command.rest.trim());
  await keepMedia(task);
  return line(scene, texts.noted, { number }, { ticketId: ticket.id });
}
