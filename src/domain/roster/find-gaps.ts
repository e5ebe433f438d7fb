import { DateTime } from 'luxon';
import { dutyAt, type RosterLine } from './duty.ts';
import type { ShiftTimes } from './shift-times.ts';

/** A time in which a shift of a team has nobody, although the team's plan wants somebody there. */
export interface Gap {
  shiftId: string;
  /** local date on which the shift starts: "2026-11-24" */
  date: string;
  from: Date;
  /** not in it any more */
  to: Date;
}

interface Span {
  shiftId: string;
  date: string;
  from: number;
  to: number;
  staffed: boolean;
}

/**
 * The gaps of a team between two moments, the earliest first: shifts on a date to which nobody who is still with us is
 * rostered, with the times that no other shift of the team covers meanwhile (S37). A shift that runs at `from` or `to`
 * is looked at whole. Hours for which the team has no shift at all are no gap: the team does not work then.
 * @param zone the community's, as an IANA name
 */
export function findGaps(
  plan: { shifts: readonly ShiftTimes[]; roster: readonly RosterLine[] },
  from: Date,
  to: Date,
  zone: string,
): Gap[] {
  const spans = spansBetween(plan, from, to, zone);
  const staffed = spans.filter((span) => span.staffed);
  return spans
    .filter((span) => !span.staffed)
    .flatMap((span) => staffed.reduce(without, [span]))
    .filter((span) => span.to > from.getTime() && span.from < to.getTime())
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ shiftId, date, ...span }) => ({ shiftId, date, from: new Date(span.from), to: new Date(span.to) }));
}

function spansBetween(plan: Parameters<typeof findGaps>[0], from: Date, to: Date, zone: string): Span[] {
  // A shift over midnight that still runs at `from` started the day before, and one that runs at `to` may be covered by
  // another that starts the day after.
  const last = DateTime.fromJSDate(to, { zone }).startOf('day').plus({ days: 1 });
  const spans: Span[] = [];
  for (let day = DateTime.fromJSDate(from, { zone }).startOf('day').minus({ days: 1 }); day <= last; ) {
    for (const shift of plan.shifts) spans.push(spanOn(shift, day, plan.roster, zone));
    day = day.plus({ days: 1 });
  }
  return spans;
}

function spanOn(shift: ShiftTimes, day: DateTime, roster: readonly RosterLine[], zone: string): Span {
  const { fromMinute, toMinute } = shift;
  const from = wallTime(day, fromMinute);
  const to = wallTime(toMinute > fromMinute ? day : day.plus({ days: 1 }), toMinute);
  const staffed = dutyAt({ shifts: [shift], roster }, new Date(from), zone).length > 0;
  return { shiftId: shift.id, date: day.toFormat('yyyy-MM-dd'), from, to, staffed };
}

/** What is left of the spans where somebody else is there from `cover.from` to `cover.to`. */
function without(spans: Span[], cover: Span): Span[] {
  return spans
    .flatMap((span) => [
      { ...span, to: Math.min(span.to, cover.from) },
      { ...span, from: Math.max(span.from, cover.to) },
    ])
    .filter((span) => span.from < span.to);
}

const wallTime = (day: DateTime, minute: number): number =>
  day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
