import type { Clock } from '../../platform/clock.ts';
import { type Db, type Tx, transaction } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { loadCommunity } from '../communities/store.ts';
import { type DailyPlan, listDaily, lockDaily, writeDaily } from '../directory/daily-store.ts';
import { dueDaily, nextDaily } from './due-daily.ts';
import { tellGaps } from './tell-gaps.ts';
import { tellSatisfaction } from './tell-satisfaction.ts';

const RETRY_AFTER_MS = 10 * 60_000;

export interface DailyDeps {
  db: Db;
  clock: Clock;
  log: Log;
}

/** When the daily work of any community is due next; not after `now` where it is due. Undefined without a community. */
export async function nextDailyAt(tx: Tx, now: Date): Promise<Date | undefined> {
  const moments = (await listDaily(tx)).map((plan) => nextMoment(plan, now).getTime());
  return moments.length > 0 ? new Date(Math.min(...moments)) : undefined;
}

/**
 * Does the daily work of every community for which it is due: gaps in the roster, satisfaction. What was told and that
 * it was told stand in one transaction, so that it happens once a local day, however often or by how many processes this
 * is run. A community whose work fails is logged and tried again ten minutes later, and does not hold up the others.
 * @returns for how many communities it was done
 */
export async function runDaily({ db, clock, log }: DailyDeps): Promise<number> {
  let done = 0;
  for (const plan of await listDaily(db)) {
    if (nextMoment(plan, clock.now()) > clock.now()) continue;
    const { communityId } = plan;
    try {
      if (await transaction(db, (tx) => doDaily(tx, communityId, clock, log))) done += 1;
    } catch (error) {
      log.error({ err: error, communityId }, 'the daily work of a community failed');
      await transaction(db, (tx) => postpone(tx, communityId, clock));
    }
  }
  return done;
}

async function doDaily(tx: Tx, communityId: string, clock: Clock, log: Log): Promise<boolean> {
  const { doneFor, told } = await lockDaily(tx, communityId);
  const community = await loadCommunity(tx, communityId);
  const { zone, policy } = community;
  const date = dueDaily({ lastDone: doneFor, now: clock.now(), zone, atMinute: policy.daily.atMinute });
  if (!date) return false;
  const before = told?.date === date ? told.gaps : [];
  const gaps = await tellGaps(tx, { community, date, told: before }, clock, log);
  await tellSatisfaction(tx, { community, date }, clock, log);
  await writeDaily(tx, communityId, { doneFor: date, told: { date, gaps: [...before, ...gaps] } });
  return true;
}

async function postpone(tx: Tx, communityId: string, clock: Clock): Promise<void> {
  const state = await lockDaily(tx, communityId);
  await writeDaily(tx, communityId, {
    ...state,
    retryAt: new Date(clock.now().getTime() + RETRY_AFTER_MS).toISOString(),
  });
}

function nextMoment({ state, zone, atMinute }: DailyPlan, now: Date): Date {
  const next = nextDaily({ lastDone: state.doneFor, now, zone, atMinute });
  const retryAtMs = state.retryAt === undefined ? 0 : new Date(state.retryAt).getTime();
  return new Date(Math.max(next.getTime(), retryAtMs));
}
