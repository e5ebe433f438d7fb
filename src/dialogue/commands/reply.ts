import { askSignOff } from '../../domain/surveys/questions.ts';
import { kindLabel } from '../../domain/tickets/labels.ts';
import { answerTicket } from '../../domain/tickets/staff-moves.ts';
import { isAnswered, isOpen } from '../../domain/tickets/state.ts';
import { findBanned } from '../../messages/house-style.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { keepMedia } from './keep.ts';
import { offerToKeep } from './kept-answers.ts';
import { progress, texts } from './messages.ts';
import { refuse } from './refuse.ts';
import { line } from './scene.ts';
import type { Task } from './task.ts';
import { tellGroup, tellOwner } from './tell.ts';

/**
 * 回复: a person's answer to a complaint or a question goes to the reporter as written, with the question whether it is
 * settled (S69). Words that no owner may read are held back (S16, S17, S22). An answer that others may need can be kept (S18).
 */
export async function reply(task: Task): Promise<TurnReply> {
  const { scene, ticket, authority, media } = task;
  const { number, state, assigneeId } = ticket;
  const more = { ticketId: ticket.id };
  if (!isAnswered(ticket.kind)) return line(scene, texts.replyNotHere, { number, kind: kindLabel(ticket.kind) }, more);
  const text = task.command.rest.trim();
  const isTheirs = assigneeId === null || assigneeId === scene.person.staffId || authority.by.mayActForOthers;
  if (isOpen(state) && !isTheirs) {
    return refuse(scene, ticket, { ok: false, why: 'not-yours', name: ticket.assigneeName }, 'reply', authority);
  }
  if (!text) return line(scene, texts.replyHow, { number }, more);
  const banned = findBanned(text);
  if (banned) return line(scene, texts.wordingHeld, { found: banned }, more);

  const { tx, clock, community, now } = scene;
  const move = { ticketId: ticket.id, by: authority.by, at: now, answer: text, policy: community.policy };
  const moved = await answerTicket(tx, move);
  if (!moved.ok) return refuse(scene, ticket, moved, 'reply', authority);
  if (media.length > 0) {
    await keepMedia(task);
    await tellOwner(scene, moved.ticket, 'attachment', words(scene, progress.replyMedia, { number }), media);
  }
  const occasion = `answered:${scene.turn.messages[0].seq}`;
  await askSignOff(tx, { ticket: moved.ticket, community, occasion }, clock);
  const said = words(scene, texts.replied, { number });
  await tellGroup(scene, moved.ticket, 'answered', said);
  const offer = await offerToKeep(scene, moved.ticket);
  const hints = [ticket.conversationId ? '' : words(scene, texts.noReporterChat, {}), offer?.text].filter(Boolean);
  return answer([said, ...hints].join('\n'), { ...more, ...(offer?.buttons && { buttons: offer.buttons }) });
}
