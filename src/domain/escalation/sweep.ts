import type { Clock } from '../../platform/clock.ts';
import { type Db, transaction } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { loadCommunity } from '../communities/store.ts';
import { claimDueClock } from '../tickets/clock-store.ts';
import type { ClockKind } from '../tickets/clocks.ts';
import { lockTicket } from '../tickets/store.ts';
import { postponeClock } from './store.ts';
import { tellStaffSteps } from './tell-staff-steps.ts';
import { waitForOwner } from './wait-for-owner.ts';

const staffClocks: readonly ClockKind[] = ['take', 'arrive', 'fix', 'reply', 'promise'];
const ownerClocks: readonly ClockKind[] = ['sign-off', 'rating'];

const RETRY_AFTER_MS = 60_000;

export interface SweepDeps {
  db: Db;
  clock: Clock;
  log: Log;
}

/**
 * Looks for every clock that is late by now and tells what it has earned: one transaction for each, so that what was told
 * and that it was told stand or fall together. Run twice, by several processes or after a night offline, it tells nothing
 * twice. A clock that fails is logged and tried again a minute later, and does not hold up the others.
 * @returns how many clocks were handled
 */
export async function sweepClocks({ db, clock, log }: SweepDeps): Promise<number> {
  const failed: string[] = [];
  let handled = 0;
  for (;;) {
    let claimed: string | undefined;
    try {
      claimed = await transaction(db, async (tx) => {
        const running = await claimDueClock(tx, [...staffClocks, ...ownerClocks], clock.now(), failed);
        claimed = running?.id;
        if (!running) return undefined;
        const ticket = await lockTicket(tx, running.ticketId);
        if (!ticket) throw new Error(`clock ${running.id} has no ticket`);
        const due = { running, ticket, community: await loadCommunity(tx, ticket.communityId) };
        if (staffClocks.includes(running.kind)) await tellStaffSteps(tx, due, clock, log);
        else await waitForOwner(tx, due, clock);
        return running.id;
      });
      if (!claimed) return handled;
      handled += 1;
    } catch (error) {
      if (!claimed) throw error;
      log.error({ err: error, clockId: claimed }, 'a late clock could not be handled');
      failed.push(claimed);
      await postponeClock(db, claimed, new Date(clock.now().getTime() + RETRY_AFTER_MS));
    }
  }
}
