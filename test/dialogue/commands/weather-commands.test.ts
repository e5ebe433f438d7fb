import { expect, test } from '@jest/globals';
import { parseCommand } from '../../../src/dialogue/commands/parse-command.ts';

const read = (text: string) => {
  const command = parseCommand(text);
  if (!command || 'problem' in command) return 'talk';
  return [command.word, command.rest].filter(Boolean).join(' ');
};

test.each([
  ['天气', 'weather'],
  ['@管家 天气', 'weather'],
  ['天气 大风 橙色 今晚8点到明早6点', 'weather 大风 橙色 今晚8点到明早6点'],
  ['天气提示 暴雨 蓝色', 'weather 暴雨 蓝色'],
  ['天气解除 大风', 'weather-end 大风'],
  ['解除天气 大风', 'weather-end 大风'],
  ['巡查 3栋', 'patrol 3栋'],
  ['巡查3栋', 'patrol 3栋'],
  ['已巡查 商业街', 'patrol 商业街'],
])('%s', (text, command) => {
  expect(read(text)).toBe(command);
});

test.each(['天气真冷', '天气 不错', '天气预报说有雨', '今天天气不好', '巡查的人呢', '巡查'])('%s is talk', (text) => {
  expect(read(text)).toBe('talk');
});
