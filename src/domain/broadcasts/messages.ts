import { staff, templates } from '../../messages/template.ts';
import type { ResidentRole } from '../../platform/db.ts';

/** What those read whom a broadcast is for. */
export const notices = templates('broadcast', {
  notice: '【{community} 通知】\n{text}\n\n{community}物业服务中心\n{date}',
  correction:
    '【{community} 更正通知】\n{text}\n（更正 {before} 的通知：“{excerpt}”）\n\n{community}物业服务中心\n{date}',
  withdrawal:
    '【{community} 撤回通知】\n{before} 的通知“{excerpt}”已经撤回，请以之后的通知为准。\n\n{community}物业服务中心\n{date}',
});

/** What managers are told while a broadcast is on its way. */
export const told = templates('broadcast-told', {
  approve: staff(
    '{name}要给{audience}发通知 {number}，共 {people} 人，{when}发出，内容见上一条。全小区的通知要有第二位经理同意。',
  ),
  agree: staff('同意'),
  refuse: staff('不同意'),
  agreed: staff('{name}已同意通知 {number}，{when}发出。{undo}'),
  undo: staff('写“撤回 {number}”可以收回。'),
  refused: staff('{name}不同意发通知 {number}，没有发出。'),
  progress: staff('通知 {number} 已发 {percent}%（{done}/{total}）。'),
  report: staff('通知 {number} 已发完：{counts}。{correct}'),
  standing: staff('通知 {number}（{state}）：{counts}。'),
  correct: staff('要更正写“更正 {number} 新的内容”，要撤回写“撤回 {number}”。'),
  sent: staff('送达 {count} 人'),
  waiting: staff('待发 {count} 人'),
  held: staff('等对方来信后送达 {count} 人'),
  uncertain: staff('不确定 {count} 人'),
  dead: staff('失败 {count} 人'),
  cancelled: staff('已停发 {count} 人'),
  none: staff('没有聊天 {count} 人'),
  groups: staff('工作群 {sent}/{total} 个'),
  building: staff('{building}：送达 {sent}/{people}'),
  callHead: staff('请电话或上门通知：'),
  callLine: staff('{place} {name}（{why}）'),
  callMore: staff('还有 {count} 人，写“通知 {number} 名单 {page}”看下一页。'),
  callNone: staff('没有需要电话通知的人。'),
  listSeparator: staff('，'),
});

/** Why somebody has to be telephoned. */
export const whyCalled = {
  held: '等对方来信',
  uncertain: '不确定是否送达',
  dead: '发送失败',
  none: '没有聊天',
} as const;

export const stateLabels = {
  draft: '未发',
  approving: '待第二位经理同意',
  scheduled: '定时待发',
  sending: '发送中',
  done: '已发完',
  withdrawn: '已撤回',
  cancelled: '未发出',
} as const;

/** Whom it is for, in words. */
export const audienceTexts = templates('broadcast-audience', {
  everybody: staff('全体住户'),
  everybodyOf: staff('全小区的{roles}'),
  of: staff('{places}的{roles}'),
  building: staff('{building}栋'),
  entrance: staff('{building}{entrance}单元'),
  team: staff('{team}工作群'),
});

export const roleLabels: Readonly<Record<ResidentRole, string>> = {
  owner: '业主',
  tenant: '租户',
  family: '家属',
  merchant: '商户',
};

/** Residents of any role. */
export const anyRole = '住户';
