import type { Tx } from '../../platform/db.ts';
import type { Policy } from '../communities/policy.ts';
import { insertClocks, lastClockOf, stopClocks } from './clock-store.ts';
import { clockAnew, promiseClock, signOffClock, takeClock } from './clocks.ts';
import { type EventData, staffActor, type TicketEventType } from './events.ts';
import { canMove, isOpen } from './state.ts';
import { claimTicket, insertEvents, lockTicket, ticketById, updateTicket } from './store.ts';
import type { Moved, Refusal, Ticket } from './ticket.ts';

/** The member of staff who acts. A manager or a team's leader may act for the person who has the ticket. */
export interface ActingStaff {
  staffId: string;
  name: string;
  mayActForOthers: boolean;
}

interface Move {
  ticketId: string;
  by: ActingStaff;
  at: Date;
}

const again = async (tx: Tx, id: string): Promise<Ticket> => {
  const ticket = await ticketById(tx, id);
  if (!ticket) throw new Error(`ticket ${id} vanished`);
  return ticket;
};

const note = (tx: Tx, move: Move, type: TicketEventType, data: EventData = {}) =>
  insertEvents(tx, [{ ticketId: move.ticketId, type, at: move.at, actor: staffActor(move.by), data }]);

const takenBy = (ticket: Ticket): Refusal => ({
  ok: false,
  why: 'taken-by',
  name: ticket.assigneeName ?? '',
  at: ticket.takenAt ?? ticket.openedAt,
});

/** Takes an open ticket (接单). Of any number at the same moment exactly one wins; the others learn who. */
export async function takeTicket(tx: Tx, move: Move): Promise<Moved<{ already: boolean }>> {
  if (await claimTicket(tx, move.ticketId, move.by.staffId, move.at)) {
    await stopClocks(tx, move.ticketId, ['take'], move.at);
    await note(tx, move, 'taken');
    return { ok: true, ticket: await again(tx, move.ticketId), already: false };
  }
  const ticket = await ticketById(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!isOpen(ticket.state)) return { ok: false, why: 'wrong-state', state: ticket.state };
  if (ticket.assigneeId === move.by.staffId) return { ok: true, ticket, already: true };
  return takenBy(ticket);
}

/** The ticket, locked and on the acting person's name: taken for them on the way if nobody had it. */
async function held(tx: Tx, move: Move, to: Ticket['state']): Promise<Ticket | Refusal> {
  let ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!isOpen(ticket.state) || !canMove(ticket.state, to))
    return { ok: false, why: 'wrong-state', state: ticket.state };
  if (ticket.state === 'open') {
    const taken = await takeTicket(tx, move);
    if (!taken.ok) return taken;
    ticket = taken.ticket;
  }
  if (ticket.assigneeId !== move.by.staffId && !move.by.mayActForOthers) {
    return { ok: false, why: 'not-yours', name: ticket.assigneeName };
  }
  return ticket;
}

const isRefusal = (held: Ticket | Refusal): held is Refusal => 'ok' in held;

/**
 * Whoever was on site leaves the work to somebody else, for whom the owner waits anew: a promised arrival runs once more,
 * as long as the first. A clock that still runs, because nobody came yet, is left alone (S39).
 */
async function waitForNext(tx: Tx, ticket: Ticket, at: Date): Promise<void> {
  if (ticket.state !== 'working') return;
  const arrive = await lastClockOf(tx, ticket.id, 'arrive');
  if (arrive) await insertClocks(tx, ticket.id, [clockAnew(arrive, at)]);
}

/** On site (到场): stops the arrival clock. */
export async function arriveAtTicket(tx: Tx, move: Move): Promise<Moved<{ already: boolean }>> {
  const ticket = await held(tx, move, 'working');
  if (isRefusal(ticket)) {
    const now = await ticketById(tx, move.ticketId);
    if (now?.state === 'working' && now.assigneeId === move.by.staffId) return { ok: true, ticket: now, already: true };
    return ticket;
  }
  await updateTicket(tx, ticket.id, { state: 'working', arrivedAt: move.at });
  await stopClocks(tx, ticket.id, ['arrive'], move.at);
  await note(tx, move, 'arrived');
  return { ok: true, ticket: await again(tx, ticket.id), already: false };
}

/** Finished (完成): stops every clock of the work and starts to wait for the owner's word. */
export async function finishTicket(
  tx: Tx,
  move: Move & { work: string; feeCents?: number; policy: Policy; media?: string[] },
): Promise<Moved<{ withoutArrival: boolean }>> {
  const ticket = await held(tx, move, 'finished');
  if (isRefusal(ticket)) return ticket;
  const withoutArrival = ticket.kind === 'repair' && !ticket.arrivedAt;
  await updateTicket(tx, ticket.id, {
    state: 'finished',
    finishedAt: move.at,
    workDone: move.work,
    feeCents: move.feeCents ?? null,
    media: { push: move.media ?? [] },
  });
  await stopClocks(tx, ticket.id, 'all', move.at);
  await insertClocks(tx, ticket.id, [signOffClock(move.policy, move.at)]);
  await note(tx, move, 'finished', { work: move.work, feeCents: move.feeCents ?? null, withoutArrival });
  return { ok: true, ticket: await again(tx, ticket.id), withoutArrival };
}

