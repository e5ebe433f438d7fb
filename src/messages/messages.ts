import { templates } from './template.ts';

/** Words that the delivery itself adds to what others say. */
export const words = templates('messages', {
  cut: '……（内容过长，后面已省略）',
  image: '［图片：{name}］',
  voice: '［语音：{name}］',
  video: '［视频：{name}］',
  file: '［文件：{name}］',
  numberedButton: '{number}. {label}',
  mention: '@{name}',
});
