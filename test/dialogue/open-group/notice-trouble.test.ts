import { beforeAll, describe, expect, test } from '@jest/globals';
import { noticeTrouble } from '../../../src/dialogue/open-group/notice-trouble.ts';
import { loadUnderstanding } from '../../../src/understanding/load.ts';
import type { Understanding } from '../../../src/understanding/understand.ts';
import { quietLog } from '../../support/messages.ts';

let understanding: Understanding;
beforeAll(async () => {
  understanding = await loadUnderstanding({
    intentsDir: 'intents',
    cacheDir: 'node_modules/.cache/guanjia',
    log: quietLog,
  });
}, 60_000);

const notice = (text: string) =>
  noticeTrouble(understanding.understand(text, { now: new Date('2026-11-24T01:00:00Z'), zone: 'Asia/Shanghai' }), text);

describe('a trouble of the estate', () => {
  test.each([
    '2号楼电梯坏了，停在一楼',
    '单元门刷不开',
    '楼道灯不亮了',
    '我家卫生间漏水',
    '怎么停水了',
    '地库的水管爆了',
    '我家要报修，找谁报修啊',
  ])('%s', (text) => {
    expect(notice(text)).toBeDefined();
  });
});

describe('talk among neighbours', () => {
  test.each([
    '谁家有水管工的电话，我家水管漏水',
    '电梯昨天坏了，今天修好了',
    '我妈家厨房也漏水',
    '我手机坏了',
    '高架又堵了',
    '求推荐空调，旧的不制冷了',
    '要是电梯坏了我可爬不动',
    '上次停水停了两天',
    '哈哈哈',
    '今天好冷',
  ])('%s', (text) => {
    expect(notice(text)).toBeUndefined();
  });
});
