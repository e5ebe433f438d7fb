import { runningShifts, type ShiftTimes } from './shift-times.ts';
import type { StaffFacts } from './staff.ts';

/** Who has a shift: on weekdays (a standing pattern) or on one date. */
export interface RosterLine {
  shiftId: string;
  /** "2026-11-24"; null in a standing pattern */
  date: string | null;
  /** ISO weekdays of a standing pattern */
  weekdays: readonly number[];
  /** in the order in which they are called */
  staff: readonly (StaffFacts & { active: boolean })[];
}

/**
 * Who is on duty at an instant, in the order in which they are called. What is written for a date overrides the
 * standing pattern of that shift on that date, also when it names nobody. Staff who have left are never on duty.
 */
export function dutyAt(
  plan: { shifts: readonly ShiftTimes[]; roster: readonly RosterLine[] },
  at: Date,
  zone: string,
): StaffFacts[] {
  const onDuty = new Map<string, StaffFacts>();
  for (const { shiftId, date, weekday } of runningShifts(plan.shifts, at, zone)) {
    const lines = plan.roster.filter((line) => line.shiftId === shiftId);
    const dated = lines.filter((line) => line.date === date);
    const valid =
      dated.length > 0 ? dated : lines.filter((line) => line.date === null && line.weekdays.includes(weekday));
    for (const { active, ...person } of valid.flatMap((line) => line.staff)) {
      if (active) onDuty.set(person.id, person);
    }
  }
  return [...onDuty.values()];
}
