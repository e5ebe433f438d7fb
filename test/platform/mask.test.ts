import { describe, expect, test } from '@jest/globals';
import { maskName, maskPhone, maskText } from '../../src/platform/mask.ts';

test.each([
  ['13800005678', '138****5678'],
  ['12345', '*****'],
  ['', ''],
])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

test.each([
  ['王小明', '王**'],
  ['李女士', '李**'],
  [' 张三 ', '张*'],
  ['王', '王'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked));

describe('in running text', () => {
  test.each([
    ['电话13800005678，急', '电话138****5678，急'],
    ['+8613800005678', '+86138****5678'],
    ['8613800005678', '86138****5678'],
    ['电话１３８００００５６７８', '电话１３８****５６７８'],
    ['138 0000 5678 / 139-0000-1234', '138****5678 / 139****1234'],
    ['身份证11010519491231002X。', '身份证110***********002X。'],
    ['{"phone":"13800005678"}', '{"phone":"138****5678"}'],
  ])('%s → %s', (text, masked) => expect(maskText(text)).toBe(masked));

  test.each([
    '工单 1024',
    '2026-11-24T12:31:00.000Z',
    'id 1763987654321',
    '12345678901',
    '3栋2单元501',
    '138000056789',
  ])('%s is left as it is', (text) => expect(maskText(text)).toBe(text));
});
