import type { Tx } from '../../platform/db.ts';
import type { Policy } from '../communities/policy.ts';
import { insertClocks, stopClocks } from './clock-store.ts';
import { deadlineClock, ratingClock, takeClock } from './clocks.ts';
import type { Actor } from './events.ts';
import { awaitsSignOff, canMove, isAnswered, isRatable } from './state.ts';
import {
  insertEvents,
  isStillStaff,
  lockTicket,
  openCallTasksOf,
  saveRating,
  ticketById,
  updateTicket,
} from './store.ts';
import type { Moved, SignOff, Ticket } from './ticket.ts';

interface OwnerMove {
  ticketId: string;
  by: Actor;
  at: Date;
}

const again = async (tx: Tx, id: string): Promise<Ticket> => {
  const ticket = await ticketById(tx, id);
  if (!ticket) throw new Error(`ticket ${id} vanished`);
  return ticket;
};

/** The owner confirms (已修好, 已解决): the sign-off is kept, the ticket closes, a rating may be asked for (S54, S55). */
export async function signTicket(
  tx: Tx,
  move: OwnerMove & { residentId: string | null; means: SignOff['means']; said: string; policy: Policy },
): Promise<Moved<{ signOff: SignOff }>> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!awaitsSignOff(ticket.state)) return { ok: false, why: 'wrong-state', state: ticket.state };
  const signOff: SignOff = {
    by: move.by.name ?? move.by.id,
    residentId: move.residentId,
    at: move.at.toISOString(),
    means: move.means,
    said: move.said,
    work: ticket.workDone ?? ticket.answer,
    feeCents: ticket.feeCents,
  };
  await updateTicket(tx, ticket.id, {
    state: 'closed',
    closedAt: move.at,
    outcome: 'confirmed',
    signOff: { ...signOff },
  });
  await stopClocks(tx, ticket.id, 'all', move.at);
  if (isRatable(ticket)) await insertClocks(tx, ticket.id, [ratingClock(move.policy, move.at)]);
  await insertEvents(tx, [
    { ticketId: ticket.id, type: 'signed', at: move.at, actor: move.by, data: { ...signOff } },
    { ticketId: ticket.id, type: 'closed', at: move.at, actor: move.by, data: { outcome: 'confirmed' } },
  ]);
  return { ok: true, ticket: await again(tx, ticket.id), signOff };
}

/**
 * The owner says it is not mended (未修好): back to the same person, or open to all if that one has left,
 * counted as rework, its clocks anew (S54, S61).
 * An answered matter that does not satisfy goes up a level and waits for another answer.
 */
export async function reopenTicket(tx: Tx, move: OwnerMove & { said: string; policy: Policy }): Promise<Moved> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!awaitsSignOff(ticket.state)) return { ok: false, why: 'wrong-state', state: ticket.state };
  const { policy, at } = move;
  await stopClocks(tx, ticket.id, 'all', at);
  if (isAnswered(ticket.kind)) {
    const level = Math.min(ticket.level + 1, 2);
    await updateTicket(tx, ticket.id, { state: 'open', level, assigneeId: null, takenAt: null, finishedAt: null });
    const reply = deadlineClock('reply', ticket.kind, ticket.urgency, policy, at);
    await insertClocks(tx, ticket.id, [takeClock(ticket.kind, ticket.urgency, policy, at), ...(reply ? [reply] : [])]);
    await insertEvents(tx, [
      { ticketId: ticket.id, type: 'dissatisfied', at, actor: move.by, data: { said: move.said, level } },
    ]);
    return { ok: true, ticket: await again(tx, ticket.id) };
  }
  const { assigneeId } = ticket;
  const isBack = assigneeId !== null && (await isStillStaff(tx, assigneeId));
  const urgency = ticket.urgency === 'normal' || ticket.urgency === 'appointment' ? 'urgent' : ticket.urgency;
  await updateTicket(tx, ticket.id, {
    state: isBack ? 'taken' : 'open',
    assigneeId: isBack ? assigneeId : null,
    rework: { increment: 1 },
    urgency,
    arrivedAt: null,
    finishedAt: null,
    promisedAt: null,
    promiseReason: null,
    takenAt: isBack ? at : null,
  });
  const clocks = (['arrive', 'fix'] as const).flatMap(
    (which) => deadlineClock(which, ticket.kind, urgency, policy, at) ?? [],
  );
  if (!isBack) clocks.push(takeClock(ticket.kind, urgency, policy, at));
  await insertClocks(tx, ticket.id, clocks);
  await insertEvents(tx, [
    { ticketId: ticket.id, type: 'reopened', at, actor: move.by, data: { said: move.said, rework: ticket.rework + 1 } },
  ]);
  return { ok: true, ticket: await again(tx, ticket.id) };
}

