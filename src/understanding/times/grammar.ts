import { hanDigits } from '../numerals.ts';

const number = `(?:\\d{1,2}|[${hanDigits}]{1,3})`;

/** Days as they are said. Past days are recognised too, so that they can be left out rather than misread. */
const dayPattern =
  '(?:大*[前后]天|[今明后昨]儿个?|[昨明今]天?|[今明昨]日|次日|当天' +
  '|(?:上上?|这|本|下下?)?个?(?:周|星期|礼拜)(?:[一二三四五六日天]|[1-6](?!\\d|[-:点楼栋号]))' +
  '|(?:上上?|这|本|下下?)个?周(?!末|日|天|年)' +
  `|(?:(?:20\\d\\d年)?${number}月${number}[号日]?|(?:这个?|本|下个?)月${number}[号日]|(?:1\\d|2\\d|3[01]|[1-9])\\/\\d{1,2}号|(?:[12]?\\d|3[01]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[号日](?!楼|院|单|线|门|房|栋|机|车|常|子|用|期|工))` +
  '|(?:这个?|本|下下?个?)?周末|(?:这个?|本|下个?)?月底|(?:这个?|本|下个?)?月初|这[两几]天|工作日|平时|节假日' +
  `|${number}天(?:以?后|之后)|下个?月(?!${number}))`;

const partPattern =
  '(?:凌晨|清晨|清早|大清早|一大早|一早|早上|早晨|早间|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜里|夜间|夜晚|半夜|深夜|早(?=[\\d一二两三四五六七八九十]|$|[,。!?、\\s]|来|能|行|可|去|过|派|修)|晚(?=[\\d一二两三四五六七八九十]|$|[,。!?、\\s]|来|能|行|可|去|过|派|修))';

const clockPattern = `(?:(?<![\\d.])(?:[01]?\\d|2[0-4]):[0-5]\\d(?!\\d)|${number}\\s*(?:点钟?|时(?!间|候|常|段|不))\\s*(?:半|整|一刻|三刻|过?${number}分?(?!钟内))?)`;

/** [day][part][clock] with at least one of them, and what may follow: “到5点”, “以后”, “前”. */
const moment = (at: 'a' | 'b') =>
  `(?:(?<day_${at}>${dayPattern})(?:[的,\\s]|那天|当天)*)?(?:(?<part_${at}>${partPattern})\\s*)?(?<clock_${at}>${clockPattern}|${at === 'a' ? `${number}(?=\\s*[到至~-]\\s*${number}\\s*(?:点|时))` : '(?!)'})?`;

export const windowPattern = new RegExp(
  `(?=[\\d${hanDigits}大前后昨明今次当上这本下周星礼工平节凌清早中正午傍晚夜半深月])${moment('a')}(?:(?:左右|前后|开始|起|的时候)?\\s*(?:到|至|-|~)\\s*${moment('b')})?(?:\\s*(?<edge>左右|之?前(?!台|天|面)|以前|之?后(?!天|面)|以后|开始|起))?`,
  'g',
);

/** “随时”, “什么时候都行”, “都在家”: any time from now on */
export const anytimePattern =
  /随时|(?:什么|啥|任何|哪个)(?:时候|时间|时)都?(?:可以|行|在|得|方便|ok)|全天(?:都)?(?:在家|可以|行)?|(?:一直|天天|每天|一天)都?在家|时间(?:都)?(?:可以|随意|你们定)|几时都得/g;
export const nowPattern = /现在|马上|立刻|立即|这会儿?|即刻|而家|眼下/g;
export const afterWorkPattern = new RegExp(
  `(?<day>${dayPattern})?的?(?:下班|放工|收工)(?:以后|之后|后|回来|回家)?`,
  'g',
);
/** “两个小时后”, “半小时内”, “20分钟以后” */
export const inAWhilePattern = new RegExp(
  `(?<count>${number}|半)个?(?:多)?(?<unit>小时|钟头|分钟)(?<half>半)?(?:以|之)?(?<edge>后|内|里)`,
  'g',
);

/** [from, to] in hours of the day; beyond 24 is the next morning. The hours people mean, not the dictionary's. */
const partHours: Record<string, readonly [number, number]> = {
  凌晨: [0, 6],
  清晨: [5, 8],
  早: [6, 10],
  一早: [6, 9],
  上午: [8, 12],
  中午: [11, 14],
  正午: [11, 13],
  午后: [13, 17],
  下午: [13, 18],
  傍晚: [17, 19],
  晚: [18, 22],
  夜: [20, 24],
  半夜: [23, 27],
  深夜: [22, 26],
};

/** The entry of `partHours` for a word: “大清早” and “早上” share theirs. */
export function partOf(said: string): readonly [number, number] | undefined {
  const key = partHours[said]
    ? said
    : /清早|一大早|一早/.test(said)
      ? '一早'
      : said.startsWith('早')
        ? '早'
        : said.startsWith('晚')
          ? '晚'
          : said.startsWith('夜')
            ? '夜'
            : undefined;
  return key ? partHours[key] : undefined;
}
