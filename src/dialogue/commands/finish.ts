import { askSignOff } from '../../domain/surveys/questions.ts';
import { kindLabel } from '../../domain/tickets/labels.ts';
import { closeTask, finishTicket } from '../../domain/tickets/staff-moves.ts';
import { isAnswered, isOpen } from '../../domain/tickets/state.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { findBanned } from '../../messages/house-style.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { finishCare } from './finish-care.ts';
import { keepMedia } from './keep.ts';
import { texts } from './messages.ts';
import { readWork } from './read-work.ts';
import { refuse } from './refuse.ts';
import { line, type Scene } from './scene.ts';
import type { Task } from './task.ts';
import { tellGroup } from './tell.ts';

/**
 * 完成: the owner is asked whether it is mended. Words of what was done are demanded (S57), for the owner signs under
 * them; photos alone are kept with the ticket and the words asked for. A call task closes with what the call came to.
 */
export async function finish(task: Task): Promise<TurnReply> {
  const { scene, ticket, authority, command } = task;
  const { number } = ticket;
  if (isAnswered(ticket.kind)) {
    return line(scene, texts.finishByReply, { number, kind: kindLabel(ticket.kind) }, { ticketId: ticket.id });
  }
  if (ticket.kind === 'call') return finishCall(task);
  if (ticket.kind === 'care') return mayFinish(task) ?? finishCare(task);
  const { work, feeCents } = readWork(command.rest);
  const refusal = mayFinish(task);
  if (refusal) return refusal;
  if (!/[\p{L}\p{N}]{2}/u.test(work)) return askForWork(task);
  const banned = findBanned(work);
  if (banned) return line(scene, texts.wordingHeld, { found: banned }, { ticketId: ticket.id });

  const moved = await finishTicket(scene.tx, {
    ticketId: ticket.id,
    by: authority.by,
    at: scene.now,
    work,
    policy: scene.community.policy,
    media: task.media,
    ...(feeCents !== undefined && { feeCents }),
  });
  if (!moved.ok) return refuse(scene, ticket, moved, 'finish', authority);
  const occasion = `finished:${scene.turn.messages[0].seq}`;
  await askSignOff(scene.tx, { ticket: moved.ticket, community: scene.community, occasion }, scene.clock);
  const said = words(scene, texts.finished, {
    name: moved.ticket.assigneeName ?? scene.person.name,
    number,
    work,
    fee: sayFee(scene, moved.ticket),
  });
  await tellGroup(scene, moved.ticket, 'finished', said);
  const hints = [
    moved.withoutArrival ? words(scene, texts.withoutArrival, { number }) : '',
    ticket.conversationId ? '' : words(scene, texts.noReporterChat, {}),
  ].filter(Boolean);
  return answer([said, ...hints].join('\n'), { ticketId: ticket.id });
}

async function finishCall(task: Task): Promise<TurnReply> {
  const { scene, ticket, authority, command } = task;
  const { number } = ticket;
  const result = command.rest.trim();
  if (!result) return mayFinish(task) ?? line(scene, texts.callHow, { number }, { ticketId: ticket.id });
  const move = { ticketId: ticket.id, by: authority.by, at: scene.now, result, outcome: 'called' } as const;
  const moved = await closeTask(scene.tx, move);
  if (!moved.ok) return refuse(scene, ticket, moved, 'finish', authority);
  await keepMedia(task);
  const said = words(scene, texts.callDone, { name: scene.person.name, number, work: result });
  await tellGroup(scene, moved.ticket, 'finished', said);
  return answer(said, { ticketId: ticket.id });
}

/** Whose it is comes before what is missing: nobody is asked for words that would be refused. */
function mayFinish({ scene, ticket, authority }: Task): TurnReply | undefined {
  const { state, assigneeId, assigneeName } = ticket;
  if (!isOpen(state)) return refuse(scene, ticket, { ok: false, why: 'wrong-state', state }, 'finish', authority);
  if (state === 'open' || assigneeId === scene.person.staffId || authority.by.mayActForOthers) return undefined;
  return refuse(scene, ticket, { ok: false, why: 'not-yours', name: assigneeName }, 'finish', authority);
}

async function askForWork(task: Task): Promise<TurnReply> {
  const { scene, ticket } = task;
  const { number } = ticket;
  const kept = (await keepMedia(task)) > 0 ? `${words(scene, texts.photosKept, { number })}\n` : '';
  return answer(`${kept}${words(scene, texts.finishHow, { number })}`, { ticketId: ticket.id });
}

function sayFee(scene: Scene, { feeCents }: Ticket): string {
  if (feeCents === null) return words(scene, texts.feeNotSaid, {});
  if (feeCents === 0) return words(scene, texts.noFee, {});
  return words(scene, texts.fee, { fee: String(feeCents / 100) });
}
