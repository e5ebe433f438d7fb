import type { DateTime } from 'luxon';
import type { TimeWindow } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { clockPattern, readClock } from './clocks.ts';
import { dayPattern, resolveDay } from './days.ts';
import type { Found } from './durations.ts';
import { laterThatDay } from './window.ts';

interface Mark {
  /** [from, to] in hours of the day: the time after it */
  after: readonly [from: number, to: number];
  /** the hour of the day by which “before” it ends */
  before: number;
}

const lunch: Mark = { after: [13, 15], before: 12 };
const dinner: Mark = { after: [19, 21.5], before: 18 };
const marks: readonly (readonly [RegExp, Mark])[] = [
  [/下班|放工|收工/, { after: [18, 21.5], before: 18 }],
  [/放学/, { after: [16.5, 19], before: 16.5 }],
  [/早饭/, { after: [8, 10], before: 8 }],
  [/[中午]饭/, lunch],
  [/晚饭/, dinner],
];

const edge =
  '(?:(?:以后|之后|过后|后|了?(?=回来|回家|到家|再来|就在)|(?=我?(?:都?在家|有空|可以|来|过来)|$|[,。!;、]))(?:回来|回家|到家)?|(?<before>之前|以前|前))';
const pattern = new RegExp(
  `(?:(?<every>每天|天天)的?)?(?:(?<day>${dayPattern})的?)?(?:(?:晚上|下午|中午|早上)?(?:(?<clock>${clockPattern})(?:左右|才|就)?)?)(?<mark>(?:下班|放工|收工|放学)${edge}|吃[完过][早中午晚]饭(?!以?[后前]|之)|(?:吃[完过]?)?[早中午晚]?饭(?:以后|之后|过后|后|(?<meal>之前|以前|前)))`,
  'g',
);
/** “早八晚六”, “朝9晚5” */
const dayAtWork =
  /(?:(?<every>每天)|(?<![今明后天日号]))[早朝](?<from>\d{1,2}|[五六七八九十])晚(?<to>\d{1,2}|[四五六七八九十])(?![点:\d半])/g;

/** “下班后”, “明天放学以后”, “晚饭前”, “6点下班”; “早八晚六”. */
export function findDayMarks(folded: string, now: DateTime): Found[] {
  const marked = [...folded.matchAll(pattern)].flatMap((match): Found[] => {
    if (/(?:几点|时候|时间|师傅|人员|你们|提前)$/.test(folded.slice(0, match.index))) return [];
    const window = readMark(match.groups ?? {}, now);
    return window ? [{ window, start: match.index, end: match.index + match[0].length }] : [];
  });
  const hours = [...folded.matchAll(dayAtWork)].flatMap((match): Found[] => {
    const [from, to] = [readNumber(match.groups?.from ?? ''), readNumber(match.groups?.to ?? '')];
    if (!(from >= 5 && from < 12 && to >= 1 && to < 12)) return [];
    const day = now.hour >= to + 12 ? now.plus({ days: 1 }) : now;
    const window = { from: hourOf(day, from), to: hourOf(day, to + 12), grain: 'minute', repeats: true } as const;
    return [{ window, start: match.index, end: match.index + match[0].length }];
  });
  return [...marked, ...hours];
}

function readMark(said: Record<string, string | undefined>, now: DateTime): TimeWindow | undefined {
  const { day, clock, mark = '', every } = said;
  const days = day ? resolveDay(day, now, 'ahead') : undefined;
  if (day && !days) return undefined;
  const known = marks.find(([word]) => word.test(mark))?.[1] ?? (now.hour < 12 ? lunch : dinner);
  const repeats = every || days?.repeats ? { repeats: true as const } : {};
  if (said.before || said.meal) {
    const first = days?.first ?? nextWith(known.before, now);
    const to = hourOf(first, known.before);
    const isPast = to <= now.toJSDate();
    const from = isPast ? first.toJSDate() : now.toJSDate();
    return { from, to, grain: 'part', ...repeats, ...(isPast && { past: true }) };
  }
  const time = clock ? readClock(clock, '下午')?.[0] : undefined;
  const first = days?.first ?? nextWith(time ? 22 : known.after[1], now);
  const last = days?.last ?? first;
  const begin = first.plus(time ?? { hours: known.after[0] });
  const end = time ? laterThatDay(begin).toJSDate() : hourOf(last, known.after[1]);
  const isPast = end <= now.toJSDate();
  return {
    from: begin.toJSDate(),
    to: end,
    grain: time ? 'minute' : 'part',
    ...repeats,
    ...(isPast && { past: true }),
  };
}

/** Today while the hour is still to come, else tomorrow. */
function nextWith(hours: number, now: DateTime): DateTime {
  const today = now.startOf('day');
  return hourOf(today, hours) <= now.toJSDate() ? today.plus({ days: 1 }) : today;
}

const hourOf = (day: DateTime, hours: number): Date =>
  day
    .startOf('day')
    .set({ hour: Math.floor(hours), minute: (hours % 1) * 60 })
    .toJSDate();
