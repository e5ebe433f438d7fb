import { DateTime } from 'luxon';
import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import type { Hazard } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';

/** Severity of what may come down at any moment. */
export const severe = 3;

const hourMs = 60 * 60_000;

/** By when a hazard of a severity (1 to 3) that is told of at `from` is to be cleared, as the community's policy has it. */
export function dueFrom(from: Date, severity: number, { policy, zone }: CommunityFacts): Date {
  const { slightDays, middlingDays, severeDays, dueMinute, leastHours } = policy.hazards;
  const days = severity >= severe ? severeDays : severity === 1 ? slightDays : middlingDays;
  const day = DateTime.fromJSDate(from, { zone }).startOf('day').plus({ days });
  const due = day.set({ hour: Math.floor(dueMinute / 60), minute: dueMinute % 60 }).toJSDate();
  return new Date(Math.max(due.getTime(), from.getTime() + leastHours * hourMs));
}

/** When its people may be told: at once of what is severe, else outside the quiet hours. */
export function tellAt(at: Date, severity: number, { policy, zone }: CommunityFacts): Date {
  return severity >= severe ? at : outsideQuietHours(at, policy.quietHours, zone);
}

/** What is to be done about a hazard when its moment has come. */
export type HazardStep = 'remind' | 'call' | 'look';

type Course = Pick<Hazard, 'state' | 'severity' | 'noticedAt' | 'dueAt' | 'reminders'>;

/** Which step is due at `now`: at the due time somebody looks; before it those who were told are reminded, then called. */
export function stepAt({ noticedAt, dueAt, reminders }: Course, now: Date): HazardStep {
  if (dueAt && now >= dueAt) return 'look';
  return noticedAt && reminders === 0 ? 'remind' : 'call';
}

/**
 * When the next step falls due, seen from `now`, before the due time. Nobody who has answered is called; who cannot be
 * written to is called at once.
 * @param called whether the telephone task is there already
 */
export function nextStepAt(hazard: Course, called: boolean, community: CommunityFacts, now: Date): Date | null {
  const { state, severity, noticedAt, dueAt, reminders } = hazard;
  if (!dueAt) return null;
  if (now >= dueAt) return new Date(now.getTime() + community.policy.hazards.lookAgainDays * 24 * hourMs);
  if (called) return dueAt;
  if (!noticedAt) return tellAt(now, severity, community);
  const { remindPercent, callPercent } = community.policy.hazards;
  const part = (percent: number): Date => {
    const at = noticedAt.getTime() + ((dueAt.getTime() - noticedAt.getTime()) * percent) / 100;
    return tellAt(new Date(Math.max(at, now.getTime())), severity, community);
  };
  const next = reminders === 0 ? part(remindPercent) : state === 'open' ? part(callPercent) : dueAt;
  return new Date(Math.min(next.getTime(), dueAt.getTime()));
}
