import { templates } from '../messages/template.ts';

/** One reply to several matters at once. */
export const matterTexts = templates('matters', {
  head: '您说的{count}件事都收到了：',
  line: '{mark} {text}',
  noted: '“{what}”已记下，只差一句，问在最后。',
  notedLater: '“{what}”已记下，登记好前面的就来问您。',
  question: '关于“{what}”：{question}',
});
