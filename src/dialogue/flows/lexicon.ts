/** Where in a home something is: two troubles in different spots are two matters. */
export const spots = [
  '厨房',
  '卫生间',
  '厕所',
  '洗手间',
  '浴室',
  '阳台',
  '客厅',
  '卧室',
  '主卧',
  '次卧',
  '书房',
  '餐厅',
  '门口',
];

/** “重新说”, “从头来”: what was said so far does not count. */
export const isStartOver = (text: string): boolean =>
  /^(?:(?:我)?(?:说错了|不对)[，,。 ]*)?(?:重新(?:说|来|讲|报|开始|登记)|从头(?:来|说|开始)|重来)(?:一?[遍次下])?[吧了。！!]*$/.test(
    text.trim(),
  );

/**
 * Said of work or an answer that did not help: “好像还有点漏”, “还是吵”, “没人来过”. Read only where we wait for the owner's
 * word, so it may be wider than a plain no.
 */
export const saysStillWrong = (text: string): boolean =>
  /(?:还|又|仍|依然|依旧|照样|继续)(?:是|在|有|会|要)?(?:一?点|有点|有些|一直|不停|那么|这么)?[^。！!？?，,]{0,3}(?:漏|滴|渗|堵|坏|响|跳|吵|闹|臭|脏|占|返|冒|烫|老样子|一样|不[亮热通行好冷动转凉灵])|没(?:有)?(?:修|弄|搞|处理|解决|通)(?:好|完|掉|彻底)?|没(?:有)?(?:任何)?(?:变化|效果|改善|用$)|更(?:严重|厉害|漏|吵|差)了?|白(?:修|跑)|(?:还是|仍|依然|依旧|照样)(?:没|不)|还没|不管用|没起作用|不能用|用不了|[了又]坏|(?:打|开|关|点|冲)不(?:开|了|上|着|掉)|没反应|失灵/.test(
    text,
  ) && !/吗[?？。]?$/.test(text.trim());

/** “还在渗”, “仍然响”: what was told before has not stopped. */
export const saysItGoesOn = (text: string): boolean => /还(?:在|是)|仍|依然|依旧|照样/.test(text);

/** “没来人啊”, “师傅根本没来过”. */
export const saysNobodyCame = (text: string): boolean =>
  /没(?:有)?(?:人|师傅)?来(?:过|人)|没(?:有)?(?:人|师傅)来|没来(?:啊|呀|呢)?[。！!]*$|没见(?:到|着)?(?:人|师傅)|没(?:有)?(?:人|师傅)(?:上门|过来|到)|人影/.test(
    text,
  ) && !/吗[?？。]?$/.test(text.trim());

/** “好的”, “收到”: heard, which says nothing on whether it is mended. */
export const isMereNod = (text: string): boolean =>
  /^(?:好的?|嗯+|哦+|噢|收到|知道了?|明白了?|了解|行|可以|ok|okay|👌|👍|🆗)+[呢啊呀吧哈哦~～。！!，, ]*$/iu.test(
    text.trim(),
  );

/** “知道了”, “明白了谢谢”: a question of theirs is answered. */
export const saysUnderstood = (text: string): boolean =>
  /^(?:好的?|嗯+|哦+|噢+|行)?[，, ]*(?:知道|明白|了解|清楚|懂|收到)了?/.test(text.trim());

/** Marks, pictures of faces, laughter, a finger on the keys: nothing that anybody could act on. */
export const saysNothing = (text: string): boolean =>
  /^(?:\[[\p{Script=Han}A-Za-z]{1,6}\]|[\p{P}\p{Cf}\p{S}\p{M}\p{Extended_Pictographic}\s]|\u200d)*$/u.test(text) ||
  /^(?:哈|呵|嘿|嘻|呜|啊|额|呃|哦|噢|哎|唉|咦|嗨|6|1)+[\p{P}\p{S}\p{Extended_Pictographic}\s]*$/u.test(text.trim());

/** Only question marks: somebody waits and wonders. */
export const onlyWonders = (text: string): boolean => /^[?？!！\s]*[?？][?？!！\s]*$/.test(text);

