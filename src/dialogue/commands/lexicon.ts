import type { CommandWord } from './command.ts';

/** The word for each command that help and examples teach. */
export const canonicalWords: Record<CommandWord, string> = {
  take: '接单',
  arrive: '到场',
  finish: '完成',
  transfer: '转单',
  return: '退单',
  promise: '承诺',
  reply: '回复',
  note: '备注',
  todo: '待办',
  show: '查',
  help: '帮助',
  undelivered: '未送达',
  resend: '重发',
  report: '满意度',
  keep: '收录',
  'take-back': '撤销收录',
  gaps: '问题库',
  bind: '绑定',
  unbind: '解绑',
  hazard: '隐患',
  hazards: '隐患列表',
  'hazard-cleared': '隐患已清',
  'hazard-withdrawn': '撤销隐患',
  'written-notice': '书面通知',
  received: '签收',
  notice: '通知',
  revise: '改通知',
  correct: '更正',
  withdraw: '撤回',
  weather: '天气',
  'weather-end': '天气解除',
  patrol: '巡查',
  'owners-word': '评价',
};

/**
 * What staff write for a command. `formal`: a command wherever it stands first. `casual`: also ordinary talk, so it
 * counts only with a ticket that fits. `bare`: too short to count without a number or a quoted card.
 */
export const spokenWords: Record<CommandWord, { formal: string[]; casual?: string[]; bare?: string[] }> = {
  take: { formal: ['接单', '抢单', '领单'], bare: ['接', '我来', '我接', '来接', '我来接'] },
  arrive: {
    formal: ['到场', '已到场', '到达现场', '已到现场', '已到达现场'],
    casual: ['到了', '已到', '到现场', '已到达', '到达', '签到'],
    bare: ['到'],
  },
  finish: {
    formal: ['完成', '已完成', '完工', '已完工', '结单', '办结'],
    casual: ['修好', '已修好', '搞定', '已搞定', '弄好', '处理好', '处理完', '修完', '做完', '完事'],
  },
  transfer: { formal: ['转单', '改派', '转派', '派单', '指派'], casual: ['转给', '派给'], bare: ['转', '派'] },
  return: { formal: ['退单'], casual: ['退回'], bare: ['退'] },
  promise: { formal: ['承诺', '延期'], casual: ['延后', '改期', '推迟', '延迟'] },
  reply: { formal: ['回复', '答复'], casual: ['回答'], bare: ['回', '答'] },
  note: { formal: ['备注', '内部备注'], casual: ['记录', '记一下'] },
  todo: { formal: ['待办', '我的待办', '我的工单', '我的单子', '我的单', '工单列表'] },
  show: { formal: ['查单', '查工单', '查询工单', '查看工单'], bare: ['查', '查询', '查看', '看', '工单', '看单'] },
  help: { formal: ['帮助', '指令', '命令', '群指令', '怎么用', '?', 'help'] },
  undelivered: { formal: ['未送达', '未送达消息'] },
  resend: { formal: ['重发', '重新发送'] },
  report: { formal: ['满意度', '回访率', '满意率', '报表', '满意度报表'] },
  keep: { formal: ['收录', '留作标准答案'] },
  'take-back': { formal: ['撤销收录', '取消收录'] },
  gaps: { formal: ['问题库', '待答问题'] },
  bind: { formal: ['绑定', '绑定本群', '绑定群'] },
  unbind: { formal: ['解绑', '解除绑定', '取消绑定'] },
  hazard: { formal: ['隐患', '上报隐患', '发现隐患', '登记隐患'] },
  hazards: { formal: ['隐患列表', '隐患清单', '隐患台账', '所有隐患', '全部隐患'] },
  'hazard-cleared': { formal: ['隐患已清', '隐患已清除', '隐患清除', '隐患已消除', '隐患解除', '隐患已处理'] },
  'hazard-withdrawn': { formal: ['撤销隐患', '取消隐患', '隐患撤销', '隐患误报'] },
  'written-notice': { formal: ['书面通知', '发书面通知', '开书面通知', '整改通知', '整改通知书'] },
  weather: { formal: ['天气', '发布天气', '天气提示'] },
  'weather-end': { formal: ['天气解除', '解除天气', '取消天气'] },
  patrol: { formal: ['巡查', '已巡查', '巡查完', '阳台巡查'] },
  received: { formal: ['签收', '已签收', '通知签收', '书面通知签收'] },
  notice: { formal: ['通知', '发通知', '群发通知'] },
  revise: { formal: ['改通知', '修改通知'] },
  correct: { formal: ['更正', '更正通知'] },
  withdraw: { formal: ['撤回', '撤回通知'] },
  'owners-word': {
    formal: [],
    casual: [],
    bare: ['评价', '评分', '打分', '好评', '满意', '很满意', '非常满意', '不满意', '未修好', '已解决', '未解决'],
  },
};

