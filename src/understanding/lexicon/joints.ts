/** Words and marks between the matters of one message, on folded text (half width, simplified, lower case). */

/** Where people begin another matter: “另外”, “还有”, “对了”. */
const jointWords =
  '另外(?!一|的|那|两)|另(?=[有一,])|还有|再有|还想问|还要问|还想咨询|对了|顺便|顺带|再问|再说|再就是|再一个|此外|其次|第二(?:个|件|点)?(?=[,.、:是]|[^\\d栋层单天次期遍])';
/** A number, letter or word before each of several points: “1、”, “②”, “一是”, “第三”. */
export const listMark =
  /(?:[(]?(?:\d{1,2}|[一二三四五六])(?:[)、]|[.,:](?!\d))|[①-⑩]|[一二三四五]是(?!一|个|不)|(?:首先|其次|再次|最后)(?=[,是])|第[一二三四五](?:个|件|点)?(?:问题|事)?(?:是|[,、:]))\s*/gu;
/** What makes “1、5栋” two buildings. */
export const buildingNext = /^\s*\d{1,3}\s*(?:号楼|栋|幢|座|楼|单元)/u;
/** The place in a list that a mark tells: 1, 2, … */
export const markOrder = /[①-⑩]|\d{1,2}|[一二三四五六]|首|其|再|最/u;

export const jointAt = new RegExp(
  `(?<=[,.。;!?~、\\s]|^)(?:那个?|啊|哦|嗯|然后)?(?:${jointWords})|(?<=[了吗呢吧])(?:另外(?!一|的|那|两)|还有|顺便|对了)|` +
    '(?<=\\p{Script=Han})还有(?=[^,。;!?]{2,12}(?:坏|漏|不[亮热转通动]|打不开|关不上|堵|掉了|裂|松了))',
  'gu',
);
/** Nothing but a word that begins another matter. */
export const isOnlyJoint = new RegExp(`^(?:那|啊|哦|嗯|然后)?(?:${jointWords})(?:就是|呢|啊)?[\\p{P}\\s]*$`, 'u');
export const sentenceEnd = /[。!?;~\n]+|(?<=\p{Script=Han})\.+(?!\d)/gu;
export const commas = /[,，]+|(?<!\d)、+|\s+/gu;

/** What a question is about; the question must name it to stand as a matter of its own without a word that joins it. */
export const questionSubjects =
  /物业费|管理费|停车(?:费|证|卡|位)?|车位|月卡|门禁卡|门卡|电梯卡|装修|水费|电费|燃气费|暖气费|取暖费|放行条|搬家|搬出|快递|几点上班|营业|上班时间|游泳池|宽带|物业电话|垃圾清运费|访客|保洁费|家政|户口|居住证/u;
export const questionMarks =
  /怎么(?!还|这么|那么|回事|不|没|又)|如何|咋(?!还|这么)|多少|几点|几号|哪里|哪儿|在哪|去哪|什么时候|什么(?:材料|资料|手续|流程)|吗|能不能|可不可以|可以.*[?]|有没有|要不要|是不是|[?]/u;
/** Asked out of anger, not to know. */
export const rhetorical = /为什么|为啥|凭什么|难道|怎么(?:还|这么|那么|回事)|有没有人|管不管/u;

/** What follows from what was told before; no trouble of its own. */
export const consequence =
  /导致|所以|因此|结果|害得|弄得|搞得|造成|影响|(?:漏|流|滴|渗|溅|蔓延|淹|喷|排|漫)(?:到|进|得|满|了一)|淹|泡(?:了|坏|水)|湿了|都是水|全是水|打湿|积水/u;
/** What may be behind it: no trouble of its own either, unless it is said to be another. */
export const guess = /怀疑|可能是|应该是|估计|像是|是不是/u;
/** The other thing, too: “电梯也坏了”. */
export const alsoWord = /[也又]|都(?!是)|同样/u;
/** With no power much stands still; it is one trouble. */
export const powerCut = /停电|断电|没电|冇电|跳闸|短路|没有电|全黑/u;
/** Leaks and stops up by itself. */
export const wetFault = /漏|滴水|渗|堵|爆|返水|反水|不出水|溢|松|坏|不通|不下水/u;

/** Blame for how something was handled belongs to that thing. */
export const saysComplaint = /投诉|举报|反映|扰民|吵|乱停|乱扔|不牵绳|没人打扫|不打扫|没人管/u;
/** Asks after an earlier report. */
export const earlierReport = /上次|上回|之前|昨天|前天|上周|那天|早上报|我报的|报过|报修的|工单|单子|\d{4,}|进度/u;

/** Where in a home something is. */
export const homeSpots = /厨房|卫生间|厕所|洗手间|浴室|阳台|客厅|主卧|次卧|卧室|书房|餐厅|儿童房|玄关|储藏室/gu;

/** A clause that says only where, whom to call, or when somebody is in. */
export const visitFiller =
  /[\p{P}\p{S}\s]|我(?:们)?(?:家)?(?:在|是|住)?|家里|电话|手机号?|房号|地址|号码|联系|是|在家?|都|有人|可以|行|有空|方便|随时|(?:以|之)[后前]|下班|上班|每天|一般|过来|上门|来修|来|吧|的|家|左右|就|才|要|能|再|请|麻烦|谢谢|你们|师傅|尽快/gu;

/** What is said, without the word that only begins it: “还有电梯也坏了” → “电梯也坏了”. */
export const withoutJoint = (text: string): string =>
  text.replace(
    /^(?:那|啊|哦|嗯|然后)?(?:另外|还有|再有|此外|其次|对了|再就是|再一个)(?:就是|呢|啊)?[，,、：:\s]*/u,
    '',
  ) || text;