const otherPeople =
  /住户|业主|房东|租客|邻居|车主|户主|楼上|楼下|隔壁|对门|(?:\d{3,4}|[栋室])(?:室|号)?(?:住|的|业主)|谁家|哪家|residents?|owners?|neighbou?rs?/i;
const personalFacts =
  /电话|手机|号码|微信|联系方式|身份证|名字|姓名|名单|信息|姓什么|叫什么|是谁|什么人|住(?:的|着)|phones?|numbers?|names?|all/i;
const demands =
  /多少|是谁|谁住|住(?:的|着)?(?:是)?(?:谁|什么人)|叫什么|姓什么|什么(?:名字|人)|给我|发我|告诉|列|导出|查一?下|print|list|show|what|tell/i;
const ours =
  /(?:我|我家|我们|本人)的?(?:登记|留|存)?的?(?:电话|手机|信息|名字)|物业|客服|师傅|维修|前台|门卫|经理|快递|燃气|自来水|业主群|业委会|投诉|举报|吵|扰民|漏水/;

/**
 * Who lives where, somebody's name, number or account: what is told to nobody (S31).
 * @param isNamed whether somebody is called by name
 */
export const asksAboutOthers = (text: string, isNamed = false): boolean =>
  (isNamed || otherPeople.test(text)) && personalFacts.test(text) && demands.test(text) && !ours.test(text);

/** Our own number, which anybody may have. */
export const asksOurNumber = (text: string): boolean =>
  /(?:物业|客服|值班|前台|服务中心|你们|经理|管家|报修)[^，,。！!]{0,6}(?:电话|号码|热线)[^，,。！!]{0,6}(?:多少|是什么|几号|有吗|[?？]|$)/.test(
    text.trim(),
  ) && !/(?:打不通|没人接|不接)/.test(text);

/** “那多少钱”, “还有个问题”: goes on with the question before. */
export const goesOnAsking = (text: string): boolean =>
  /^(?:那|那么|那要|还有|另外|再问)/.test(text.trim()) && [...text.trim()].length <= 14;

/** Says when somebody is in, or how to come in; a thank-you or a word on the trouble does not. */
export const tellsWhenIn = (text: string): boolean =>
  /在家|在的|都在|有人|有空|没空|方便|随时|随便|(?:都|全天|哪天)(?:行|可以|好|成)|可以|下班|上班|早上|上午|中午|下午|傍晚|晚上|夜里|白天|今[天晚]|明[天早晚]|后天|周[一二三四五六日末天]|星期|礼拜|\d+[点号日]|[一二三四五六七八九十]点|回来|回家|打(?:个|我)?电话|联系我|钥匙|密码|尽快|越快|马上|现在|立刻|你们(?:定|看)|看你们/.test(
    text,
  );

/** Plainly about being at home, also inside a longer story. */
export const saysIn = (text: string): boolean => /在家|有人|有空|方便|都在|来修|上门|过来/.test(text);

/** “不是厨房是卫生间”: one word of what was told put right. */
export function readSwap(text: string): { from: string; to: string } | undefined {
  const match =
    /(?:^|[，,。！!\s])不是(?<from>[^，,。、是]{1,8}?)[，,、\s]*(?:而)?是(?<to>[^，,。！!?？]{1,10})[。！!]*$/.exec(
      text.trim(),
    );
  const { from, to } = match?.groups ?? {};
  return from && to ? { from, to } : undefined;
}

/** Words for one's own home, where a danger needs no other address. */
export const tellsOwnHome = (text: string): boolean =>
  /家里|在家|我们?家|屋里|房间|店里|铺子/.test(text) || spots.some((spot) => spot !== '门口' && text.includes(spot));

/** Words that name where something is, when they are all that was said. */
export const looksLikePlace = (text: string): boolean =>
  [...text].length <= 24 &&
  /[栋幢座层楼号门口区边旁侧库厅园场室户]|附近|对面|电梯|[东西南北]|商铺|广场|\d{3,4}/.test(text) &&
  !/灭|没事|谢谢|救|死|来了|出来|快|哭|烟|火|血|怎么|吗|我在楼下了|下楼了/.test(text);

