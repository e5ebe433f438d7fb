/** What the page's script says; everything else on the page is written by the server. */
export const texts = {
  bot: '管家',
  pressed: (name, label) => `${name} 按了「${label}」`,
  quote: '引用',
  quoting: (name, text) => `引用 ${name}：${text}`,
  picture: '[图片]',
  voice: '[语音]',
  video: '[视频]',
  file: '[文件]',
  calledMe: (name) => `[有人@${name}] `,
  remove: (name) => `去掉 ${name}`,
  notSent: (reason) => `没有发出去：${reason}`,
  notMoved: (reason) => `时间没有拨动：${reason}`,
  noAnswer: '服务没有应答，请看看程序是否还在运行',
  tooLarge: '附件太大，一次最多约 18 MB',
  placeholder: (name) => `以${name}的身份说…`,
  yesterday: '昨天',
};