/** The owner's score of 1–5, in the owner's words or by a button; said again it replaces the first (S88). */
export async function rateTicket(
  tx: Tx,
  move: OwnerMove & { residentId: string | null; score: number; said: string },
): Promise<Ticket> {
  await saveRating(tx, { ...move });
  await stopClocks(tx, move.ticketId, ['rating'], move.at);
  await insertEvents(tx, [
    {
      ticketId: move.ticketId,
      type: 'rated',
      at: move.at,
      actor: move.by,
      data: { score: move.score, said: move.said },
    },
  ]);
  return again(tx, move.ticketId);
}

/**
 * The owner has answered after all: nobody need telephone about it any more.
 * @returns the call tasks that this closes
 */
export async function closeCallTasks(tx: Tx, move: OwnerMove): Promise<Ticket[]> {
  const tasks = await openCallTasksOf(tx, move.ticketId);
  for (const { id } of tasks) {
    await updateTicket(tx, id, { state: 'closed', closedAt: move.at, outcome: 'answered' });
    await stopClocks(tx, id, 'all', move.at);
    const data = { outcome: 'answered' };
    await insertEvents(tx, [{ ticketId: id, type: 'closed', at: move.at, actor: move.by, data }]);
  }
  return tasks;
}

/** The reporter does not need it any more. */
export async function cancelTicket(tx: Tx, move: OwnerMove & { reason: string }): Promise<Moved> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!canMove(ticket.state, 'cancelled')) return { ok: false, why: 'wrong-state', state: ticket.state };
  await updateTicket(tx, ticket.id, { state: 'cancelled', closedAt: move.at, outcome: 'cancelled' });
  await stopClocks(tx, ticket.id, 'all', move.at);
  await insertEvents(tx, [
    { ticketId: ticket.id, type: 'cancelled', at: move.at, actor: move.by, data: { reason: move.reason } },
  ]);
  return { ok: true, ticket: await again(tx, ticket.id) };
}

/** More words or pictures about the same trouble. */
export async function addToTicket(tx: Tx, move: OwnerMove & { text: string; media: string[] }): Promise<Ticket> {
  const before = await lockTicket(tx, move.ticketId);
  if (!before) throw new Error(`ticket ${move.ticketId} does not exist`);
  await updateTicket(tx, move.ticketId, {
    description: [before.description, move.text].filter(Boolean).join('；'),
    media: { push: move.media },
  });
  await insertEvents(tx, [
    {
      ticketId: move.ticketId,
      type: 'added',
      at: move.at,
      actor: move.by,
      data: { text: move.text, media: move.media },
    },
  ]);
  return again(tx, move.ticketId);
}

/** Where it is, corrected or told later; the old and the new value stay in the history with who said so (S11). */
export async function correctPlace(
  tx: Tx,
  move: OwnerMove & { place: string; unitId: string | null },
): Promise<Ticket> {
  const before = await lockTicket(tx, move.ticketId);
  if (!before) throw new Error(`ticket ${move.ticketId} does not exist`);
  await updateTicket(tx, move.ticketId, { place: move.place, unitId: move.unitId });
  await insertEvents(tx, [
    {
      ticketId: move.ticketId,
      type: 'corrected',
      at: move.at,
      actor: move.by,
      data: { field: 'place', from: before.place, to: move.place },
    },
  ]);
  return again(tx, move.ticketId);
}

/** A number to call or a time for the visit, told later or corrected; each kept in the history with who said so (S11). */
export async function correctFacts(
  tx: Tx,
  move: OwnerMove & {
    phone?: string;
    availability?: string;
    availableFrom?: Date | null;
    availableTo?: Date | null;
  },
): Promise<Ticket> {
  const before = await lockTicket(tx, move.ticketId);
  if (!before) throw new Error(`ticket ${move.ticketId} does not exist`);
  const { phone, availability, availableFrom = null, availableTo = null, by: actor, at, ticketId } = move;
  await updateTicket(tx, ticketId, {
    ...(phone && { reporterPhone: phone }),
    ...(availability && { availability, availableFrom, availableTo }),
  });
  const changes = [
    ...(phone ? [{ field: 'phone', from: before.reporterPhone, to: phone }] : []),
    ...(availability ? [{ field: 'availability', from: before.availability, to: availability }] : []),
  ];
  await insertEvents(
    tx,
    changes.map((data) => ({ ticketId, type: 'corrected' as const, at, actor, data })),
  );
  return again(tx, ticketId);
}

/** Nobody answered: closed as unconfirmed, never as satisfied (S54). Repairs go on to the rating's call task. */
export async function closeUnconfirmed(tx: Tx, move: OwnerMove): Promise<Moved> {
  const ticket = await lockTicket(tx, move.ticketId);
  if (!ticket) return { ok: false, why: 'not-found' };
  if (!awaitsSignOff(ticket.state)) return { ok: false, why: 'wrong-state', state: ticket.state };
  await updateTicket(tx, ticket.id, { state: 'closed', closedAt: move.at, outcome: 'unconfirmed' });
  await stopClocks(tx, ticket.id, 'all', move.at);
  await insertEvents(tx, [
    { ticketId: ticket.id, type: 'closed', at: move.at, actor: move.by, data: { outcome: 'unconfirmed' } },
  ]);
  return { ok: true, ticket: await again(tx, ticket.id) };
}
