/** What the simulator's interface answers, and what its page says. The page's script has its own in assets/texts.js. */
export const texts = {
  bot: '管家',
  callBot: '@管家',

  malformed: (detail: string) => `请求格式不对：${detail}`,
  oneOfForwardAndTo: 'forward 和 to 请给且只给一个',
  onlyHere: '模拟器只对本机开放',
  noSuchPerson: (id: string) => `没有这个人：${id}`,
  noSuchConversation: (id: string) => `没有这个会话：${id}`,
  notInConversation: (name: string, title: string) => `${name}不在会话“${title}”里`,
  noSuchMessage: (id: string) => `没有这条消息：${id}`,
  noSuchButton: (id: string) => `这条消息上没有按钮：${id}`,
  noSuchMedia: '没有这个文件',
  nothingSaid: '文字、图片或 @ 至少要有一样',
  idTaken: '这个编号已经用在另一条消息上',
  notBase64: '附件不是有效的 base64',
  mimeNotAllowed: (mime: string) => `不支持这种附件：${mime}`,
  mimeMismatch: (name: string, mime: string) => `附件“${name}”的内容不是 ${mime}`,
  notATime: '看不懂这个时间，请用 ISO 8601，例如 PT2H 或 2026-11-24T08:00',
  onlyForward: '时间只能往前拨',
  tooFar: (days: number) => `一次最多往前拨 ${days} 天`,
} as const;

export const page = {
  title: '管家 · 演示台',
  brand: '管家',
  brandNote: '演示台',
  clock: '演示时间',
  tenMinutes: '+10 分钟',
  twoHours: '+2 小时',
  tomorrow: '明天 8:00',
  otherTime: '自选',
  forwardBy: '往前拨',
  forwardTo: '拨到',
  go: '前往',
  minutes: '分钟',
  hours: '小时',
  days: '天',
  moving: '时间正在往前走，到点的事情一件件在办…',
  hint: (owner: string) =>
    `第一次来？点${owner}手机下方的例句报一件事；在工作群的卡片上点 @名字 扮那位师傅，再点“接单”“到场”“完成”；要等的时候，把右上角的时间往前拨。`,
  hintShort: '先当业主：点一句例句。再回到这里，去工作群接单。',
  hintClose: '知道了',
  owners: '业主的手机',
  groups: '工作群',
  staff: '员工与经理',
  invented: '演示数据，人名、房号、电话均为虚构',
  members: (count: number) => `${count} 人`,
  showOrHide: (title: string) => `显示或收起：${title}`,
  back: '全部会话',
  enlarge: '放大',
  close: '收起',
  speakAs: '谁在说话',
  as: '以',
  call: '@ 谁',
  addPicture: '添加图片或文件',
  placeholder: (name: string) => `以${name}的身份说…`,
  send: '发送',
  cancelQuote: '不引用了',
  messages: (title: string) => `${title}的消息`,
  newest: '有新消息 ↓',
  offline: '连接断开，正在重连…',
  noScript: '这一页需要打开浏览器的 JavaScript。',
  empty: '还没有消息',
} as const;

export interface Example {
  label: string;
  text: string;
  /** the last message of ours that carries buttons is quoted with it */
  quotesCard?: boolean;
}

/** One-tap sentences for newcomers, by whom one plays. */
export const examples: Record<'owner' | 'staff' | 'manager' | 'group', Example[]> = {
  owner: [
    { label: '水管爆了', text: '厨房水管爆了，水都流到客厅了' },
    { label: '大门刷不开', text: '楼下大门刷不开' },
    { label: '有人困在电梯', text: '有人困在电梯里了！' },
    { label: '楼上太吵', text: '我要投诉，楼上天天半夜装修，太吵了' },
    { label: '坏了', text: '坏了' },
    { label: '修到哪了', text: '我报修的那个到哪一步了？' },
    { label: '修好了', text: '修好了，很满意' },
    { label: '没修好', text: '还是漏，没修好' },
    { label: '物业费多少', text: '物业费多少钱一个月？' },
    { label: '谢谢', text: '谢谢' },
  ],
  group: [
    { label: '接单', text: '接单', quotesCard: true },
    { label: '到场', text: '到场', quotesCard: true },
    { label: '完成', text: '完成 换了阀芯 收费30', quotesCard: true },
    { label: '承诺', text: '承诺 明天18点 缺阀芯', quotesCard: true },
    { label: '转单', text: '转单 李师傅', quotesCard: true },
    { label: '退单', text: '退单 不是我们班组的活', quotesCard: true },
    { label: '报一处隐患', text: '@管家 3栋大厅的灯坏了两盏' },
  ],
  staff: [
    { label: '大厅灯坏了', text: '3栋大厅的灯坏了两盏' },
    { label: '还有哪些单', text: '我手上还有哪些单子？' },
    { label: '收到', text: '收到' },
  ],
  manager: [
    { label: '还有哪些没办完', text: '今天还有哪些单子没办完？' },
    { label: '投诉进展', text: '投诉处理得怎么样了？' },
    { label: '收到', text: '收到' },
  ],
};
