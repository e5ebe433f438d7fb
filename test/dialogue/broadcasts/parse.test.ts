import { expect, test } from '@jest/globals';
import { parseCommand } from '../../../src/dialogue/commands/parse-command.ts';

test.each([
  ['通知 3栋 明天停水', { word: 'notice', rest: '3栋 明天停水' }],
  ['通知：全体 明天停水', { word: 'notice', rest: '全体 明天停水' }],
  ['通知 3栋 停水到12点\n1024 也停', { word: 'notice', rest: '3栋 停水到12点\n1024 也停' }],
  ['通知 12 进度', { word: 'notice', number: 12, rest: '进度' }],
  ['通知 12', { word: 'notice', number: 12, rest: '' }],
  ['通知 12 名单 2', { word: 'notice', number: 12, rest: '名单 2' }],
  ['通知 12栋 明天停水', { word: 'notice', rest: '12栋 明天停水' }],
  ['改通知 12 后天停水', { word: 'revise', number: 12, rest: '后天停水' }],
  ['更正 12 后天停水', { word: 'correct', number: 12, rest: '后天停水' }],
  ['撤回', { word: 'withdraw', rest: '' }],
  ['撤回 12', { word: 'withdraw', number: 12, rest: '' }],
])('“%s” is read', (text, read) => {
  expect(parseCommand(text)).toEqual({ ...read, casual: false });
});

test.each(['通知大家明天开会', '撤回了一条消息', '更正一下，是三栋', '已经通知业主了'])('“%s” is talk', (text) => {
  expect(parseCommand(text)).toBeUndefined();
});
