import { expect, test } from '@jest/globals';
import { readPinyin } from '../../src/understanding/pinyin.ts';

test.each([
  ['shuiguan baole', '水管爆了'],
  ['dianti huaile', '电梯坏了'],
  ['loushangloushui', '楼上漏水'],
  ['keting deng buliang', '客厅灯不亮'],
  ['cesuo dule!!', '厕所堵了'],
  ['wuyefei zenmejiao?', '物业费怎么交'],
])('%s is read as %s', (spelt, meant) => {
  expect(readPinyin(spelt)).toBe(meant);
});

test.each(['the lift is broken', 'hello', 'ok', 'asdfgh', '3-2-501', '水管 baole', ''])(
  '“%s” is no spelling',
  (text) => {
    expect(readPinyin(text)).toBeUndefined();
  },
);
