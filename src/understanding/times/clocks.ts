import { readNumber } from '../numerals.ts';
import { isAfterNoon, isNight, isNoon } from './day-parts.ts';
import { smallNumber } from './small-number.ts';

/** Hours and minutes since midnight; beyond 24 is the next morning. */
export interface Clock {
  hours: number;
  minutes: number;
}

// 三点意见, 两点水 and “漏一点” count or belittle.
const notAPoint = '(?!意见|建议|要求|问题|水|想法|看法|疑问|诉求|希望|原因|积分|心|东西|小|声音|事|钱)';
const belittled = '(?<![第提有早快慢大小多少好么了漏差近远松紧高低轻重滴点渗湿]|(?<![今明昨天日号一二三四五六])晚)';
/** “一点” alone is an hour only where an hour may stand: 调暗一点 is not. */
const besideHour =
  '(?<=^|[,。;!?、\\s]|[早晚]上|[上中下正]午|[今明昨后前天日号夜昼里间晨]|凌晨|(?:周|期|拜)[一二三四五六]|[到至是约从-])(?<!有|每)';
const pair = '(?:十一二|一两|两三|二三|三四|四五|五六|六七|七八|八九|九十|(?<![\\d.])(?:1?\\d)[、,](?:1?\\d)(?=点))';
const minutes =
  '(?:[0-5]\\d(?![\\d号栋楼幢单天个块元:])分?|\\d{1,2}分(?!钟)|[零〇][一二三四五六七八九]分?|[二三四五]?十[一二三四五六七八九]?(?:分(?!钟)|(?![号栋楼单天个块元]))|[一二三四五六七八九]分(?!钟))';

/** A time of day: “8点”, “八点半”, “20:30”, “差五分八点”, “七八点”, “8点多”. For folded text. */
export const clockPattern = [
  `(?<![\\d.:])(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?!\\d)点?`,
  `差(?:一刻钟?|${smallNumber}分钟?)(?:到)?${smallNumber}点钟?`,
  `(?:${pair})点(?:多钟?|钟)?`,
  `${belittled}一点(?![都也儿不没点反用办信影响动进]|点)${notAPoint}(?:半|整|钟|多|一刻|三刻|差${smallNumber}分|过?${minutes})`,
  `${besideHour}一点(?![都也儿不没点反用办信影响动进道就])${notAPoint}`,
  `(?<![一二三四五六七八九百])[零〇]点(?:钟|半|整|过?${minutes})?`,
  `(?<![\\d.:一二三四五六七八九十第提有]|这|那|以下|如下)(?!一点)${smallNumber}\\s*点(?!点|儿)${notAPoint}(?:钟|来钟)?\\s*(?:半|整|多钟?|一刻|三刻|差(?:一刻|${smallNumber}分)|过?${minutes})?`,
  `(?<![\\d.:一二三四五六七八九十])(?!一时)${smallNumber}\\s*时(?!间|候|常|段|不|时|有|而|半)\\s*(?:半|整|${minutes})?`,
].join('|');

/** The start of “8-10点” and “三到五点”, whose “点” is said once. */
export const sharedClockPattern = `(?<![\\d.:/一二三四五六七八九十-])${smallNumber}(?=\\s*(?:到|至|-|~)\\s*${smallNumber}\\s*(?:点${notAPoint}|时(?!间|候|常|段)))`;

/**
 * Reads a time of day. A part of day moves it: 下午3点 is fifteen, 晚上12点 midnight.
 * @returns one time, or two where a span was said (七八点, 8点多); undefined where no clock shows it
 */
export function readClock(said: string, part: string | undefined): readonly [Clock, Clock?] | undefined {
  const text = said.replace(/[\s钟]/g, '').replace(/^(\d+:\d\d)(?::\d\d)?点?$/, '$1');
  const early = /^差(一刻|.+分)到?(.+)点$/.exec(text) ?? /^(?:.+)点差(一刻|.+分)$/.exec(text);
  if (early) {
    const hour = readNumber(early[2] ?? text.replace(/点.*$/, ''));
    return build(hour * 60 - readMinutes(early[1] ?? ''), part);
  }
  const two = readPair(text);
  if (two) {
    const [first] = build(two[0] * 60, part) ?? [];
    const [second] = build(two[1] * 60, part) ?? [];
    return first && second ? [first, second] : undefined;
  }
  const match = /^([^点时:]+)(?:点|时|:)?来?过?(.*)$/.exec(text);
  const hour = readNumber(match?.[1] ?? '');
  const rest = match?.[2] ?? '';
  if (rest.startsWith('多')) {
    const [first] = build(hour * 60, part) ?? [];
    return first && [first, { hours: first.hours + 1, minutes: 0 }];
  }
  return build(hour * 60 + readMinutes(rest), part);
}

function readMinutes(said: string): number {
  const rest = said.replace(/分$/, '');
  if (rest === '' || rest === '整') return 0;
  if (rest === '半') return 30;
  if (rest === '一刻') return 15;
  if (rest === '三刻') return 45;
  const value = readNumber(rest);
  return value > 59 ? Number.NaN : value;
}

/** “七八点” is from seven to eight; “十一二点” from eleven to twelve. */
function readPair(text: string): readonly [number, number] | undefined {
  const digits = /^(\d+)[、,](\d+)点多?$/.exec(text);
  if (digits) return [Number(digits[1]), Number(digits[2])];
  if (/^十一二点/.test(text)) return [11, 12];
  const match = /^([一二两三四五六七八九])([两二三四五六七八九十])点/.exec(text);
  const [from, to] = [readNumber(match?.[1] ?? ''), readNumber(match?.[2] ?? '')];
  return to === from + 1 ? [from, to] : undefined;
}

function build(minuteOfDay: number, part: string | undefined): readonly [Clock] | undefined {
  let hours = Math.floor(minuteOfDay / 60);
  const minutes = minuteOfDay - hours * 60;
  if (Number.isNaN(minuteOfDay) || minuteOfDay < 0 || minuteOfDay > 24 * 60) return undefined;
  if (part && isNight(part)) {
    if (hours === 12) hours = 24;
    else if (hours <= 4) hours += 24;
    else if (hours < 12) hours += 12;
  } else if (part && isAfterNoon(part) && hours < 12) hours += 12;
  else if (part && isNoon(part) && hours <= 3) hours += 12;
  else if (part === '凌晨' && hours === 12) hours = 0;
  return [{ hours, minutes }];
}
