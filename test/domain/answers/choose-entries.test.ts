import { describe, expect, test } from '@jest/globals';
import { chooseEntries } from '../../../src/domain/answers/choose-entries.ts';
import { ownEntries } from '../../../src/domain/answers/load-entries.ts';

const chosen = (text: string, intent: string) =>
  chooseEntries(ownEntries(), { text, intent })
    .map(({ id }) => id)
    .join('+');

describe('an entry is chosen by intent, subject and question', () => {
  test.each([
    ['物业费多少钱一个月', 'fee_inquiry', 'fee-rate'],
    ['管理费几多钱一个月', 'fee_inquiry', 'fee-rate'],
    ['物业费怎么交', 'fee_inquiry', 'fee-payment'],
    ['能微信交物业费吗', 'fee_inquiry', 'fee-online'],
    ['请问装修要办什么手续', 'renovation_inquiry', 'renovation'],
    ['装修几点到几点可以施工', 'renovation_inquiry', 'renovation-hours'],
    ['停车费怎么收', 'parking_inquiry', 'parking-fee'],
    ['想租个车位怎么办理', 'parking_inquiry', 'parking-card'],
    ['门禁卡丢了怎么补办', 'access_inquiry', 'access-card'],
    ['入住要带什么材料', 'general_inquiry', 'move-in'],
    ['搬家怎么办放行条', 'move_pass', 'move-pass'],
    ['服务中心几点上班', 'general_inquiry', 'service-hours'],
    ['物业电话多少', 'general_inquiry', 'service-phone'],
  ])('%s', (text, intent, id) => {
    expect(chosen(text, intent)).toBe(id);
  });
});

test('two questions of one message are both found, in their order', () => {
  expect(chosen('门禁卡怎么补办，多少钱', 'access_inquiry')).toBe('access-card+access-card-fee');
  expect(chosen('门禁卡和停车卡怎么办理', 'access_inquiry').split('+').sort()).toEqual(['access-card', 'parking-card']);
});

describe('no entry is chosen', () => {
  test.each([
    ['without a question about it', '我家在装修', 'renovation_inquiry'],
    ['for another intent', '物业费多少钱一个月', 'complaint'],
    ['for a thing no entry is about', '游泳馆几点开门', 'general_inquiry'],
    ['for somebody’s own case', '我家欠多少物业费，怎么交', 'fee_inquiry'],
    ['for money to be paid back', '装修押金什么时候退', 'renovation_inquiry'],
    ['for how long something takes', '装修要多少天', 'renovation_inquiry'],
    ['for a special case of the subject', '空置房物业费怎么算', 'fee_inquiry'],
    ['for another fee beside it', '物业费和水费怎么交', 'fee_inquiry'],
    ['for a secret', '门禁密码是多少', 'access_inquiry'],
    ['in a long story', `物业费怎么交${'我跟你们说一下情况'.repeat(5)}`, 'fee_inquiry'],
  ])('%s', (_, text, intent) => {
    expect(chosen(text, intent)).toBe('');
  });
});
