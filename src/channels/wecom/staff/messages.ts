import { templates } from '../../../messages/template.ts';

export const texts = templates(
  'wecomStaff',
  {
    paced: '发给这位成员或这个群的消息太密，稍后自动再发',
    waitsForWord: '群里的机器人只能在有人 @ 它之后回答，下次有人 @ 时补发',
    botOffline: '智能机器人的长连接还没有接上，接上后自动发送',
    done: '已处理',
    lost: '（发来一个{kind}，没能取到）',
    image: '图片',
    voice: '语音',
    video: '视频',
    file: '文件',
  },
  'staff',
);
