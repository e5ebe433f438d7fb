import { beforeAll, describe, expect, test } from '@jest/globals';
import { createLog } from '../../src/platform/log.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import { type Matter, splitMatters } from '../../src/understanding/matters.ts';
import type { Understanding } from '../../src/understanding/understand.ts';

const at = { now: new Date('2026-11-24T01:00:00Z'), zone: 'Asia/Shanghai' };
let understanding: Understanding;
const matters = (text: string, answersTalk = false): Matter[] =>
  splitMatters(text, (part) => understanding.understand(part, at), answersTalk);
const split = (text: string, answersTalk = false) => matters(text, answersTalk).map((matter) => matter.text);

beforeAll(async () => {
  const log = createLog('error');
  understanding = await loadUnderstanding({ intentsDir: 'intents', cacheDir: 'node_modules/.cache/guanjia', log });
}, 60_000);

describe('several matters', () => {
  test.each([
    ['厨房漏水，还有电梯也坏了，另外物业费怎么交', ['厨房漏水', '还有电梯也坏了', '另外物业费怎么交']],
    ['厨房水管漏水，另外我要投诉楼上天天半夜吵', ['厨房水管漏水', '另外我要投诉楼上天天半夜吵']],
    ['厨房水龙头漏水。顺便问下停车费怎么收', ['厨房水龙头漏水。', '顺便问下停车费怎么收']],
    ['厨房漏水了。另外，我想问一下物业费怎么交', ['厨房漏水了。', '另外，我想问一下物业费怎么交']],
    ['我家厨房漏水还有卫生间灯不亮了', ['我家厨房漏水', '还有卫生间灯不亮了']],
  ])('told with a word that joins them: %s', (text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  test.each([
    ['3栋电梯坏了，5栋门禁也坏了', ['3栋电梯坏了', '5栋门禁也坏了']],
    ['卧室空调不制冷，客厅空调也不转', ['卧室空调不制冷', '客厅空调也不转']],
    ['门锁坏了。电梯也坏了。物业费怎么交？', ['门锁坏了。', '电梯也坏了。', '物业费怎么交？']],
    ['厨房漏水\n3栋电梯坏了\n物业费怎么交', ['厨房漏水', '3栋电梯坏了', '物业费怎么交']],
    ['电梯坏了，物业费怎么交', ['电梯坏了', '物业费怎么交']],
    ['垃圾没人收，路灯也不亮', ['垃圾没人收', '路灯也不亮']],
  ])('told one after the other: %s', (text, parts) => {
    expect(split(text)).toEqual(parts);
  });

  test.each([
    '1、厨房漏水 2、电梯坏了 3、物业费怎么交',
    '①厨房漏水②电梯坏了③物业费怎么交',
    '（1）厨房漏水（2）电梯坏了（3）物业费怎么交',
    '1.厨房漏水\n2.电梯坏了\n3.物业费怎么交',
    '一是厨房漏水，二是电梯坏了，三是物业费怎么交',
    '一、厨房漏水；二、电梯坏了；三、物业费怎么交',
  ])('told in a list, whose marks are left out: %s', (text) => {
    expect(split(text).map((part) => part.replace(/[。；]$/, ''))).toEqual(['厨房漏水', '电梯坏了', '物业费怎么交']);
  });

  test('two complaints about different things, two questions about different things', () => {
    expect(split('投诉保洁不打扫，另外楼上天天半夜吵')).toHaveLength(2);
    expect(split('请问停车费多少，另外门禁卡怎么办')).toHaveLength(2);
  });
});

describe('one matter', () => {
  test.each([
    ['what follows from the trouble', '厨房漏水，水漏到客厅了'],
    ['what it soaks', '水管爆了，地板都泡了，楼下也漏了'],
    ['more of the same', '楼道灯坏了好几个，还有三楼的也不亮'],
    ['a word on when somebody is in', '厨房水管漏水，另外我明天在家'],
    ['what stands still without power', '停电了，电梯也不动，门禁也打不开'],
    ['the anger about it', '电梯坏了一个月没人修，我要投诉'],
    ['what it costs', '我家水管漏水，怎么收费'],
    ['two buildings', '1、5栋的门禁都刷不开'],
    ['anger and what came of it', '楼上装修太吵，墙都裂了'],
    ['two floors', '1楼走廊灯坏了，2楼也不亮'],
    ['a price with a point', '物业费2.80元一平，3.5元的是哪里'],
    ['questions about one thing', '想问下装修要什么手续，押金多少，几点能施工'],
  ])('%s: %s', (_, text) => {
    expect(split(text)).toHaveLength(1);
  });

  test('a letter about one thing, however many words and marks it has', () => {
    const letter =
      '您好，我是小区的业主，向您反映一个情况。我们这栋楼的电梯经常坏，还有物业收费很积极，电梯却没人修。1、电梯每周都停，' +
      '2、老人下不了楼，3、投诉了多次没人管。另外物业的态度也不好，打电话没人接，墙面也脏，灯也不亮，希望领导能重视，' +
      '给我们一个说法，不要再拖了，大家都等了很久了，谢谢。';
    expect(split(letter)).toHaveLength(1);
  });
});

test('an answer to us stands alone before another matter', () => {
  expect(split('明天下午吧，另外停车费怎么收', true)).toEqual(['明天下午吧', '另外停车费怎么收']);
  expect(split('明天下午吧，另外停车费怎么收', false)).toHaveLength(1);
});

test('where it is and when somebody is in holds for every trouble', () => {
  const [window, lamp] = matters('阳台的窗户关不上，还有卫生间的灯也不亮了，周末在家');
  expect(window).toMatchObject({ text: '阳台的窗户关不上', context: '周末在家' });
  expect(lamp).toMatchObject({ text: '还有卫生间的灯也不亮了，周末在家', context: '' });
});
