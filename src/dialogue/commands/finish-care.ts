import { closeTask } from '../../domain/tickets/staff-moves.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { keepMedia } from './keep.ts';
import { saysNotBrought } from './lexicon.ts';
import { texts } from './messages.ts';
import { readWork } from './read-work.ts';
import { refuse } from './refuse.ts';
import { line } from './scene.ts';
import type { Task } from './task.ts';

/** 完成 of flowers that were brought: with a picture, or with why they were not (S106). No group reads of it. */
export async function finishCare(task: Task): Promise<TurnReply> {
  const { scene, ticket, authority, command } = task;
  const { number } = ticket;
  const { work: result, feeCents } = readWork(command.rest);
  const isDeclined = saysNotBrought(result);
  const photos = ticket.media.length + (await keepMedia(task));
  if (!result || (photos === 0 && !isDeclined)) {
    return line(scene, result ? texts.careProof : texts.careHow, { number }, { ticketId: ticket.id });
  }
  const moved = await closeTask(scene.tx, {
    ticketId: ticket.id,
    by: authority.by,
    at: scene.now,
    result,
    outcome: isDeclined ? 'declined' : 'cared',
    ...(feeCents !== undefined && { feeCents }),
  });
  if (!moved.ok) return refuse(scene, ticket, moved, 'finish', authority);
  const fee = feeCents === undefined ? '' : words(scene, texts.fee, { fee: String(feeCents / 100) });
  return answer(words(scene, texts.careDone, { number, work: result, fee }), { ticketId: ticket.id });
}
