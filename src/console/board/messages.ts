import { templates } from '../../messages/template.ts';

/** What stands on the board besides what it shows. */
export const page = {
  title: (community: string) => `${community} · 公告屏`,
  notices: '通知公告',
  noNotices: '目前没有生效的通知',
  noNoticesHint: '有新的通知会自动显示在这里',
  correction: '更正',
  sent: '发布',
  hotline: '物业服务热线',
  hotlineHint: '报修 · 投诉 · 咨询',
  emergencies: '紧急电话',
  weather: '气象预警',
  updated: '更新于',
  offline: '网络中断，显示的是此前的内容',
  service: '物业服务中心',
} as const;

/** Whom to ring when it cannot wait, anywhere in mainland China. */
export const emergencyNumbers = [
  { name: '火警', number: '119' },
  { name: '急救', number: '120' },
  { name: '报警', number: '110' },
  { name: '交通', number: '122' },
] as const;

/** What a loudspeaker says. */
export const speech = templates('board', {
  opening: '各位业主、各位住户，请注意。',
  weather: '气象预警：{headline}。',
  notice: '{audience}请注意：{text}',
  correction: '更正通知，{audience}请注意：{text}',
  more: '其余内容请看大堂公告屏或微信通知。',
  closing: '需要帮忙，请拨打物业服务热线 {hotline}。谢谢大家。',
  silent: '目前没有需要播送的通知。',
});
