import { staff, status, templates } from '../../messages/template.ts';

/** Cards and calls for staff, and the standing lines for owners that every feature shares. */
export const cards = templates('dispatch', {
  card: staff('【{title}】工单 {number}\n位置：{place}{who}\n内容：{description}{due}{photos}{note}'),
  due: staff('\n时限：{times}'),
  photos: staff('\n附件：{count} 个'),
  available: staff('\n上门时间：{availability}'),
  callToTake: staff('\n请接单：点“接单”，或引用本条回“接单”，或写“接单 {number}”。'),
  callToAnswer: staff('\n请答复：引用本条写“回复 内容”，或写“回复 {number} 内容”。'),
  answerInChat: staff('\n请在管家的会话里写“回复 {number} 内容”。'),
  callToPhone: staff('\n请电话回访，完成后写“完成 {number} 回访结果”。'),
  nobodyOnDuty: staff('{team}此刻无人值班，请您直接安排。'),
  reporterAngry: staff('\n注意：业主情绪激动，请先安抚，尽快联系。'),
  reporterDistressed: staff('\n注意：业主很着急，请尽快联系。'),
  confidential: staff('此件只发给您，请勿转发到群里。'),
  reworkNote: staff('\n业主反映未修好（第 {count} 次返修）：{said}'),
  moreFromReporter: staff('工单 {number} 报事人补充：{text}'),
  placeCorrected: staff('工单 {number} 位置更正：{from} → {to}'),
  phoneCorrected: staff('工单 {number} 报事人换了联系电话，私聊我写“查 {number}”可看。'),
  timeTold: staff('工单 {number} 报事人方便的时间：{availability}'),
  timeCorrected: staff('工单 {number} 上门时间更正：{availability}'),
  answeredBefore: staff('\n上次答复：{answer}'),
  dissatisfied: staff('\n报事人仍不满意：{said}'),
  urged: staff('工单 {number} 业主在催：{text}'),
  callNoMore: staff('回访 {number} 不用打了：工单 {about} 的业主已在微信里评分。'),
  cancelledByReporter: staff('工单 {number} 报事人取消：{reason}。无需再去，辛苦了。'),
});

/** Who comes, what next, by when: told to the owner when a ticket is opened, as it truly stands. */
export const comings = templates('coming', {
  onDuty: status('已通知值班的{who}接单，{by}前会有人和您确认。'),
  onDutyArrive: status('已通知值班的{who}，{by}前到现场。'),
  nobody: status('此刻没有值班师傅，已直接通知{who}安排，{by}前到现场或给您答复，有进展马上告诉您。'),
  person: status('已通知{who}，{by}前会有人接手，在这里和您说。'),
  service: status('已交给{who}跟进，{by}前答复您。'),
});

/** For those who run it. */
export const operators = templates('operators', {
  dead: staff('有一条消息没有送达（{to}）：{reason}。写“未送达”查看，写“重发 编号”再发一次。'),
  uncertain: staff('有一条消息不确定是否送达（{to}）：{reason}。写“未送达”查看，核实后需要的话写“重发 编号”。'),
});

/** What became of a ticket, in place of the buttons of its card. */
export const standings = templates(
  'cardStanding',
  {
    open: '待接单',
    taken: '{who}已接单',
    working: '{who}已到场',
    answered: '已答复',
    finished: '已完成',
    cancelled: '已取消',
  },
  'staff',
);
