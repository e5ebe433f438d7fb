import type { Clock } from '../platform/clock.ts';
import { type Db, type Tx, transaction } from '../platform/db.ts';
import { type Log, maskSecrets } from '../platform/log.ts';
import { releaseHeld } from './held.ts';
import { finishTurn, retakeTurn, takeTurn } from './inbox.ts';
import { markFailedTry } from './inbox-store.ts';
import { conversationOf, scheduleJob } from './job-store.ts';
import type { Turn, TurnResult } from './turn.ts';

export interface DrainDeps {
  db: Db;
  clock: Clock;
  /** Answers a turn inside its transaction. Whatever it throws undoes all it did, and it is called again later. */
  handleTurn: (tx: Tx, turn: Turn) => Promise<TurnResult>;
  /** Takes over a turn that failed five times, in a transaction of its own: hands the talk to a person. */
  onPoison: (tx: Tx, turn: Turn, error: unknown) => Promise<void>;
  log: Log;
  maxGatherMs?: number;
}

const MAX_ATTEMPTS = 5;
const MAX_ERROR_LENGTH = 500;
/** A conversation that never ends lets others have the worker after so many turns. */
const MAX_TURNS_PER_JOB = 50;
const BUSY_RETRY_MS = 100;

/** Back-off in virtual milliseconds after the nth failure: 1, 3, 9, 27 seconds. */
function backOffMs(attempts: number): number {
  return 1000 * 3 ** (attempts - 1);
}

/**
 * The `drain` job: handles what waits in one conversation, turn after turn, each in a transaction of its own. What is
 * not due yet is left for a later run. A turn that throws is tried again with back-off and after five failures given to
 * `onPoison` and marked `failed`: neither is the conversation blocked nor a message lost.
 */
export function createDrain(deps: DrainDeps): (payload: unknown) => Promise<void> {
  const { db, clock } = deps;

  return async (payload) => {
    const conversationId = conversationOf(payload);
    for (let turns = 0; turns < MAX_TURNS_PER_JOB; turns++) {
      const next = await runTurn(deps, conversationId);
      if (next.kind === 'done') return;
      if (next.kind === 'later') {
        const delayMs = 'until' in next ? next.until.getTime() - clock.now().getTime() : next.inMs;
        return await scheduleJob(db, 'drain', conversationId, delayMs);
      }
    }
    await scheduleJob(db, 'drain', conversationId, 0);
  };
}

type Next = { kind: 'done' } | { kind: 'again' } | { kind: 'later'; until: Date } | { kind: 'later'; inMs: number };

async function runTurn(deps: DrainDeps, conversationId: string): Promise<Next> {
  const { db, clock, handleTurn, maxGatherMs } = deps;
  const options = { clock, ...(maxGatherMs !== undefined && { maxGatherMs }) };
  let turn: Turn | undefined;
  try {
    return await transaction(db, async (tx) => {
      turn = undefined;
      const taken = await takeTurn(tx, conversationId, options);
      if (taken.kind === 'empty') return { kind: 'done' };
      if (taken.kind === 'busy') return { kind: 'later', inMs: BUSY_RETRY_MS };
      if (taken.kind === 'wait') return { kind: 'later', until: taken.until };
      turn = taken.turn;
      await releaseHeld(tx, conversationId, clock);
      await finishTurn(tx, turn, await handleTurn(tx, turn), clock);
      // What came after the messages were read has a job of its own.
      return taken.hasMore ? { kind: 'again' } : { kind: 'done' };
    });
  } catch (error) {
    if (!turn) throw error;
    await failTurn(deps, turn, error);
    return { kind: 'again' };
  }
}

async function failTurn(deps: DrainDeps, turn: Turn, error: unknown): Promise<void> {
  const { db, clock, log } = deps;
  const attempts = 1 + Math.max(...turn.messages.map((message) => message.attempts));
  const where = { conversationId: turn.conversation.id, seq: turn.messages[0].seq, attempts };
  const isLast = attempts >= MAX_ATTEMPTS;
  if (isLast) log.error({ ...where, err: error }, 'a turn failed for good and goes to a person');
  else log.warn({ ...where, err: error }, 'a turn failed and will be tried again');
  // The last failure gets its back-off too: if handing over is interrupted, the turn comes round again.
  const retryAt = new Date(clock.now().getTime() + backOffMs(attempts));
  await markFailedTry(db, turn, summaryOf(error), retryAt);
  if (isLast) await giveUp(deps, turn, error);
}

async function giveUp({ db, clock, onPoison, log }: DrainDeps, failed: Turn, error: unknown): Promise<void> {
  try {
    await transaction(db, async (tx) => {
      const turn = await retakeTurn(tx, failed);
      if (!turn) return;
      await onPoison(tx, turn, error);
      // The talk goes to a person: what it held may be what failed.
      await finishTurn(tx, turn, { outcome: 'failed', state: null }, clock);
    });
  } catch (handOverError) {
    const where = { conversationId: failed.conversation.id, seq: failed.messages[0].seq };
    log.error({ ...where, err: handOverError }, 'a failed turn could not be handed over; it stays marked as failed');
    await finishTurn(db, failed, { outcome: 'failed' }, clock);
  }
}

function summaryOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return maskSecrets(text).slice(0, MAX_ERROR_LENGTH);
}
