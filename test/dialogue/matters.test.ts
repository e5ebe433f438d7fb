import { beforeAll, expect, test } from '@jest/globals';
import { splitMatters } from '../../src/dialogue/matters.ts';
import { createLog } from '../../src/platform/log.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import type { Understanding } from '../../src/understanding/understand.ts';

const at = { now: new Date('2026-11-24T01:00:00Z'), zone: 'Asia/Shanghai' };
let understanding: Understanding;
const split = (text: string, answersTalk = false) =>
  splitMatters(text, (part) => understanding.understand(part, at), answersTalk);

beforeAll(async () => {
  const log = createLog('error');
  understanding = await loadUnderstanding({ intentsDir: 'intents', cacheDir: 'node_modules/.cache/guanjia', log });
}, 60_000);

test('a repair and a complaint in one message are two matters', () => {
  expect(split('厨房水管漏水，另外我要投诉楼上天天半夜吵')).toEqual(['厨房水管漏水', '另外我要投诉楼上天天半夜吵']);
});

test('two faults are one visit, and what is no matter stays with the one before', () => {
  expect(split('阳台的窗户关不上，还有卫生间的灯也不亮了，周末在家')).toHaveLength(1);
  expect(split('厨房水管漏水，另外我明天在家')).toHaveLength(1);
});

test('an answer to us stands alone before another matter', () => {
  expect(split('明天下午吧，另外停车费怎么收', true)).toEqual(['明天下午吧', '另外停车费怎么收']);
  expect(split('明天下午吧，另外停车费怎么收', false)).toHaveLength(1);
});
