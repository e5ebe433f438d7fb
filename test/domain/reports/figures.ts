import type { Db } from '../../../src/platform/db.ts';
import type { Estate } from '../escalation/estate.ts';

/** What becomes of a finished repair. */
export interface Course {
  finishedAt: Date;
  kind?: 'repair' | 'complaint';
  state?: 'finished' | 'closed' | 'taken' | 'cancelled';
  outcome?: 'confirmed' | 'unconfirmed';
  asked?: boolean;
  score?: number;
  /** a task to call about it, and how far it is */
  call?: 'open' | 'closed' | 'cancelled';
}

/** A repair of the estate's owner that has taken this course. */
export async function finishedRepair(db: Db, estate: Estate, course: Course): Promise<void> {
  const { finishedAt, kind = 'repair', state = 'closed', outcome = null, asked = true, score, call } = course;
  const { id: ticketId } = await estate.open(finishedAt, { kind });
  await db.ticket.update({ where: { id: ticketId }, data: { state, finishedAt, outcome } });
  await db.ticketClock.updateMany({ where: { ticketId }, data: { nextAt: null, stoppedAt: finishedAt } });
  const at = finishedAt;
  const conversationId = estate.ownerChat;
  if (asked) {
    const said = { key: `sign-off:${ticketId}:finished`, content: { text: '…' }, createdAt: at, dueAt: at };
    await db.outboundMessage.create({ data: { ...said, conversationId, ticketId, state: 'sent' } });
  }
  if (score) await db.rating.create({ data: { ticketId, score, said: `${score}`, at } });
  if (call) {
    const task = await estate.open(at, { kind: 'call', parentId: ticketId });
    await db.ticket.update({ where: { id: task.id }, data: { state: call } });
  }
}

/** So many ratings of a closed repair each, all at one moment. */
export async function rate(db: Db, estate: Estate, score: number, count: number, at: Date): Promise<void> {
  for (let made = 0; made < count; made++) {
    const { id: ticketId } = await estate.open(at);
    await db.ticketClock.deleteMany({ where: { ticketId } });
    await db.rating.create({ data: { ticketId, score, said: `${score}分`, at } });
  }
}
