import { templates } from '../../messages/template.ts';

/** What leaders and managers are told of the roster in the morning. */
export const gapTexts = templates(
  'reports.gaps',
  {
    warning:
      '【排班缺口】{team}未来 {hours} 小时有 {count} 个时段无人值班：\n{list}\n不补上的话，这些时段的工单会直接找{fallback}。请您今天安排好值班。',
    line: '{date} {shift} {from}–{to}',
    nextDay: '次日 {time}',
  },
  'staff',
);

/** The report on satisfaction and follow-up, and its place in the morning's words. */
export const reportTexts = templates(
  'reports.satisfaction',
  {
    alarm:
      '【满意度未达标】最近 {days} 天的满意度低于目标 {target}%，请您过问低分的工单。同样的情况每天提醒一次。\n{report}',
    report:
      '{community}满意度与回访（最近 {days} 天：{from} 至 {to}）\n{satisfaction}\n算法：满意度 = 评 4 分和 5 分的份数 ÷ 全部评分份数{sum}。没有评分的不算在内。\n\n{rate}\n算法：回访率 =（业主已评分或已电话回访的报修）÷ 完成的报修{rateSum}。\n完成报修 {finished} 单，已在聊天里询问 {asked} 单，已评分 {rated} 单，业主一直未确认 {unconfirmed} 单；电话回访已完成 {callsDone} 个，待完成 {callsOpen} 个。\n\n数据来源：本小区期间收到的业主评分，期间完成的报修工单及其电话回访任务。',
    reached: '满意度：{percent}%，绿（目标 {target}%）',
    missed: '满意度：{percent}%，红，低于目标 {target}%',
    noRating: '满意度：期间还没有评分（目标 {target}%）',
    tooFew: '，评分不足 {minimum} 份，仅供参考',
    followUp: '回访率：{percent}%',
    noRepair: '回访率：期间没有完成的报修',
    sum: ' = {part} ÷ {whole}',
  },
  'staff',
);

/** ISO weekdays, Monday first. */
export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
