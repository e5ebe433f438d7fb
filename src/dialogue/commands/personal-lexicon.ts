import { surnames } from '../../understanding/lexicon/names.ts';

const titles =
  '先生|女士|小姐|太太|师傅|师父|主管|经理|队长|主任|阿姨|大姐|大哥|大爷|奶奶|爷爷|叔叔|老板|老师|班长|保安|工程师';

/** Somebody by surname and title: “张师傅”, “李女士”. */
export const namedPerson = new RegExp(`(?<!水)[${surnames}](?:${titles})`, 'u');

/** 沪A12345, 粤B·D12345; folded. */
export const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][\s·.-]?[a-z0-9]{5,6}(?![a-z0-9])/u;

/** An identity card, a bank card, an account; amounts have fewer digits. */
export const longNumber = /(?<![\d.])\d[\d\s-]{5,20}\d[x]?(?!\d)/gu;
