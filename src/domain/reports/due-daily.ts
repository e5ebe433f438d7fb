import { DateTime } from 'luxon';

export interface DailyQuestion {
  /** the local date for which it was done last, "2026-11-24"; undefined: never yet */
  lastDone?: string | undefined;
  now: Date;
  /** the community's, as an IANA name */
  zone: string;
  /** minutes after local midnight, 0–1439 */
  atMinute: number;
}

/**
 * When work that is done once a day is due next: today at its hour, which may be past, until today's is done, then
 * tomorrow. Days that were missed are not made up for: what today has to tell holds all that still matters.
 */
export function nextDaily({ lastDone, now, zone, atMinute }: DailyQuestion): Date {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  // Any other date is none of today's, a later one too: a simulated clock may have run ahead of the real one.
  const day = lastDone === localDate(today) ? today.plus({ days: 1 }) : today;
  return day.set({ hour: Math.floor(atMinute / 60), minute: atMinute % 60 }).toJSDate();
}

/** @returns the local date, "2026-11-24", for which the daily work is due by now; undefined where it is not due */
export function dueDaily(question: DailyQuestion): string | undefined {
  const { now, zone } = question;
  return nextDaily(question) <= now ? localDate(DateTime.fromJSDate(now, { zone })) : undefined;
}

const localDate = (at: DateTime): string => at.toFormat('yyyy-MM-dd');
