import { expect, test } from '@jest/globals';
import { findUrgency } from '../../src/understanding/entities/urgency.ts';
import { fold } from '../../src/understanding/fold.ts';

const isUrgent = (text: string): boolean => findUrgency(text, fold(text)) !== undefined;

test.each([
  '厨房水管爆了，水都流到客厅了',
  '洗手间漏水止不住',
  '家里突然没电了',
  '全家停水了',
  '马桶往外冒粪水',
  '地漏返水到客厅',
  '钥匙断在锁里进不了家',
  '孩子被反锁在房间里',
  '3栋电梯坏了，老人上不去',
  '电梯停了不动',
  '插座冒火花',
  '屋企冇晒電',
])('urgent: %s', (text) => {
  expect(isUrgent(text)).toBe(true);
});

test.each([
  '水龙头一直滴水',
  '客厅灯泡不亮，换一个',
  '纱窗破了',
  '楼道灯不亮',
  '空调不太凉',
  '马桶水箱有点漏，不急',
  '门把手松了',
  '可视对讲没声音',
  '停车位怎么租',
])('can wait: %s', (text) => {
  expect(isUrgent(text)).toBe(false);
});

test('the reason is in the words of the text', () => {
  const text = '你好，厨房水管爆了';
  expect(findUrgency(text, fold(text))?.text).toBe('水管爆');
});