/** By these we are called in a group. */
export const botNames = ['小管家', '管家', '物业管家'];

/** Said before a command without changing it: “收到，接单 1024”. */
export const openers = /^(?:收到|好的?|好嘞|嗯+|行|可以|ok|okay)[\s,.!、。]+/i;
export const selves = /^(?:我们?|咱们?)?(?:来|先|已经|刚刚?)?/;
export const particles = /^(?:了|啦|咯|喽|哈|吧)(?=[\s,.!?:;、。~]|\d|#|$)/;
export const questionEnd = /(?:吗|没有|没|么|不|是不是|什么时候|谁)[\s?!。~]*$|\?[\s!。]*$/;

/** An answer for which owners have buttons, typed. */
export const typedAnswer = /^(?:mended|not-mended|settled|not-settled|rate):(\d{1,9})/;

/** A score in words or stars; “5分钟” is a time. */
export const scoreSaid = /^(?:[1-5一二三四五]\s*(?:分(?!钟)|星)|[⭐★])/u;
/** How a message is named that is to be sent again. */
export const letterId = /^[0-9a-f-]{6,36}$/i;

/** What follows a command word in ordinary talk: “到场的人”, “完成了一半”, “接单后”. */
export const talkStart =
  /^(?:了|的|是|谁|那|这|吗|没|么|不|未|还|怎|为|什|能|可|要|有|几|多|后|前|以|之|率|度|时|一半|一部分|部分|得|过|就|才|中)/;
/** Work that is not done yet. */
export const notDone = /^(?:一半|一大半|大半|一部分|部分|差不多|快|还没|还差|没完|不了|\d+\s*%)/;

/** Before the digits of a ticket number, after them, and what makes digits something else. */
export const numberBefore = '(?:工单号?|单号|单子)?\\s{0,3}[:#№]?\\s{0,3}';
export const numberAfter = '(?:\\s{0,3}号?(?:工单|单子|单)|\\s{0,3}号(?!\\p{Script=Han}))?';
export const notTicketNumber = '(?!\\s{0,3}(?:年|月|元|块|圆|点|度|米|号楼|栋|单元|室|弄|%|[:.]\\d))';

export const feeWords = /(?:共计?|合计|总共)?(?:收费|收款|收了|费用|收取|实收)(?:共计?|合计|为|是)?/;
/** Parts of a charge. */
export const componentFees = /(?:材料|人工|配件|维修|上门|工时|零件)费/;
export const freeWords = /(?:免费|不收费|未收费|没收费|没有收费|无费用|不要钱|没收钱|不收钱|费用无)/;
export const moneyUnits = /(?:元|块钱|块|圆|￥|¥)/;
export const digitWords: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
export const placeWords: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Joins a colleague's name to the command: “转单 1024 给李师傅”. */
export const giveTo = /^(?:转?给|到|由|交给|派给)\s*/;
export const takeOver = /\s*(?:接手|处理|去|来|跟进|吧|负责)*[。.!]*$/;

/** Left over around a promised time once the time itself is cut out. */
export const aroundTime = /^[\s,.;:、。]*(?:之前|以前|前|修好|完成|处理完|到)?[\s,.;:、。]*/;
export const reasonWords = /^(?:原因|因为|由于|理由)\s*[:]?\s*/;
export const beforeTime = /[\s,.;:、。]*(?:到|至|改到|延期到|延到|推迟到)?[\s,.;:、。]*$/;

/** What a group of residents is called where a manager says which group this is. */
export const ownersGroup = /^(?:业主|住户|居民|小区)的?(?:大|微信|交流)?群?$/;

/** What is left out when the name of a group is compared: 工程组, 工程部, 工程部值班群 are one. */
export const groupSuffix = /(?:值班|工作|微信)?(?:大?群|组|部|班组|班|队|中心)/g;

/** Flowers were not brought, and that is said: “未送，对方婉拒”. */
export const saysNotBrought = (text: string): boolean =>
  /未送|没(?:有)?送|送不|不用送|婉拒|谢绝|拒收|不在家|没人/u.test(text);