/** Gives the ticket back with a reason (退单): open again, to be paged anew; the time for the work runs on (S39). */
export async function returnTicket(tx: Tx, move: Move & { reason: string; policy: Policy }): Promise<Moved> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!isOpen(ticket.state) || ticket.state === 'open') return { ok: false, why: 'wrong-state', state: ticket.state };
  if (ticket.assigneeId !== move.by.staffId && !move.by.mayActForOthers)
    return { ok: false, why: 'not-yours', name: ticket.assigneeName };
  await updateTicket(tx, ticket.id, { state: 'open', assigneeId: null, takenAt: null, arrivedAt: null });
  await insertClocks(tx, ticket.id, [takeClock(ticket.kind, ticket.urgency, move.policy, move.at)]);
  await waitForNext(tx, ticket, move.at);
  await note(tx, move, 'returned', { reason: move.reason });
  return { ok: true, ticket: await again(tx, ticket.id) };
}

/** Hands the ticket to somebody else (转单); an open ticket may be assigned the same way. */
export async function transferTicket(
  tx: Tx,
  move: Move & { to: { staffId: string; name: string } },
): Promise<Moved<{ from: string | null }>> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!isOpen(ticket.state)) return { ok: false, why: 'wrong-state', state: ticket.state };
  if (ticket.state !== 'open' && ticket.assigneeId !== move.by.staffId && !move.by.mayActForOthers)
    return { ok: false, why: 'not-yours', name: ticket.assigneeName };
  await updateTicket(tx, ticket.id, {
    state: 'taken',
    assigneeId: move.to.staffId,
    takenAt: move.at,
    arrivedAt: null,
  });
  await stopClocks(tx, ticket.id, ['take'], move.at);
  await waitForNext(tx, ticket, move.at);
  await note(tx, move, 'transferred', { from: ticket.assigneeName, to: move.to.name });
  return { ok: true, ticket: await again(tx, ticket.id), from: ticket.assigneeName };
}

/** A new time with a reason (承诺): replaces the fix clock; broken, it counts worse than the clock it replaced (S47). */
export async function promiseTime(
  tx: Tx,
  move: Move & { promisedAt: Date; reason: string },
): Promise<Moved<{ earlier: Date | null }>> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!isOpen(ticket.state)) return { ok: false, why: 'wrong-state', state: ticket.state };
  if (ticket.state === 'open') {
    const taken = await takeTicket(tx, move);
    if (!taken.ok) return taken;
  } else if (ticket.assigneeId !== move.by.staffId && !move.by.mayActForOthers) {
    return { ok: false, why: 'not-yours', name: ticket.assigneeName };
  }
  await updateTicket(tx, ticket.id, { promisedAt: move.promisedAt, promiseReason: move.reason });
  await stopClocks(tx, ticket.id, ['fix', 'promise'], move.at);
  await insertClocks(tx, ticket.id, [promiseClock(move.at, move.promisedAt)]);
  await note(tx, move, 'promised', { until: move.promisedAt.toISOString(), reason: move.reason });
  return { ok: true, ticket: await again(tx, ticket.id), earlier: ticket.promisedAt };
}

/** A person's answer to a complaint or a question: stops the reply clock and waits for the word of who asked (S69). */
export async function answerTicket(tx: Tx, move: Move & { answer: string; policy: Policy }): Promise<Moved> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!canMove(ticket.state, 'answered')) return { ok: false, why: 'wrong-state', state: ticket.state };
  await updateTicket(tx, ticket.id, {
    state: 'answered',
    answer: move.answer,
    finishedAt: move.at,
    assigneeId: ticket.assigneeId ?? move.by.staffId,
    takenAt: ticket.takenAt ?? move.at,
  });
  await stopClocks(tx, ticket.id, 'all', move.at);
  await insertClocks(tx, ticket.id, [signOffClock(move.policy, move.at)]);
  await note(tx, move, 'answered', { answer: move.answer });
  return { ok: true, ticket: await again(tx, ticket.id) };
}

/** A task that nobody signs for is done: what a call came to (S82), that flowers were brought (S106). */
export async function closeTask(
  tx: Tx,
  move: Move & { result: string; outcome: 'called' | 'cared' | 'declined'; feeCents?: number },
): Promise<Moved> {
  const ticket = await held(tx, move, 'finished');
  if (isRefusal(ticket)) return ticket;
  await updateTicket(tx, ticket.id, {
    state: 'closed',
    finishedAt: move.at,
    closedAt: move.at,
    workDone: move.result,
    outcome: move.outcome,
    ...(move.feeCents !== undefined && { feeCents: move.feeCents }),
  });
  await stopClocks(tx, ticket.id, 'all', move.at);
  await note(tx, move, 'closed', { result: move.result });
  return { ok: true, ticket: await again(tx, ticket.id) };
}
