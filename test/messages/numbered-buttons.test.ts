import { expect, test } from '@jest/globals';
import { digitToButton } from '../../src/messages/numbered-buttons.ts';

const buttons = ['已修好', '未修好', '稍后再说'].map((label, index) => ({ id: `b${index + 1}`, label }));

test.each([
  '1',
  '１',
  '1.',
  '1。',
  ' 1 ',
  '选1',
  '我选1',
  '选择1',
  '回复1',
  '第一个',
  '第1个',
  '一',
  '①',
  '1号',
  '选一',
  '嗯，第一个吧。',
  '就第一个',
  '我要第一个',
  '那就一吧，谢谢',
  '已修好',
  '已修好！',
  '（1）',
])('%s picks the first button', (text) => {
  expect(digitToButton(text, buttons)?.id).toBe('b1');
});

test.each([
  '4',
  '0',
  '10',
  '11',
  '1栋',
  '1-2-301',
  '一个水管坏了',
  '第一个师傅没来',
  '',
  '修好',
  '12345678901',
  '1楼漏水',
  '那一个水管',
  '就一楼',
])('%p picks none', (text) => {
  expect(digitToButton(text, buttons)).toBeUndefined();
});

test('numbers that the labels bring themselves win over their place', () => {
  const stars = ['5分', '4分', '3分', '2分', '1分'].map((label) => ({ id: label, label }));
  expect(digitToButton('5', stars)?.id).toBe('5分');
  expect(digitToButton('1', stars)?.id).toBe('1分');
});

test('numbers that belong to an address or a ticket are none of the choice', () => {
  const homes = ['5栋1单元302', '7栋1单元1201'].map((label) => ({ id: label, label }));
  expect(digitToButton('2', homes)?.id).toBe('7栋1单元1201');
  const tickets = ['1004 咨询', '1003 投诉'].map((label) => ({ id: label, label }));
  expect(digitToButton('2', tickets)?.id).toBe('1003 投诉');
});

test('nothing can be picked where nothing is offered', () => {
  expect(digitToButton('1', [])).toBeUndefined();
});
