import type { DateTime } from 'luxon';
import { readNumber } from '../numerals.ts';
import type { Days, Direction } from './days.ts';
import { oneDay } from './near-days.ts';
import { smallNumber } from './small-number.ts';

// 3号楼, 8号线, 2号车位 are places, 3号阀 a part; 28号家里有人 is a date.
const notAPlace =
  '(?!楼|院|单|线|门|房|栋|幢|座|机|车|常|子|用|期|工|电梯|梯|厅|库|店|铺|商铺|柜|表|岗|桩|桌|位|住|业|邻|室|泵|别墅|路(?!过)|馆|桥|墙|仓|井|箱|区|出口|入口|公寓|充电|阀|家(?!里|中|有)|码|文|通知|地下|地库|地面|车)';
const which = '(?:(?<![楼以])上上?个?|(?<![楼以之一])下下?个?|这个?|本|当)';
const third = '(?:[初中底末]|[上中下]旬)';

export const monthPattern = [
  '(?<!\\d)20\\d\\d(?:[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])(?!\\d)[号日]?)',
  `(?:(?:20\\d\\d|[今明去])年)?(?<!\\d)${smallNumber}月份?(?:${smallNumber}[号日]${notAPlace}|${smallNumber}(?![\\d点时个:号日楼栋])|${third})`,
  `${which}月(?:${smallNumber}[号日]${notAPlace}|份?的?${third}|份)?`,
  '(?:(?:20\\d\\d|[今明去])年)?(?<!\\d)(?:1[0-2]|[1-9])月份?(?![\\d嫂饼])|[一二三四五六七八九十]{1,2}月份',
  `(?<![\\d一二三四五六七八九十半个岁满])月${third}|(?:今年)?年[初底末](?!一)|[中下上]旬`,
  '(?<![\\d/.])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?:[号日]|(?=\\s*(?:[上中下]午|早上|晚上)|[,。\\s]|$))',
  '(?<![\\d-])(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\\d|0?[1-9])(?=\\s+\\d{1,2}:\\d\\d)',
  '(?<![\\d/.])(?:1[0-2]|[1-9])\\.(?:3[01]|[12]\\d|[1-9])[号日]',
  `(?<![\\d.第栋楼幢座#/月])(?:3[01]|[12]\\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九](?!日))(?:[号日]${notAPlace}|(?=\\s*[到至~、和或-]\\s*${smallNumber}[号日]${notAPlace}))`,
].join('|');

/** “12月3号”, “下个月28号”, “28号”, “月底”, “下旬”, “年底”, “12月”; undefined for days that no calendar has. */
export function resolveMonth(said: string, today: DateTime, direction: Direction): Days | undefined {
  const yearEnd = /年([初底末])$/.exec(said)?.[1];
  if (yearEnd) return resolveYearEnd(yearEnd === '初', today);
  const months = relativeMonths(said);
  const dated =
    /^(?:(?<y>20\d\d|[今明去])[年/.-])?(?:(?<m>[^月/.-]+)[月/.-]份?)?(?<d>[^号日]+?)?[号日]?$/.exec(said)?.groups ?? {};
  const month = dated.m === undefined || months !== undefined ? undefined : readNumber(dated.m);
  const day = readNumber(
    /[号日]$/.test(said) || !/[月旬初中底末份]$/.test(said) ? (said.match(lastNumber)?.[0] ?? '') : '',
  );
  if (month !== undefined) {
    if (!(month >= 1 && month <= 12)) return undefined;
    const build = (year: number): Days | undefined =>
      inMonth(today.set({ year, month: 1, day: 1 }).set({ month }), day, said);
    const year = dated.y && readYear(dated.y, today);
    return year ? build(year) : nearestYear(build, today, direction);
  }
  const here = today.startOf('month').plus({ months: months ?? 0 });
  const found = inMonth(here, day, said);
  if (months !== undefined) {
    if (!found || months !== 0 || found.first >= today || !/月份?$/.test(said)) return found;
    return { first: today, last: found.last };
  }
  if (direction === 'behind')
    return found && found.first <= today ? found : inMonth(here.minus({ months: 1 }), day, said);
  return found && found.last >= today ? found : nextWith(here, day, said);
}

const lastNumber = new RegExp(`${smallNumber}(?=[号日]?$)`);

/** How many months from this one; undefined where the words name none. */
function relativeMonths(said: string): number | undefined {
  const match = /^(上上|上|下下|下|这|本|当)个?月/.exec(said)?.[1];
  if (!match) return undefined;
  return { 上上: -2, 上: -1, 下下: 2, 下: 1 }[match] ?? 0;
}

/** A day of the month, or its beginning, middle or end; the whole month where no day is said. */
function inMonth(first: DateTime, day: number, said: string): Days | undefined {
  const last = first.endOf('month').startOf('day');
  if (!Number.isNaN(day)) return day >= 1 && day <= last.day ? oneDay(first.set({ day })) : undefined;
  const part = /[初中底末]$|[上中下]旬$/.exec(said)?.[0];
  if (part === '初') return { first, last: first.set({ day: 5 }) };
  if (part === '上旬') return { first, last: first.set({ day: 10 }) };
  if (part === '中' || part === '中旬') return { first: first.set({ day: 11 }), last: first.set({ day: 20 }) };
  if (part === '下旬') return { first: first.set({ day: 21 }), last };
  if (part) return { first: last.minus({ days: 2 }), last };
  return { first, last, ...(!/^[这本当]/.test(said) && { whole: true as const }) };
}

/** “31号” said in a month of thirty days is that of the month after. */
function nextWith(month: DateTime, day: number, said: string): Days | undefined {
  return inMonth(month.plus({ months: 1 }), day, said) ?? inMonth(month.plus({ months: 2 }), day, said);
}

function resolveYearEnd(isStart: boolean, today: DateTime): Days {
  const first = today.startOf('year');
  if (isStart) {
    const january = today.month > 1 ? first.plus({ years: 1 }) : first;
    return { first: january, last: january.set({ day: 31 }) };
  }
  return { first: first.set({ month: 12 }), last: first.set({ month: 12, day: 31 }) };
}

const readYear = (said: string, today: DateTime): number =>
  said === '今' ? today.year : said === '明' ? today.year + 1 : said === '去' ? today.year - 1 : Number(said);

/** The first of the years from now on, or back from now, in which the day lies on the right side of today. */
export function nearestYear(
  build: (year: number) => Days | undefined,
  today: DateTime,
  direction: Direction,
): Days | undefined {
  const step = direction === 'ahead' ? 1 : -1;
  // A leap day comes after eight years at most.
  for (let count = 0; count <= 8; count += 1) {
    const days = build(today.year + step * count);
    if (days && (direction === 'ahead' ? days.last >= today : days.first <= today)) return days;
  }
  return undefined;
}
