import { templates } from '../../../messages/template.ts';

/** What an owner reads on entering, and how what is no text is written down. */
export const texts = templates('wecomKf', {
  welcome:
    '您好，我是物业小管家。家里要报修、想投诉或咨询，像跟熟人说话一样直接告诉我就行，例如“厨房水管漏水，3栋2单元501”。着火、燃气泄漏、有人受困请先打 119、120，再告诉我。',
  location: '位置：{place}',
  link: '链接：{title} {url}',
  forwarded: '转发的聊天记录：{title}\n{lines}',
  unreadable: '（发来一条{kind}，这里打不开，请用文字或图片再说一下）',
  lost: '（发来一个{kind}，没能取到）',
  image: '图片',
  voice: '语音',
  video: '视频',
  file: '文件',
  other: '别的消息',
});

/** Why a message did not arrive, said to staff. */
export const reasons = templates(
  'wecomKfFailure',
  {
    unknown: '微信没有说明原因',
    accountGone: '客服账号已删除',
    appClosed: '应用已停用',
    tooLate: '客户超过 48 小时没有来信',
    ended: '会话已结束',
    tooMany: '48 小时内已发满 5 条',
    notVerified: '企业尚未认证',
    refused: '客户拒收',
    nobodyThere: '没有成员登录过应用',
    notAllowed: '不允许发送这类消息',
    unsafe: '内容没有通过安全检查',
    withServicer: '客服正在企业微信里和业主说话',
  },
  'staff',
);
