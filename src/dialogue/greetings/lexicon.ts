const bare = (text: string): string => text.normalize('NFKC').replace(/[\p{P}\p{S}\s]/gu, '');
const politely = '(?:请|麻烦|以后|你们|谢谢|能不能|可以)*';
const particles = '(?:了|吧|啊|哈|谢谢|好吗|行吗)*';

const plainly = new RegExp(
  `^${politely}(?:(?:我)?(?:不用|不要|不需要|不想(?:要|收到?)?|别|停止|取消|退订|拒收|关闭)(?:再|给我|发送?|推送|接?收)*(?:这?些?|任何)?(?:生日|节日)?(?:祝福|问候|贺卡|贺信|节日问候)(?:消息|短信|信息)?|退订|TD)${particles}$`,
  'iu',
);
const shortly = new RegExp(
  `^${politely}(?:别|不要|不用|别再|不要再|不用再)(?:再)?(?:给我)?发(?:送|消息|这些|这个)?${particles}$`,
  'u',
);
const again = new RegExp(
  `^${politely}(?:恢复|继续|重新|还是|可以)(?:给我)?(?:发送?|接收|订阅|要|收)?(?:生日|节日)?(?:祝福|问候)(?:消息|短信|信息)?${particles}$`,
  'u',
);

/** “不用祝福”, “退订”: wants no greetings any more. */
export const declinesGreetings = (text: string): boolean => plainly.test(bare(text));

/** “别发了”: the same, where nothing else is talked about. */
export const asksToStop = (text: string): boolean => shortly.test(bare(text));

/** “恢复祝福”: wants them again. */
export const wantsGreetings = (text: string): boolean => again.test(bare(text));
