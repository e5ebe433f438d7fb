import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import type { Template } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { askRating, askSignOff } from '../surveys/questions.ts';
import { advanceClock, stopClocks } from '../tickets/clock-store.ts';
import { dueSteps } from '../tickets/clocks.ts';
import { systemActor } from '../tickets/events.ts';
import { ticketTitle } from '../tickets/labels.ts';
import { closeUnconfirmed } from '../tickets/owner-moves.ts';
import { isRatable } from '../tickets/state.ts';
import { insertEvents } from '../tickets/store.ts';
import { alarms } from './messages.ts';
import { openCallTask } from './open-call-task.ts';
import { wordsOf } from './speech.ts';
import type { DueClock } from './tell-staff-steps.ts';

/**
 * Goes on waiting for the owner's word: asks again, and at the end closes what nobody confirmed and has somebody call.
 * Silence is never a score (S88). Nobody is asked or called in quiet hours: such a step waits on the clock for their
 * end, so that an owner who answers meanwhile is not asked. Reminders that were slept through are one question, and the
 * clock gives up only after the owner has had the time between the two.
 */
export async function waitForOwner(tx: Tx, due: DueClock, clock: Clock): Promise<void> {
  const { running, ticket, community } = due;
  const now = clock.now();
  const awake = outsideQuietHours(now, community.policy.quietHours, community.zone);
  if (awake > now) return advanceClock(tx, running.id, { step: running.step, nextAt: awake });

  const steps = dueSteps(running.steps, running.step, now);
  const firstOther = steps.due.findIndex((step) => step.kind !== 'remind');
  const reminders = firstOther === -1 ? steps.due : steps.due.slice(0, firstOther);
  const last = reminders.at(-1);
  if (!last) return giveUp(tx, due, clock);

  const told = running.step + reminders.length;
  const ask = running.kind === 'rating' ? askRating : askSignOff;
  await ask(tx, { ticket, community, occasion: `remind:${running.id}:${told}`, again: true }, clock);
  const next = running.steps[told];
  const gapMs = next ? new Date(next.at).getTime() - new Date(last.at).getTime() : 0;
  const nextAt = next && new Date(next.at) <= now ? new Date(now.getTime() + Math.max(gapMs, 60_000)) : steps.nextAt;
  await advanceClock(tx, running.id, { step: told, nextAt });
  const data = { clock: running.kind, clockId: running.id, step: told - 1 };
  await insertEvents(tx, [{ ticketId: ticket.id, type: 'reminded', at: now, actor: systemActor, data }]);
}

/** Nobody answered. A repair is asked about by telephone, whether it was its mending or its rating (S54, S82). */
async function giveUp(tx: Tx, { running, ticket, community }: DueClock, clock: Clock): Promise<void> {
  const at = clock.now();
  if (running.kind === 'sign-off') {
    const closed = await closeUnconfirmed(tx, { ticketId: ticket.id, by: systemActor, at });
    if (!closed.ok) throw new Error(`ticket ${ticket.id} waits for a sign-off it cannot have: ${closed.why}`);
    if (isRatable(ticket)) await haveCalled(tx, { ticket, community }, alarms.notConfirmed, clock);
    return;
  }
  await stopClocks(tx, ticket.id, ['rating'], at);
  await haveCalled(tx, { ticket, community }, alarms.notRated, clock);
}

type About = Pick<DueClock, 'ticket' | 'community'>;

async function haveCalled(tx: Tx, { ticket, community }: About, why: Template<never>, clock: Clock): Promise<void> {
  const words = wordsOf(community);
  const { number } = ticket;
  const say = words(alarms.callTask, { number, title: ticketTitle(ticket), why: words(why, {}) });
  await openCallTask(tx, { about: ticket, community, say }, clock);
}
