import type { DateTime } from 'luxon';
import type { Found } from './durations.ts';

const fine = '(?:可以|行|在家?|有人|有空|得闲?|方便|ok|成|没问题)';
/** “随时”, “什么时候都行”, “每天都在家”: any time from now on. Alone, “都行” says as much. */
const anytimePattern = new RegExp(
  [
    '随时(?:随地)?(?:都(?:可以|行|在家?|有人|ok))?',
    `任何(?:时候|时间)(?:都)?${fine}|(?:什么|啥|哪个?|边个)(?:时候|时间|时|天|日)[,\\s]*(?:我)?(?:家里)?[都也]${fine}`,
    `(?:几时|几点|边日|哪会儿)都${fine}`,
    `(?:一直|天天|每天|每日|一天到晚|日日)(?:我)?(?:家里)?都?(?:在家|(?:在|有人)(?=$|[,。的!呀啊在])|可以|行|有空|得闲|方便|没问题)`,
    '(?:一?整|全)天都?(?:在家|有人|可以|行)?',
    '时间(?:都)?(?:可以|随意|随便|你们?定|您定)|(?:看|按)(?:你们|师傅|您)的?(?:时间|方便)|你们(?:看着)?(?:定|安排)(?:时间|就行)',
    '任何时间|(?:早中晚|白天晚上|上午下午)都(?:可以|行|在家?|有人)',
    '^\\s*每[天日][的了。!]*$',
    '^\\s*(?:我)?(?:都|全都?)(?:可以|行|得|ok|成)[的呀啊吧啦了。!,\\s]*$',
  ].join('|'),
  'g',
);
const nowPattern = /(?<![到至])现在|马上|立刻|立即|这会儿?|即刻|而家|依家|宜家|眼下|此刻|当下/g;
/** “过一会儿”, “等下再来”, “稍后”: within two hours. “漏了一会儿” tells how long. */
const soonPattern =
  /(?<![了好有停没不玩聊多开])(?:(?:再?过|再?等|待|呆)一?会儿?(?!议|客)|(?<!一会.{0,8})一会儿?(?![议客]|.{0,8}一会))|(?:过|等|待)一?阵(?!子)间?|一阵间|(?<!稍)等一?下(?=再|过来|来|上门|就|我回|到家|联系|打|给|可以|有空)|稍后|(?<!不)回头(?=再|来|我|联系|给)|晚(?:点|些|一点)(?:儿)?(?=再|来|过来|上门|在家|回|联系|可以|就)|[等迟]下?阵/g;

/** Times without an hour. A window without `to` is open. */
export function findLooseTimes(folded: string, now: DateTime): Found[] {
  const from = now.toJSDate();
  const places = (pattern: RegExp, window: Found['window']): Found[] =>
    [...folded.matchAll(pattern)].map((match) => ({ window, start: match.index, end: match.index + match[0].length }));
  return [
    ...places(anytimePattern, { from, grain: 'anytime' }),
    ...places(nowPattern, { from, to: now.plus({ hours: 1 }).toJSDate(), grain: 'minute' }),
    ...places(soonPattern, { from, to: now.plus({ hours: 2 }).toJSDate(), grain: 'day' }),
  ];
}