/** The danger is past, as far as the one who writes can tell. */
export const saysDangerPast = (text: string): boolean =>
  /灭了|扑灭|熄了|出来了|救出|没事了|解除|控制住|误报|误会|看错|弄错|搞错|虚惊|假的|(?:救护车|消防|警察|医生|120|119|110).{0,4}(?:来了|到了|已经来|接走|拉走)|送医院|醒(?:了|过来)|(?:人|贼|小偷|他们?)(?:已经)?(?:走|跑|抓)(?:了|住)|不(?:漏|冒)了|没味(?:道)?了/.test(
    text,
  ) && !/没(?:有)?出来|没(?:有)?灭|还没|没醒|还(?:在|有)|[吗?？]|什么时候|多久/.test(text);

/** “修好了”, “都弄好了”: said of work, never of a question. “修好了没” asks. */
export const saysWorkIsDone = (text: string): boolean =>
  /(?:修|弄|搞|处理|换|通|装)(?:好|完)了(?!没|吗|么|又)/.test(text) &&
  !/没(?:有)?(?:修|弄|搞|处理|换|通|装)/.test(text);

/** “就是坏了啊”, “说不清”: that something is wrong, and not a word on what. */
export const saysNoTrouble = (text: string): boolean =>
  /^(?:(?:我也|就是|反正|真的?|那个?|都|全|又|我|家里|东西|有|啥|什么)*(?:坏(?:了|掉了?)?|不行了?|有(?:点)?问题|出(?:了)?问题了?|用不了了?|不能用了?|不好用|不知道(?:怎么说|啊)?|不清楚|不懂|说不(?:清楚?|上来|明白)|(?:你们?|您|师傅)?(?:过)?来(?:个人)?(?:看看?|瞧瞧?)(?:一下|吧|就知道了?)?|帮(?:我|忙)看看|修一?下|要修|报修))+(?:啊|呀|呢|吧|嘛|了|的)*$/.test(
    text.replace(/[\p{P}\p{S}\s]/gu, ''),
  );

const actNames: Readonly<Record<string, RegExp>> = {
  repair: /报修|(?:要|来|给我)修|修(?:一?下|理)|坏/,
  complaint: /投诉|反映|举报|提意见/,
  question: /咨询|问(?:一?[下问]|个|事)|打听|了解/,
  progress: /进度|进展|催|到哪|之前(?:那|的)|上次/,
  cancel: /取消|撤|不(?:修|要|用)了/,
};
const longestName = 12;

/** Whether these few words name what is to be done with a matter: “我要投诉”, “报修的”. */
export const namesAct = (act: string, text: string): boolean =>
  [...text].length <= longestName && (actNames[act]?.test(text) ?? false);

/** “改成明天上午”, “推迟到周六”: a time that was set is moved. */
export const saysMoved = (text: string): boolean =>
  /改(?:成|到|为|约|在)|推迟|延后|提前到|换(?:成|到|个时间)/.test(text) &&
  !/取消|撤|不(?:用|要)?(?:来|修)了/.test(text);

/** “厨房”, “在阳台那边”: where in a home, and not a word on what. */
export const isOnlySpot = (text: string): boolean => {
  const said = text.replace(/[\p{P}\s]|^(?:就?在)?(?:我?家里?)?的?|(?:里面?|那边|那里|这边|的)$/gu, '');
  return spots.includes(said);
};

/** The number of the ticket that a card of ours is about: “【急修】工单 1024”. */
export function ticketNumberOnCard(words: string): number | undefined {
  const number = /工单\s*(\d{1,9})/.exec(words)?.[1];
  return number === undefined ? undefined : Number(number);
}

const question = /[?？]|吗|几点|多少|怎么|怎样|什么|哪|能不能|可不可以|有没有/;

/** Whether words put a question, whatever it is about. */
export const asksSomething = (text: string): boolean => question.test(text);
