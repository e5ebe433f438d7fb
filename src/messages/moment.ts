import { DateTime } from 'luxon';

/**
 * A moment as people say it, in the community's zone: “14:05” today, “明天 08:00”, “11月26日 02:05”.
 * @param at UTC moment @param now what “today” is measured from @param zone IANA zone of the community
 */
export function sayMoment(at: Date, now: Date, zone: string): string {
  const there = DateTime.fromJSDate(at, { zone });
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const days = Math.round(there.startOf('day').diff(today, 'days').days);
  const time = there.toFormat('HH:mm');
  if (days === 0) return time;
  if (days === 1) return `明天 ${time}`;
  if (days === -1) return `昨天 ${time}`;
  const date = there.toFormat(there.year === today.year ? 'M月d日' : 'yyyy年M月d日');
  return `${date} ${time}`;
}
