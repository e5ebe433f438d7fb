import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CommandWord, formatCommand } from '../../../src/dialogue/commands/command.ts';
import { parseCommand } from '../../../src/dialogue/commands/parse-command.ts';

const read = (text: string, quotedTicketNumber?: number) => {
  const command = parseCommand(text, { quotedTicketNumber });
  if (!command) return 'talk';
  if ('problem' in command) return `${command.weak ? 'weakly ' : ''}${command.problem} ${command.word}`;
  return [command.word, command.number, command.rest].filter((part) => part !== undefined && part !== '').join(' ');
};

describe('commands with their number', () => {
  test.each([
    ['接单 1024', 'take 1024'],
    ['接1024', 'take 1024'],
    ['1024接单', 'take 1024'],
    ['１０２４ 接单了', 'take 1024'],
    ['接单＃１０２４', 'take 1024'],
    ['#7 接单', 'take 7'],
    ['@管家 接单 1024', 'take 1024'],
    ['@管家接单1024。', 'take 1024'],
    ['接单 1024 @管家', 'take 1024'],
    ['收到，接单1024', 'take 1024'],
    ['我来接1024', 'take 1024'],
    ['1024号单子接了', 'take 1024'],
    ['接单 1024 马上到', 'take 1024 马上到'],
    ['接单 7', 'take 7'],
    ['到场 1024', 'arrive 1024'],
    ['1024 到了', 'arrive 1024'],
    ['我已到场 1024', 'arrive 1024'],
    ['到场 1024 业主不在家', 'arrive 1024 业主不在家'],
    ['完成 1024', 'finish 1024'],
    ['完成 1024 换了阀芯 收费30', 'finish 1024 换了阀芯 收费30'],
    ['完成1024换了阀芯', 'finish 1024 换了阀芯'],
    ['完工1024', 'finish 1024'],
    ['1024 修好了，换了灯管', 'finish 1024 换了灯管'],
    ['完成 换了阀芯 1024', 'finish 1024 换了阀芯'],
    ['工单1024完成 换灯泡', 'finish 1024 换灯泡'],
    ['转单 1024 李师傅', 'transfer 1024 李师傅'],
    ['转单李师傅 1024', 'transfer 1024 李师傅'],
    ['1024转给李师傅', 'transfer 1024 李师傅'],
    ['转单 1024 @李师傅', 'transfer 1024 @李师傅'],
    ['退单 1024 没带工具', 'return 1024 没带工具'],
    ['承诺 1024 明天18点 缺阀芯', 'promise 1024 明天18点 缺阀芯'],
    ['延期1024 后天上午10点 等配件', 'promise 1024 后天上午10点 等配件'],
    ['回复 1024 您好，已处理。', 'reply 1024 您好，已处理。'],
    ['备注 1024 狗凶', 'note 1024 狗凶'],
    ['查 1024', 'show 1024'],
    ['工单1024', 'show 1024'],
    ['1024', 'show 1024'],
    ['1024到场了吗？', 'show 1024'],
    ['接单1024的人是谁', 'show 1024'],
    ['1024 5分', 'owners-word 1024'],
    ['满意 1024', 'owners-word 1024'],
    ['rate:1024:5', 'owners-word 1024'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('commands without a number', () => {
  test.each([
    ['接单', 'take'],
    ['接单了。', 'take'],
    ['到了', 'arrive'],
    ['修好了', 'finish'],
    ['完成 换了阀芯 收费 1024', 'finish 换了阀芯 收费 1024'],
    ['退单', 'return'],
    ['待办', 'todo'],
    ['我的工单', 'todo'],
    ['帮助', 'help'],
    ['指令', 'help'],
    ['？', 'help'],
    ['未送达', 'undelivered'],
    ['满意度', 'report'],
    ['@管家 回访率', 'report'],
    ['报表。', 'report'],
    ['重发 1a2b3c4d', 'resend 1a2b3c4d'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('under a quoted card', () => {
  test.each([
    ['接', 'take'],
    ['我来', 'take'],
    ['到了', 'arrive'],
    ['完成换了阀芯', 'finish 换了阀芯'],
    ['转李师傅', 'transfer 李师傅'],
    ['完成了吗', 'show'],
    ['接丹', 'unclear take'],
    ['完成了一半吧大概', 'weakly unclear finish'],
    ['这个在哪', 'talk'],
    ['好的', 'talk'],
  ])('%s', (text, expected) => expect(read(text, 1024)).toBe(expected));
});

describe('slips of the pen and half commands', () => {
  test.each([
    ['接丹 1024', 'unclear take'],
    ['1024 到厂', 'unclear arrive'],
    ['完成 1024 一半', 'unclear finish'],
    ['接单1024的人签字', 'unclear take'],
    ['接单 1024 1025', 'several-numbers take'],
    ['还没完成 1024', 'weakly unclear finish'],
    ['@李师傅 接单 1024', 'weakly unclear take'],
    ['接不了 1024', 'weakly unclear take'],
    ['张师傅接单 1024', 'weakly unclear take'],
    ['接单 12345678901', 'unclear take'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('ordinary talk', () => {
  test.each([
    '我接孩子去了',
    '完成了一半吧大概',
    '到场的人签字',
    '接单后记得带工具',
    '收到',
    '好的',
    '1024那家在哪',
    '3栋1单元1024漏水',
    '收了1024元',
    '电话13800001024',
    '查一下水表',
    '重发一下那个文件',
    '报表发我一份',
    '满意度调查什么时候做',
    '推迟一下会议',
    '5分钟到',
    '',
    '@管家',
  ])('%s', (text) => expect(read(text)).toBe('talk'));
});

test('never throws, whatever is written', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('接单', '完成', '#', '1024', '@管家 ', '了', '？', '\n'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, quoted) => {
      parseCommand(pieces.join(''), { quotedTicketNumber: quoted ? 1024 : undefined, mentionsBot: quoted });
    }),
    { numRuns: 2000 },
  );
});

test('what is formatted is read back the same', () => {
  const number = fc.integer({ min: 1001, max: 9_999_999 });
  const words = fc.constantFrom<CommandWord>('transfer', 'return', 'promise', 'reply', 'note');
  const rest = fc.array(fc.constantFrom('换', '阀', '芯', '缺', '件', '，', 'A', '7', '！'), {
    minLength: 1,
    maxLength: 12,
  });
  const withRest = fc.tuple(
    words,
    number,
    rest.map((parts) => `缺${parts.join('')}件`),
  );
  const alone = fc.tuple(fc.constantFrom<CommandWord>('take', 'arrive', 'finish', 'show'), number, fc.constant(''));
  fc.assert(
    fc.property(fc.oneof(withRest, alone), ([word, said, tail]) => {
      const command = { word, number: said, rest: tail };
      expect(parseCommand(formatCommand(command))).toEqual({ ...command, casual: false });
    }),
  );
});

describe('answers that are kept', () => {
  test.each([
    ['收录 1024', { word: 'keep', number: 1024 }],
    ['1024 收录', { word: 'keep', number: 1024 }],
    ['撤销收录 1024', { word: 'take-back', number: 1024 }],
    ['取消收录1024', { word: 'take-back', number: 1024 }],
    ['问题库', { word: 'gaps' }],
  ])('%s', (text, command) => {
    expect(parseCommand(text)).toMatchObject(command);
  });

  test('“收费 1200” and “收款 1200” are no slip for it', () => {
    expect(parseCommand('收费 1200')).toBeUndefined();
    expect(parseCommand('收款 1200')).toBeUndefined();
  });
});
