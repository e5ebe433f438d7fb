import { staff, status, templates } from '../../messages/template.ts';
import type { HazardState, HazardType } from '../../platform/db.ts';

/** What the people of a unit read of a hazard at their home: nobody else does, and never who saw it. */
export const notices = templates('hazard', {
  notice: status(
    '您好，提醒您注意安全：{place}{what}有坠落的危险（隐患编号 {number}，{severity}）。请您{action}，{by}前处理好。看到后请点“收到”，弄好了点“已处理”。自己不方便的话告诉我，{who}可以上门帮忙。',
  ),
  reminder: status(
    '再提醒您一次：{place}{what}还没有处理的消息（隐患编号 {number}），请您{action}，{by}前处理好。不方便的话告诉我，{who}可以上门帮忙。',
  ),
  seen: '收到',
  done: '已处理',
  withdrawn: '之前提醒您的隐患 {number}（{what}）已经核实撤销，不用处理了，打扰您了。',
  cleared: '谢谢您的配合，隐患 {number}（{what}）已经核实清除。',
  finderCleared: '您反映的{place}{what}（编号 {number}）已经处理好，谢谢您的提醒。',
  office: '物业同事',
  written: status('{place}的书面整改通知（{serial}）发给您，请您查阅，{by}前处理好。稍后{who}上门请您签收。'),
});

/** What staff read. Nobody who lives there is named in any of it. */
export const alarms = templates('hazard-staff', {
  ownerless: staff(
    '【隐患】编号 {number}：{place}，{what}（{severity}）。请到现场查看，先隔离或摆好警示，{by}前处理好，拍照写“隐患已清 {number}”。',
  ),
  fromResident: staff(
    '【住户反映隐患】编号 {number}：{place}，{what}（{severity}）。已私信提醒该户，请到楼下核实，需要时先隔离，清除后拍照写“隐患已清 {number}”。',
  ),
  severe: staff(
    '【严重隐患】编号 {number}：{place}，{what}。已通知该户 {by} 前处理。要发书面通知，点按钮或写“书面通知 {number}”。',
  ),
  writeButton: staff('书面通知'),
  look: staff(
    '【隐患到期】编号 {number}：{place}，{what}（{severity}），要求 {by} 前处理，{standing}。请到现场看一下，清除了拍照写“隐患已清 {number}”，没清除写“书面通知 {number}”请经理发书面通知。',
  ),
  stillThere: staff('【隐患逾期】编号 {number}：{place}，{what}（{severity}），已过期限仍没有清除，请您安排处理。'),
  call: staff('隐患 {number}（{place}，{what}）：{why}，请电话告知住户{action}，{by}前处理好。'),
  notReached: staff('该户没有可用的会话'),
  notAnswered: staff('私信提醒后住户没有回应'),
  callNoMore: staff('电话工单 {number} 不用打了：隐患 {about} 已经处理。'),
  proofSent: staff('【待核实】隐患 {number}：{place}，{what}。住户发来处理后的照片，核实无误写“隐患已清 {number}”。'),
  proofTold: staff(
    '【待核实】隐患 {number}：{place}，{what}。住户说已处理，请到现场看一下，清除了拍照写“隐患已清 {number}”。',
  ),
  issued: staff(
    '书面通知已开具：{serial}（隐患 {number}，{place}）。{sent}请打印两份上门送达，签收后拍照写“签收 {number}”。',
  ),
  issuedSent: staff('已同时发到该户的聊天里。'),
  issuedNotSent: staff('该户没有可用的会话，只能上门送达。'),
});

/** What a hazard is, in a word. */
export const typeLabels: Readonly<Record<HazardType, string>> = {
  laundry: '晾晒物',
  window: '门窗',
  object: '易坠物品',
  shelf: '搁架',
  plants: '花盆',
  facade: '外墙面',
  other: '易坠物',
};

/** What the people of the unit are asked to do about it. */
export const actions: Readonly<Record<HazardType, string>> = {
  laundry: '把它收回室内或牢牢固定',
  window: '关好、固定好，松动破损的部分尽快修好',
  object: '把它移到室内',
  shelf: '把它加固或拆下来',
  plants: '把它移到室内或栏杆以内',
  facade: '不要触碰，并避开下方',
  other: '把它移走或牢牢固定',
};

export const severityLabels: Readonly<Record<number, string>> = { 1: '轻微', 2: '一般', 3: '严重' };

export const stateLabels: Readonly<Record<HazardState, string>> = {
  open: '未回应',
  acknowledged: '住户已知道',
  cleared: '已清除',
  withdrawn: '已撤销',
};
