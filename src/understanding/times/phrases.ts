import type { Place } from '../entities/span.ts';
import { clockPattern, sharedClockPattern } from './clocks.ts';
import { partPattern } from './day-parts.ts';
import { dayPattern } from './days.ts';

/** A moment as it was said: 明天 / 下午 / 三点. */
export interface Said {
  day?: string | undefined;
  part?: string | undefined;
  clock?: string | undefined;
}

/** One or two moments and the words around them: “每天 / 下午三点 / 到 / 五点 / 之前”. */
export interface Phrase extends Place {
  a: Said;
  b?: Said | undefined;
  every?: boolean;
  bound?: Bound | undefined;
}

/** Which side of the moment is meant; `within`: not beyond the end of it. */
export type Bound = 'before' | 'after' | 'within';

const everyWord =
  '(?:每一?[天日]|天天|日日|每逢?个?(?=周|星期|礼拜|工作日|双休|月|晚|早)(?:月(?=[\\d初中底末]))?|逢(?=周))';
const lead = '最晚|最迟|至迟|最早|过了|不晚于|不超过|截止到?|截至|一直到|直到';
const edge =
  '左右|前后|上下|之内|以内|内|期间|之?前(?!台|天|面|门|几|两|阵)|以前|之?后(?!天|面|门|勤|续|边|院|阳台|备|排|台|座)|以后|过后|开始|起(?![来码床火泡皮诉])';
const gap = '(?:那天|当天|[的,\\s])*';

const moment = (at: 'a' | 'b', clock: string): string =>
  `(?:(?<day_${at}>${dayPattern})${gap})?(?:(?<part_${at}>${partPattern})[的,\\s]*)?(?<clock_${at}>${clock})?`;
const anything = (clock: string): string => `(?=${dayPattern}|${partPattern}|${clock})`;
const clockAtStart = `${clockPattern}|${sharedClockPattern}`;

const phrasePattern = new RegExp(
  `(?:(?<every>${everyWord})的?)?(?:(?<lead>${lead})\\s*)?${anything(clockAtStart)}${moment('a', clockAtStart)}(?:(?:左右|开始|起|的时候)?\\s*(?:到|至|-|~)\\s*${anything(clockPattern)}${moment('b', clockPattern)})?(?:\\s*(?<edge>${edge}))?`,
  'g',
);

/** All phrases of folded text, in order; a day, a part of day or a time of day in each. */
export function findPhrases(folded: string): Phrase[] {
  const found: Phrase[] = [];
  for (const match of folded.matchAll(phrasePattern)) {
    const said = match.groups ?? {};
    const words = match[0].replace(/[\s,的]+$/, '');
    found.push({
      start: match.index,
      end: match.index + words.length,
      a: { day: said.day_a, part: said.part_a, clock: said.clock_a },
      ...(/[到至~-]/.test(words) && (said.day_b || said.part_b || said.clock_b)
        ? { b: { day: said.day_b, part: said.part_b, clock: said.clock_b } }
        : {}),
      ...(said.every && { every: true }),
      bound: readBound(said.lead, said.edge),
    });
  }
  return found;
}

function readBound(before: string | undefined, after: string | undefined): Bound | undefined {
  if (before && /晚|迟|超|截|到/.test(before)) return 'before';
  if (before) return 'after';
  if (!after || /左右|前后|上下|期间/.test(after)) return undefined;
  return after.endsWith('前') ? 'before' : after.endsWith('内') ? 'within' : 'after';
}
