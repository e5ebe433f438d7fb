import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askAlike, holdsForAll, questionWords } from '../../src/understanding/question-words.ts';

const alike = (a: string, b: string): boolean => {
  const [one, other] = [questionWords(a), questionWords(b)];
  return one !== undefined && other !== undefined && askAlike(one, other);
};

describe('the same question', () => {
  test.each([
    ['游泳池几点开门', '请问我们小区的游泳池几点开门呀？'],
    ['快递柜在哪里', '快递柜在哪儿啊'],
    ['可以养大型犬吗', '能不能养大型犬'],
    ['停車場幾點關門', '停车场几点关门'],
    ['宽带怎么办理', '你好，请问宽带如何办理'],
  ])('%s = %s', (a, b) => {
    expect(alike(a, b)).toBe(true);
  });
});

describe('another question', () => {
  test.each([
    ['游泳池几点开门', '游泳池几点关门'],
    ['游泳池几点开门', '健身房几点开门'],
    ['可以养大型犬吗', '不可以养大型犬吗'],
    ['租客可以用业主的卡吗', '业主可以用租客的卡吗'],
    ['装修可以用货梯吗', '装修怎么用货梯'],
    ['垃圾房在哪里', '垃圾房什么时候清'],
    ['一楼可以封阳台吗', '二楼可以封阳台吗'],
    ['暖气费多少钱', '暖气费怎么退'],
    ['发票', '发票'],
    ['今天游泳池开门吗', '今天游泳池开门吗'],
    ['电梯修好了吗', '电梯修好了吗'],
    ['我家物业费交到什么时候', '我家物业费交到什么时候'],
  ])('%s ≠ %s', (a, b) => {
    expect(alike(a, b)).toBe(false);
  });
});

const things = [
  '游泳池',
  '健身房',
  '快递柜',
  '充电桩',
  '垃圾房',
  '物业费',
  '停车费',
  '门禁卡',
  '装修',
  '宽带',
  '暖气',
  '会所',
];
const asks = ['几点开门', '几点关门', '在哪里', '多少钱', '怎么办理', '什么时候维护', '可以预约吗', '要带什么材料'];
const polite = ['请问', '你好，请问', '想咨询一下', ''];
const ends = ['？', '呢', '啊', '', '吗？'];

test('a question about another thing, or another one about the same thing, never passes for it', () => {
  const said = fc.record({
    thing: fc.constantFrom(...things),
    ask: fc.constantFrom(...asks),
    polite: fc.constantFrom(...polite),
    end: fc.constantFrom(...ends),
  });
  fc.assert(
    fc.property(said, said, (a, b) => {
      const [one, other] = [a, b].map((q) => `${q.polite}${q.thing}${q.ask}${q.end}`);
      return alike(one ?? '', other ?? '') === (a.thing === b.thing && a.ask === b.ask);
    }),
    { numRuns: 500 },
  );
});

test('one more word that tells something makes another question', () => {
  const more = fc.constantFrom('老人', '周末', '租客', '不', '免费', '冬天', '商铺', '三栋');
  fc.assert(
    fc.property(fc.constantFrom(...things), fc.constantFrom(...asks), more, (thing, ask, word) => {
      return !alike(`${thing}${ask}`, `${word}${thing}${ask}`) && !alike(`${thing}${ask}`, `${thing}${word}${ask}`);
    }),
  );
});

test.each([
  ['游泳池每天9点到21点开放，周一闭馆。', true],
  ['带房产证和身份证到服务中心办理。', true],
  ['今天停水，不开放。', false],
  ['您家第二辆车每月500元。', false],
  ['我去核实，明天18点前答复您。', false],
])('%s holds for everybody: %s', (answer, holds) => {
  expect(holdsForAll(answer)).toBe(holds);
});
