import type { askKinds } from './entry.ts';

/** What each kind of question sounds like, on folded text (half width, simplified, lower case). */
export const asksOf: Record<(typeof askKinds)[number], RegExp> = {
  how: /(?:怎么|如何|咋|怎样)(?:办理|办)|办理|(?:什么|哪些|啥)手续|手续|流程|程序|步骤/gu,
  much: /(?:多少|几多)(?:钱|一平|一个月|一月|一年|一张|(?=$|[?？。,，呢呀啊吗]))|多钱|几钱|费用|怎么收费|收费|收钱|要钱|价格|什么价|押金/gu,
  papers: /(?:什么|哪些|啥)(?:材料|资料|证件|证明|东西)|带什么|带啥|(?:材料|资料|证件)(?:要|需要)?(?:哪些|什么|啥)/gu,
  phone: /电话|号码|热线/gu,
  when: /几点|什么时候|什么时间|啥时候|时间/gu,
  where: /在哪(?!个)|去哪|到哪|哪里|哪儿|边度/gu,
};

/**
 * Somebody's own case, trouble, past or quarrel: an entry answers none of it, a person does. Words that an entry names are taken
 * out before this is looked for.
 */
export const isOwnCase = (rest: string): boolean =>
  /欠|查一?下|帮我|帮忙|给我|交过|交了|堆|占|堵|吵|脏|臭|撞|漏|偷|还没|怎么还|为什么|为啥|凭什么|不合理|不对|太贵|涨|打折|减免|优惠|退|上次|上个?月|这个月(?:的|怎)|收错|多收|乱收|坏了|刷不|失灵|打不开|没人|不接|打不通|投诉|拖/u.test(
    rest,
  );
