import { DateTime } from 'luxon';

export interface ShiftTimes {
  id: string;
  /** minutes after local midnight, 0–1439 */
  fromMinute: number;
  /** the same; not after `fromMinute`: the shift ends on the next day */
  toMinute: number;
}

/** A shift on one local date: the date on which it starts. */
export interface RunningShift {
  shiftId: string;
  /** "2026-11-24" */
  date: string;
  /** ISO weekday of that date, 1 (Monday) to 7 */
  weekday: number;
}

/**
 * The shifts that run at an instant, in order of their start. A shift over midnight belongs to the date it starts on.
 * Its first minute is in, its last is the next shift's. Times are read off the wall clock of the zone: on the night the
 * clocks change a shift is an hour shorter or longer, and no gap opens between two that meet.
 */
export function runningShifts(shifts: readonly ShiftTimes[], at: Date, zone: string): RunningShift[] {
  const today = DateTime.fromJSDate(at, { zone }).startOf('day');
  return [today.minus({ days: 1 }), today].flatMap((day) =>
    shifts
      .filter((shift) => runs(shift, day, at))
      .sort((a, b) => a.fromMinute - b.fromMinute)
      .map((shift) => ({ shiftId: shift.id, date: day.toFormat('yyyy-MM-dd'), weekday: day.weekday })),
  );
}

function runs({ fromMinute, toMinute }: ShiftTimes, day: DateTime, at: Date): boolean {
  const lastDay = toMinute > fromMinute ? day : day.plus({ days: 1 });
  return wallTime(day, fromMinute) <= at.getTime() && at.getTime() < wallTime(lastDay, toMinute);
}

function wallTime(day: DateTime, minute: number): number {
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
}
