import { staff, status, templates } from '../../messages/template.ts';
import type { ClockKind } from '../tickets/clocks.ts';

/** What staff are told of a late ticket. `ticket` is number, title and place in one. */
export const alarms = templates('escalation', {
  ticket: staff('工单 {number}（{title}，{place}）'),
  notTaken: staff('【无人接单】{ticket}已过 {passed}无人接单，请您安排人处理。'),
  notTakenGroup: staff(
    '【无人接单】{ticket}已过 {passed}无人接单，已报告{chiefs}。请值班人员马上接单：写“接单 {number}”。',
  ),
  notTakenGroupAlone: staff('【无人接单】{ticket}已过 {passed}无人接单。请值班人员马上接单：写“接单 {number}”。'),
  stillNotTaken: staff('【仍无人接单】{ticket}已过 {passed}，班组一级仍无人接单，请您直接安排。'),
  warn: staff('【时限提醒】{ticket}应在 {due} 前{act}，{left}，{holder}。'),
  warnPromise: staff('【承诺提醒】{ticket}已承诺业主 {due} 前完成（原因：{reason}），{left}，{holder}。'),
  breach: staff('【超时】{ticket}应在 {due} 前{act}，{late}，{holder}。请您马上过问。{pledge}'),
  breachPromise: staff(
    '【承诺未兑现】{ticket}：承诺业主 {due} 前完成（原因：{reason}），{late}，{holder}。这是对业主二次失约，比一般超时更严重，请您亲自督办。{pledge}',
  ),
  pledge: staff('已告诉报事人：由{who}跟进，{by} 前答复。'),
  heldBy: staff('由{name}负责'),
  heldByNobody: staff('还没有人接单'),
  callTask: staff('回访工单 {number}（{title}）：{why}，请电话问问是否修好、是否满意。'),
  callHeld: staff('工单 {number}（{title}）：业主的微信暂时收不到我们的消息（{reason}），请电话告知：\n{text}'),
  notConfirmed: staff('多次询问后业主没有确认'),
  notRated: staff('提醒后业主没有评分'),
  lowScore: staff('【低分】{ticket}业主评了 {score} 分，{holder}。{comment}请您尽快回访。'),
  lowScoreComment: staff('业主说：“{comment}”。'),
  lowScoreWords: staff('【低分补充】{ticket}业主评了 {score} 分，又说：“{comment}”。'),
  reworkForManager: staff(
    '【多次返修】{ticket}业主第 {count} 次反映未修好：“{said}”，{holder}。已把您的联系方式告诉业主，请您亲自督办。',
  ),
});

/** What the reporter is told when a time was not kept: plainly that it was missed, who sees to it now, and by when. */
export const apologies = templates('late', {
  arrive: status('抱歉让您久等：工单 {number}（{what}）没能在 {due} 前到场。已请{who}亲自安排，{by} 前给您答复。'),
  fix: status('抱歉：工单 {number}（{what}）没能在 {due} 前修好。已请{who}督办，{by} 前给您答复新的安排。'),
  reply: status('抱歉：您反映的工单 {number}（{what}）没能在 {due} 前答复。已请{who}亲自跟进，{by} 前给您答复。'),
  promise: status(
    '实在对不起：工单 {number}（{what}）说好 {due} 前完成，我们没有做到，再次向您道歉。已请{who}亲自督办，{by} 前给您确切的安排。',
  ),
  nobody: '物业负责人',
});

/** What is to be done by a clock's due time. */
export const acts: Partial<Record<ClockKind, string>> = {
  arrive: '到场',
  fix: '修好',
  reply: '答复',
  promise: '兑现承诺',
};

export const unknownPlace = '位置待确认';
export const noReason = '未写明';

/** “2 小时 5 分钟”, rounded down to whole minutes. */
export function sayMinutes(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

/** How late it is: “刚到时限”, “已晚 12 分钟”; before the due time “还剩 30 分钟”. */
export function sayLateness(lateMinutes: number): string {
  if (lateMinutes >= 1) return `已晚 ${sayMinutes(lateMinutes)}`;
  return lateMinutes > -1 ? '刚到时限' : `还剩 ${sayMinutes(-lateMinutes)}`;
}
