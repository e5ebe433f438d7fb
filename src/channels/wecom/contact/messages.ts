import { templates } from '../../../messages/template.ts';

/** What is put under every mass message: what the owner answers there is read by the member alone. */
export const ownerTexts = templates('wecomContact', {
  answerAtDesk: '（要回复请到物业客服的聊天里说，这里的话小管家看不到。）',
});

/** What the member who has to confirm is told, and why a message did not go this way. */
export const texts = templates(
  'wecomMass',
  {
    confirm:
      '【请点发送】有一条给业主的消息（{count} 人）要您确认才发得出去。请打开企业微信的“工作台 → 群发助手”（或“客户联系 → 群发助手”），点这条消息的“发送”。消息内容：\n{text}',
    remind:
      '【还没发送】给业主的这条消息（{count} 人）您还没有确认，{days} 天没有确认就会取消，改为打电话。请打开企业微信的“工作台 → 群发助手”，点“发送”。消息内容：\n{text}',
    noMember: '业主还没有加任何一位员工为好友',
    cap: '业主这个月能收的群发条数已用完',
    notFriend: '业主已不是这位员工的好友',
    notConfirmed: '员工 {days} 天没有确认群发',
    notKnown: '员工确认了群发，但一天后仍不知道是否送达',
    notAsked: '群发没能建成：{reason}',
    maybeAsked: '群发不知道有没有建成，请到企业微信的群发助手里看看',
    gone: '群发任务已经查不到：{reason}',
    tooManyFiles: '群发最多带 {most} 个图片或文件',
    wroteFirst: '业主先来信了，在客服里说',
  },
  'staff',
);
