const format = new Intl.DateTimeFormat('en-u-ca-chinese', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

export interface IcuLunarDate {
  year: number;
  month: number;
  leap: boolean;
  day: number;
}

/** A date in the lunar calendar as ICU reckons it, which knows nothing of lunar-typescript. @param date "2026-11-24" */
export function icuLunarDate(date: string): IcuLunarDate {
  const parts = new Map<string, string>(
    format.formatToParts(new Date(`${date}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  );
  const month = parts.get('month') ?? '';
  return {
    year: Number(parts.get('relatedYear')),
    month: Number.parseInt(month, 10),
    leap: month.endsWith('bis'),
    day: Number(parts.get('day')),
  };
}

/** All dates from `from` up to `to`, both of them in it. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}
