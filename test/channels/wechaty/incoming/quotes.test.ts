import { expect, test } from '@jest/globals';
import { readQuote } from '../../../../src/channels/wechaty/incoming/quotes.ts';

const dashes = '- - - - - - - - - - - - - - -';

test('a quote is told apart from what is said of it', () => {
  expect(readQuote(`「小管家：【报修】工单 1001\n位置：3栋」\n${dashes}\n接单`)).toEqual({
    text: '接单',
    quote: { text: '【报修】工单 1001\n位置：3栋' },
  });
});

test('a name with a plain colon and an answer of several lines are read, too', () => {
  expect(readQuote(`「小管家: 工单 1001」\n${dashes}\n完成\n换了阀芯`)).toEqual({
    text: '完成\n换了阀芯',
    quote: { text: '工单 1001' },
  });
});

test.each(['「阀芯」坏了', `${dashes}\n接单`, '他说：「不修了」'])('%s is no quote', (text) => {
  expect(readQuote(text)).toEqual({ text });
});
