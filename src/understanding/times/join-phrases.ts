import { readClock } from './clocks.ts';
import { isAfterNoon, partOf } from './day-parts.ts';
import type { Phrase, Said } from './phrases.ts';

const list = /^[、,\s]*(?:或者?|和|跟|及|以及|与|还有|要么|要不|同)?[、,\s]*$/;
/** “明天除了中午都在家”: the noon of that day */
const takenOut = /^[,\s]*除了?$/;
/** Few words between a day and its hour, none that begins another thought: “明天我下午三点在家”. */
const sameClause = /^(?:[^\d,。;!?、…都也或和跟不没但除了的只改]{0,5}|[,\s]{1,2})$/;
const weekdayList = /^(?<first>.*?(?:周|星期|礼拜)[一二三四五六日天])(?<more>(?:[、和]?[一二三四五六日天])+)$/;

/**
 * Puts together what belongs together: a day and the hour told a little later become one, 周二、周四晚上 becomes two
 * evenings, 明天上午或下午 two halves of one day, 周一三五 three days.
 */
export function joinPhrases(phrases: readonly Phrase[], folded: string): Phrase[] {
  const merged: Phrase[] = [];
  for (const phrase of phrases.flatMap((phrase) => splitWeekdays(phrase, folded))) {
    const before = merged.at(-1);
    const whole = before && merge(before, phrase, folded.slice(before.end, phrase.start));
    if (whole) merged[merged.length - 1] = whole;
    else merged.push(phrase);
  }
  return share(merged, folded);
}

/** “周一三五” is Monday, Wednesday and Friday, each with its own place in the text. */
function splitWeekdays(phrase: Phrase, folded: string): Phrase[] {
  const { day } = phrase.a;
  const { first, more } = (day && !phrase.b && weekdayList.exec(day)?.groups) || {};
  if (!day || !first || !more) return [phrase];
  const start = folded.indexOf(day, phrase.start);
  const places = [...day].flatMap((char, at) => (at >= first.length - 1 && /[^、和]/.test(char) ? [at] : []));
  return places.map((at, index) => ({
    ...phrase,
    a: { ...phrase.a, day: `${first.slice(0, -1)}${day[at]}` },
    start: index === 0 ? phrase.start : start + at,
    end: index === places.length - 1 ? phrase.end : start + at + 1,
  }));
}

function merge(before: Phrase, next: Phrase, between: string): Phrase | undefined {
  const { a } = before;
  if (!a.day || a.clock || before.b || before.bound || next.a.day || next.every || !sameClause.test(between)) return;
  if (a.part && (next.a.part || !fits(next.a.clock, a.part))) return undefined;
  return {
    ...before,
    ...next,
    start: before.start,
    every: before.every ?? false,
    a: { ...next.a, day: a.day, part: a.part ?? next.a.part },
  };
}

/** Six in the morning may be split from its morning; three o’clock is of another time. */
function fits(clock: string | undefined, part: string): boolean {
  const hours = clock && readClock(clock, undefined)?.[0].hours;
  const [from, to] = partOf(part) ?? [0, 24];
  if (!hours) return false;
  return isAfterNoon(part) ? hours + 12 >= from && hours + 12 <= to : hours + 1 >= from && hours < to;
}

function share(phrases: readonly Phrase[], folded: string): Phrase[] {
  const shared = [...phrases];
  for (let at = shared.length - 2; at >= 0; at -= 1) {
    const [one, next] = [shared[at], shared[at + 1]];
    if (!one || !next || !list.test(folded.slice(one.end, next.start)) || one.b || one.bound) continue;
    const isBareDay = one.a.day && !one.a.part && !one.a.clock;
    if (isBareDay && next.a.day && alike(one.a.day, next.a.day))
      shared[at] = { ...one, a: { ...next.a, day: one.a.day }, b: next.b, bound: next.bound };
  }
  for (let at = 1; at < shared.length; at += 1) {
    const [one, next] = [shared[at - 1], shared[at]];
    const between = folded.slice(one?.end, next?.start);
    if (!one || !next || next.a.day || !(list.test(between) || takenOut.test(between))) continue;
    const part = next.a.part ?? (one.b ? undefined : one.a.part);
    const clockOnly: Said = one.a.clock ? { ...next.a, part } : next.a;
    if (one.a.day) shared[at] = { ...next, a: { ...clockOnly, day: one.a.day }, every: one.every ?? false };
    else shared[at] = { ...next, a: clockOnly };
  }
  return shared;
}

/** Two weekdays or two dates; 今天或明天下午 leaves today whole. */
const alike = (one: string | undefined, next: string): boolean =>
  [/周|星期|礼拜/, /[号日]$|^\d+$/].some((kind) => kind.test(one ?? '') && kind.test(next) && !/^[今明后]/.test(next));
