import { templates } from '../../messages/template.ts';

/** What owners read, and how what is no text is written down. */
export const texts = templates('wechaty', {
  greeting:
    '您好，我是{community}的物业小管家。请告诉我您的房号和登记的手机号，例如“3栋2单元501，13900000000”，核对后报修、查进度都会更快。家里有事也可以直接说，像跟熟人说话一样就行。',
  greetingAnywhere:
    '您好，我是物业小管家。请告诉我您在哪个小区、房号和登记的手机号，例如“3栋2单元501，13900000000”，核对后报修、查进度都会更快。家里有事也可以直接说，像跟熟人说话一样就行。',
  location: '位置：{place}',
  link: '链接：{title} {url}',
  unreadable: '（发来一条{kind}，这里打不开，请用文字或图片再说一下）',
  lost: '（发来一个{kind}，没能取到）',
  recalled: '（撤回了一条消息）',
  image: '图片',
  voice: '语音',
  video: '视频',
  file: '文件',
  contact: '名片',
  history: '聊天记录',
  sticker: '表情',
  miniProgram: '小程序',
  money: '红包或转账',
  other: '别的消息',
});

/** Why a message waits or did not go out, and what the account itself meets: said to staff. */
export const reasons = templates(
  'wechatySending',
  {
    linkDown: '微信连接中断，恢复后自动补发',
    otherAccount: '现在登录的是另一个微信号，换回来后自动补发',
    paused: '微信号暂停发送：{why}',
    night: '夜间不主动打扰，早上自动发出',
    busy: '发得太密，稍后自动再发',
    budget: '今天的发送额度用完了，明天自动发出',
    gone: '对方不在好友或群里，发不过去',
    frequent: '微信提示操作过于频繁',
    failing: '连续发送失败',
    tooFrequent: '微信提示操作过于频繁，已暂停发送到 {until}。紧急事请改用电话；不要在手机上用这个号群发。',
    failed: '微信连续发送失败，已暂停发送到 {until}，到时自动再试。',
    removed: '管家被移出了群“{topic}”，这个群已解绑。重新拉管家进群后，请经理在群里写“绑定 班组名”。',
  },
  'staff',
);
