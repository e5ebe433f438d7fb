/** Where in a home something is: two troubles in different spots are two matters. */
export const spots = [
  '厨房',
  '卫生间',
  '厕所',
  '洗手间',
  '浴室',
  '阳台',
  '客厅',
  '卧室',
  '主卧',
  '次卧',
  '书房',
  '餐厅',
  '门口',
];

/** “重新说”, “从头来”: what was said so far does not count. */
export const isStartOver = (text: string): boolean =>
  /^(?:(?:我)?(?:说错了|不对)[，,。 ]*)?(?:重新(?:说|来|讲|报|开始|登记)|从头(?:来|说|开始)|重来)(?:一?[遍次下])?[吧了。！!]*$/.test(
    text.trim(),
  );
