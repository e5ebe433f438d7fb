import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Meaning } from '../../src/understanding/meaning.ts';
import { aReader } from './reader.ts';

let read: (text: string) => Meaning;
beforeAll(async () => {
  read = await aReader();
});

const valuesOf = <T>(spans: { value: T }[]): T[] => spans.map(({ value }) => value);

test.each([
  ['138 0000 0001', ['13800000001']],
  ['电话：139-0000-0002，打给我', ['13900000002']],
  ['+8613800000003', ['13800000003']],
  ['座机021-55550100', ['021-55550100']],
  ['订单号1380000000123', []],
])('phones: %s', (text, phones) => {
  expect(valuesOf(read(text).phones)).toEqual(phones);
});

test.each([
  ['楼下大门刷不开', [{ name: '楼下大门' }]],
  ['3栋电梯坏了', [{ name: '电梯', building: '3' }]],
  ['5号楼2单元门禁没反应', [{ name: '门禁', building: '5', entrance: '2' }]],
  ['地下车库有积水', [{ name: '地下车库' }]],
  ['七栋楼道灯不亮', [{ name: '楼道灯', building: '7' }]],
  ['小区门口的健身器材松了', [{ name: '小区门口' }, { name: '健身器材' }]],
  ['我家大门打不开', []],
  ['电梯卡怎么办', []],
])('public places: %s', (text, places) => {
  expect(valuesOf(read(text).publicPlaces)).toEqual(places);
});

test.each([
  ['1024号单怎么样了', [1024]],
  ['工单1024', [1024]],
  ['1024怎么样了', [1024]],
  ['取消1035', [1035]],
  ['3栋2单元501', []],
])('ticket numbers: %s', (text, numbers) => {
  expect(valuesOf(read(text).ticketNumbers)).toEqual(numbers);
});

test.each([
  ['我要投诉你们张师傅，态度太差了', ['张师傅']],
  ['前台和保安都不理人', ['前台', '保安']],
  ['上次王姐答应的', ['王姐']],
  ['让师傅快来', []],
  ['我姓王', []],
])('staff: %s', (text, staff) => {
  expect(valuesOf(read(text).staffMentions)).toEqual(staff);
});

test.each([
  ['很满意', 5],
  ['五星', 5],
  ['⭐⭐⭐⭐⭐', 5],
  ['4分', 4],
  ['还行吧', 4],
  ['一般', 3],
  ['不满意', 2],
  ['太差了', 1],
  ['打8分', 4],
])('rating: %s is %i', (text, score) => {
  expect(read(text).rating?.value).toBe(score);
});

test('no rating is read from the question whether something is good', () => {
  expect(read('这个物业好不好').rating).toBeUndefined();
});

test('no rating is read from a complaint told at length', () => {
  expect(read('你们物业的服务真的是太差了，楼道灯坏了一个月，打了无数电话都没有人来处理').rating).toBeUndefined();
});

test.each([
  ['修好了', 'yes'],
  ['好了', 'yes'],
  ['可以', 'yes'],
  ['嗯', 'yes'],
  ['不漏了，谢谢', 'yes'],
  ['没问题', 'yes'],
  ['没修好', 'no'],
  ['还是漏', 'no'],
  ['不行', 'no'],
  ['没有', 'no'],
  ['还在漏水', 'no'],
  ['修好了吗', undefined],
  ['明天下午三点', undefined],
])('answer: %s → %s', (text, answer) => {
  expect(read(text).answer).toBe(answer);
});

describe('a correction', () => {
  test.each([
    ['不是501，是502', { from: { room: '501' }, to: { room: '502' } }],
    ['不是3栋是5栋', { from: { building: '3' }, to: { building: '5' } }],
    ['说错了，应该是5栋2单元', { to: { building: '5', entrance: '2' } }],
    ['不是漏水，是堵了', undefined],
  ])('%s', (text, correction) => {
    expect(read(text).correction).toEqual(correction);
  });

  test('is not taken for a no', () => {
    expect(read('不是501，是502').answer).toBeUndefined();
    expect(read('电梯修好了没').answer).toBeUndefined();
  });
});

test.each([
  ['从昨晚开始就没热水', '从昨晚开始'],
  ['漏了两天了', '两天了'],
  ['厨房漏水', undefined],
])('since: %s', (text, since) => {
  expect(read(text).since?.value).toBe(since);
});

test('device and fault', () => {
  const meaning = read('主卧空调突然不制冷了');
  expect([meaning.device?.value, meaning.fault?.value]).toEqual(['空调', '不制冷']);
});

test.each([
  ['你们什么态度，气死我了', 'angry'],
  ['怎么办啊，我好怕', 'distressed'],
  ['灯不亮', undefined],
])('feeling: %s → %s', (text, feeling) => {
  expect(read(text).feeling).toBe(feeling);
});
