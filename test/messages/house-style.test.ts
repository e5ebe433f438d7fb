import { describe, expect, test } from '@jest/globals';
import { findBanned, lintReplacements, lintTemplate } from '../../src/messages/house-style.ts';
import { type Template, templates, type Wording } from '../../src/messages/template.ts';
import '../../src/messages/messages.ts';

const owner = (text: string, more: Partial<Wording> = {}): Template => ({
  ...{ id: 'test.text', text, audience: 'owner', isStatus: false },
  ...more,
});
const faultsOf = (text: string, more?: Partial<Wording>) => lintTemplate(owner(text, more));

describe('phrases that no owner may read', () => {
  test.each([
    ...['我不知道', '这个我们也不太清楚', '不归我管', '这是工程部的事', '这件事是物业前台负责的', '请您找别人问问'],
    ...['这不是我们负责的', '请自行联系开发商', '没办法', '我们无能为力', '与我们无关', '听不懂您说什么', '没看懂'],
    ...['我哪知道', '谁知道呢', '这我说不好', '没法回答您', '这事别问我', '我不管', '不归物业', "I don't know"],
    ...['我 不 知 道', '这事归保安管的', '帮不了您', '暂时无法处理'],
  ])('%s', (text) => {
    expect(findBanned(text)).toBeDefined();
  });

  test.each([
    ...['这是您的工单', '王主管会和您联系', '已为您登记', '请您确认是否修好', '请拨打119', '谢谢您的理解'],
    ...['物业服务中心会在18:00前答复您', '这件事由王主管跟进，今天18:00前答复您', '还想请您说说是哪里漏水'],
    ...['这是紧急情况，请马上离开', '您反映的问题是噪音，对吗？', '我们知道您着急', '修好了会让您知道'],
  ])('%s is fine', (text) => {
    expect(findBanned(text)).toBeUndefined();
  });
});

describe('the house style', () => {
  test.each([
    ['你好', '您'],
    ['已登记,谢谢您', 'half-width'],
    ['{who},已登记', 'half-width'],
    ['好的。。', 'doubles'],
    ['您必须签字', 'rude'],
    ['{who已登记', 'brace'],
    ['{谁}已登记', 'placeholder'],
    ['  ', 'empty'],
    [`${'水'.repeat(61)}。`, 'sentence'],
  ])('%s: %s', (text, fault) => {
    expect(faultsOf(text).join()).toContain(fault);
  });

  test('times, numbers and links may keep their half-width marks', () => {
    expect(faultsOf('请于18:00前回复 1.5，网址 http://x.test/a?b=1 。')).toEqual([]);
  });

  test('colleagues may be addressed as 你', () => {
    expect(faultsOf('你已接单 1024', { audience: 'staff' })).toEqual([]);
  });
});

describe('a status message (S19)', () => {
  const isStatus = true;
  test('passes with who, what next and when', () => {
    expect(faultsOf('{who}将于{by}前上门。', { isStatus })).toEqual([]);
    expect(faultsOf('{who}：{next}，{by}前。', { isStatus })).toEqual([]);
  });

  test.each([
    ['{by}前上门', 'without {who}'],
    ['{who}会上门', 'without {by}'],
    ['{who}在{by}前', 'no next action'],
  ])('%s: %s', (text, fault) => {
    expect(faultsOf(text, { isStatus }).join()).toContain(fault);
  });
});

describe("a community's own words", () => {
  templates('style', { thanks: '谢谢{who}', plain: '好的' });

  test('pass when they keep to the values and the style', () => {
    expect(lintReplacements({ 'style.thanks': '{who}，感谢您' })).toEqual([]);
  });

  test('are refused with an unknown id, an unknown value or a fault of style', () => {
    expect(lintReplacements({ 'style.gone': '好', 'style.thanks': '谢谢{name}', 'style.plain': '我不知道' })).toEqual([
      'style.gone: there is no such template',
      'style.thanks: {name} is no value of this template',
      'style.plain: says what no owner may read: 不知道',
    ]);
  });
});
