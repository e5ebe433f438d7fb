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
