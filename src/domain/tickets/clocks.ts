import type { TicketKind, Urgency } from '../../platform/db.ts';
import { type Policy, warnAfterMinutes } from '../communities/policy.ts';

/** The times a ticket is held to. `take`: somebody answers the page; `sign-off`, `rating`: the owner's own words. */
export type ClockKind = 'take' | 'arrive' | 'fix' | 'reply' | 'promise' | 'sign-off' | 'rating';

export type StepKind = 'warn' | 'breach' | 'escalate' | 'remind' | 'give-up';

/** One thing to be told at one moment. `level`: 0 whoever is on it, 1 the team's leader, 2 the manager. */
export interface Step {
  at: string; // ISO, UTC
  kind: StepKind;
  level: 0 | 1 | 2;
}

export interface NewClock {
  kind: ClockKind;
  startedAt: Date;
  dueAt: Date;
  steps: Step[];
}

const minutesAfter = (start: Date, minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

const step = (start: Date, minutes: number, kind: StepKind, level: 0 | 1 | 2): Step => ({
  at: minutesAfter(start, minutes).toISOString(),
  kind,
  level,
});

const clock = (kind: ClockKind, start: Date, dueMinutes: number, steps: Step[]): NewClock => ({
  kind,
  startedAt: start,
  dueAt: minutesAfter(start, dueMinutes),
  steps: steps.toSorted((a, b) => a.at.localeCompare(b.at)),
});

/** Which rules of the policy a ticket falls under. */
function rulesFor(kind: TicketKind, urgency: Urgency, { clocks }: Policy) {
  if (kind === 'emergency') return clocks.emergency;
  if (kind === 'complaint') return clocks.complaint;
  if (kind !== 'repair') return clocks.inquiry;
  return urgency === 'urgent' || urgency === 'emergency' ? clocks.urgent : clocks.normal;
}

/** The page clock: not taken → the team's leader, then the manager, each after its own delay (S37). */
export function takeClock(kind: TicketKind, urgency: Urgency, policy: Policy, start: Date): NewClock {
  const { leaderMinutes, managerMinutes } = rulesFor(kind, urgency, policy).take;
  return clock('take', start, leaderMinutes, [
    step(start, leaderMinutes, 'escalate', 1),
    step(start, managerMinutes, 'escalate', 2),
  ]);
}

/**
 * A promised time of the policy, warned of before and breached exactly then: on site within 2 h (seed: 急修项目2小时内到现场,
 * S45), mended within 38 h whatever the office hours are (38小时内修复, S46), answered by a person within 24 h
 * (24小时内给予回复, S69; an acknowledgement does not stop it). @returns undefined where the policy promises none.
 */
export function deadlineClock(
  which: 'arrive' | 'fix' | 'reply',
  kind: TicketKind,
  urgency: Urgency,
  policy: Policy,
  start: Date,
): NewClock | undefined {
  const deadline = rulesFor(kind, urgency, policy)[which];
  if (!deadline) return undefined;
  return clock(which, start, deadline.dueMinutes, [
    ...warnAfterMinutes(deadline).map((minutes) => step(start, minutes, 'warn', which === 'arrive' ? 0 : 1)),
    step(start, deadline.dueMinutes, 'breach', 2),
  ]);
}

/** All clocks that start when a ticket is opened. */
export function openingClocks(kind: TicketKind, urgency: Urgency, policy: Policy, start: Date): NewClock[] {
  if (kind === 'call' || kind === 'care') return [takeClock(kind, urgency, policy, start)];
  const deadlines = (['arrive', 'fix', 'reply'] as const).flatMap(
    (which) => deadlineClock(which, kind, urgency, policy, start) ?? [],
  );
  return [takeClock(kind, urgency, policy, start), ...deadlines];
}

/** A time given to the owner. Broken, it goes straight to the manager: worse than the clock it replaced (S47). */
export function promiseClock(start: Date, promisedAt: Date): NewClock {
  const minutes = (promisedAt.getTime() - start.getTime()) / 60_000;
  const warnAt = Math.max(minutes - 30, minutes / 2);
  return clock('promise', start, minutes, [step(start, warnAt, 'warn', 1), step(start, minutes, 'breach', 2)]);
}

/** The owner is asked whether it is mended or settled; reminded; then closed as unconfirmed, never as satisfied (S54). */
export function signOffClock(policy: Policy, start: Date): NewClock {
  const { remindAfterMinutes, closeAfterMinutes } = policy.signOff;
  return clock('sign-off', start, closeAfterMinutes, [
    ...remindAfterMinutes.map((minutes) => step(start, minutes, 'remind', 0)),
    step(start, closeAfterMinutes, 'give-up', 0),
  ]);
}

/** The owner is asked for a rating; reminded once; then somebody calls. Silence is never a score (S82, S88). */
export function ratingClock(policy: Policy, start: Date): NewClock {
  const { remindAfterMinutes, callAfterMinutes } = policy.rating;
  return clock('rating', start, callAfterMinutes, [
    step(start, remindAfterMinutes, 'remind', 0),
    step(start, callAfterMinutes, 'give-up', 0),
  ]);
}

/** A clock of the ticket's own once more from `start`: as long as it was, with the same steps, whatever the policy says by now. */
export function clockAnew({ kind, startedAt, dueAt, steps }: NewClock, start: Date): NewClock {
  const shiftMs = start.getTime() - startedAt.getTime();
  const later = (moment: Date | string) => new Date(new Date(moment).getTime() + shiftMs);
  return {
    kind,
    startedAt: start,
    dueAt: later(dueAt),
    steps: steps.map((one) => ({ ...one, at: later(one.at).toISOString() })),
  };
}

/** The steps of a clock that are due at `now` and were not yet told, and when the one after them is due. */
export function dueSteps(steps: readonly Step[], told: number, now: Date): { due: Step[]; nextAt: Date | null } {
  const waiting = steps.slice(told);
  const firstLater = waiting.findIndex((next) => new Date(next.at) > now);
  const due = firstLater === -1 ? waiting : waiting.slice(0, firstLater);
  const next = firstLater === -1 ? undefined : waiting[firstLater];
  return { due, nextAt: next ? new Date(next.at) : null };
}
