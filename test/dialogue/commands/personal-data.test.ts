import { describe, expect, test } from '@jest/globals';
import { findPersonalData } from '../../../src/dialogue/commands/personal-data.ts';

const hotline = '021-55550100';
const found = (text: string, names: string[] = []) => findPersonalData(text, names, [hotline]);

describe('what belongs to somebody', () => {
  test.each([
    ['请打13812345678', 'phone'],
    ['请打１３８１２３４５６７８', 'phone'],
    ['打021-66667777找她', 'phone'],
    ['3栋2单元501的住户', 'room'],
    ['送到502室就行', 'room'],
    ['沪A·12345挡门了', 'plate'],
    ['粤BD12345', 'plate'],
    ['身份证310101199003074512', 'number'],
    ['卡号6222 0212 3456 7890 123', 'number'],
    ['找张师傅登记', 'name'],
    ['李女士说可以', 'name'],
  ])('%s: %s', (text, kind) => {
    expect(found(text)?.kind).toBe(kind);
  });

  test('a name that the register knows', () => {
    expect(found('让慕容小青带你去', ['慕容小青'])).toEqual({ kind: 'name', text: '慕容小青' });
  });
});

describe('what belongs to everybody', () => {
  test.each([
    `详情请打${hotline}`,
    '游泳池每天9点到21点开放，周一闭馆。',
    '到1栋一楼物业服务中心办理，每张20元。',
    '物业费每月每平方米2.80元，2026年1月1日起。',
    '由项目客服主管和水管师傅一起看。',
    '押金3000元，验收合格后30天内退。',
  ])('%s', (text) => {
    expect(found(text)).toBeUndefined();
  });
});
