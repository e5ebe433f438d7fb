/** [from, to] in hours of the day; beyond 24 is the next morning. The hours people mean, not the dictionary's. */
type Hours = readonly [from: number, to: number];

const parts: readonly (readonly [words: string, hours: Hours])[] = [
  ['凌晨', [0, 6]],
  ['清晨|天亮', [5, 8]],
  ['大?清早|一大早|大早上|大早|一早', [6, 9]],
  ['早上|早晨|早间|朝早|朝头早|清朝|早|晨|朝', [6, 10]],
  ['上午|上昼|前晌', [8, 12]],
  ['中午|午间|晌午|晏昼|中舞', [11, 14]],
  ['正午', [11, 13]],
  ['午休(?:时间|的?时候)?', [12, 14]],
  ['午后', [13, 17]],
  ['下午|下昼|后晌|下舞|下半天', [13, 18]],
  ['上半天', [8, 12]],
  ['傍晚|傍黑|天黑|黄昏', [17, 19]],
  ['晚上|晚间|晚黑|晚夜|晚头|夜晚黑?|晚', [18, 22]],
  ['夜里|夜间|夜', [20, 24]],
  ['后半夜|下半夜', [24, 30]],
  ['半夜(?:三更)?|午夜', [23, 27]],
  ['深夜|大晚上', [22, 26]],
  ['大?白天|日头', [8, 18]],
  ['(?:一?整|全)天', [0, 24]],
];

/** “晚上好” greets; “晚上好吵” tells when. */
const notAGreeting = '(?!好(?![吵多像几久冷热黑大响臭闷不]))';
/** 早 and 晚 alone are times only beside a day or an hour: 明早, 早8点; 早点 and 晚饭 are not. */
const beside = '(?![点饭餐安期已早晚]|一点(?![半钟整])|些|了|会儿)';
const alone = `(?:(?<=[今明昨听琴寻当天日号每末前]|(?:周|期|拜)[一二三四五六日天1-6])[早晚晨朝夜]${beside}|(?:(?<![最至早越到])[早晚]|(?<=到)晚(?=[\\d一二两三四五六七八九十]))(?=\\d{1,2}[点:时]|[一二两三四五六七八九十]{1,3}点(?!儿)|来|能|行|可|去|过来|派|修)(?!一点(?![半钟整])))`;
const long = parts
  .flatMap(([words]) => words.split(/\|(?![^(]*\))/))
  .filter((word) => word.length > 1)
  .sort((a, b) => b.length - a.length);

/** Parts of a day as people say them. For folded text. */
export const partPattern = `(?:(?:${long.join('|')})${notAGreeting}|${alone})`;

/** The hours of a part of day; undefined for anything else. */
export function partOf(said: string): Hours | undefined {
  return readers.find(([pattern]) => pattern.test(said))?.[1];
}

const readers = parts.map(([words, hours]) => [new RegExp(`^(?:${words})$`), hours] as const);

/** 下午, 晚上: hours below twelve are of the second half. */
export const isAfterNoon = (part: string): boolean => (partOf(part)?.[0] ?? 0) >= 13;
/** 晚上, 半夜: twelve and what follows it belong to the next day. */
export const isNight = (part: string): boolean => (partOf(part)?.[0] ?? 0) >= 18;
export const isNoon = (part: string): boolean => [11, 12].includes(partOf(part)?.[0] ?? 0);
