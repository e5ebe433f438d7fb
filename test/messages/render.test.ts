import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Capabilities, OutgoingContent } from '../../src/messages/contract.ts';
import { fitToChannel } from '../../src/messages/render.ts';
import { splitByBytes } from '../../src/messages/split-text.ts';

const rich: Capabilities = {
  buttons: 'native',
  maxButtons: 3,
  mentions: true,
  quotes: true,
  media: { image: { maxBytes: 1000 }, voice: false, video: false, file: { maxBytes: 1000 } },
  maxTextBytes: 2048,
  proactive: true,
  idempotentSend: false,
};
const plain: Capabilities = {
  ...rich,
  buttons: 'numbers',
  mentions: false,
  media: { image: false, voice: false, video: false, file: false },
};
const card: OutgoingContent = {
  text: '新工单 1024',
  buttons: [
    { id: 'take:1024', label: '接单' },
    { id: 'pass:1024', label: '转单' },
  ],
  mentions: [{ id: 'zhangsan', name: '张师傅' }],
};

test('a chat that can carry everything gets it as it is', () => {
  expect(fitToChannel(card, rich)).toEqual([card]);
});

test('every part tells that it matters, and the last that a person takes over', () => {
  const parts = fitToChannel({ text: '字'.repeat(700), matters: true, handOver: true }, rich);
  expect(parts.map(({ matters, handOver }) => [matters, handOver])).toEqual([
    [true, undefined],
    [true, true],
  ]);
});

test('a chat that can carry only text gets names and numbered lines', () => {
  expect(fitToChannel(card, plain)).toEqual([{ text: '@张师傅\n新工单 1024\n1. 接单\n2. 转单' }]);
});

test('a person whom the text calls already is not called twice', () => {
  expect(fitToChannel({ ...card, text: '请 @张师傅 查看' }, plain)[0]?.text).toMatch(/^请 @张师傅 查看/);
});

test('more buttons than fit become numbered lines together', () => {
  const buttons = ['一', '二', '三', '四'].map((label, index) => ({ id: `b${index}`, label }));
  expect(fitToChannel({ text: '请选择', buttons }, rich)).toEqual([{ text: '请选择\n1. 一\n2. 二\n3. 三\n4. 四' }]);
});

test('labels that bring numbers of their own are not counted a second time', () => {
  const buttons = ['5分', '4分'].map((label) => ({ id: label, label }));
  expect(fitToChannel({ text: '请评分', buttons }, plain)).toEqual([{ text: '请评分\n5分\n4分' }]);
});

test('media that is too big, of the wrong kind or unknown is named in words', () => {
  const media = [
    { id: 'small', kind: 'image' as const, name: 'a.jpg', bytes: 1000 },
    { id: 'big', kind: 'image' as const, name: 'b.jpg', bytes: 1001 },
    { id: 'spoken', kind: 'voice' as const, name: 'c.amr', bytes: 1 },
  ];
  const content = { text: '照片', media: ['small', 'big', 'spoken', 'gone'] };
  expect(fitToChannel(content, rich, media)).toEqual([
    { text: '照片\n［图片：b.jpg］\n［语音：c.amr］\n［文件：gone］', media: ['small'] },
  ]);
});

test('of a long message the first part calls people and the last has the buttons', () => {
  const parts = fitToChannel({ ...card, text: '水管漏水。'.repeat(300) }, rich);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map(({ mentions }) => mentions !== undefined)).toEqual(parts.map((_, index) => index === 0));
  expect(parts.map(({ buttons }) => buttons !== undefined)).toEqual(
    parts.map((_, index) => index === parts.length - 1),
  );
});

const anyText = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('水管爆了。', '👨‍👩‍👧‍👦', 'é', '\n', '，'),
  ),
  { maxLength: 40 },
);

describe('cutting', () => {
  test('keeps every byte, and no part is too long', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 60 }), (pieces, maxBytes) => {
        const text = Buffer.from(pieces.join('')).toString();
        const parts = splitByBytes(text, maxBytes);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(maxBytes);
          expect(Buffer.from(part).toString()).toBe(part);
          expect(part).not.toBe('');
        }
      }),
    );
  });

  test('what is left after a good ending is cut again if it is still too long', () => {
    expect(splitByBytes('水管爆了。é𐀀', 5).every((part) => Buffer.byteLength(part) <= 5)).toBe(true);
  });

  test('does not break an emoji family or an accented letter', () => {
    expect(splitByBytes('ab👨‍👩‍👧‍👦', 26)).toEqual(['ab', '👨‍👩‍👧‍👦']);
    expect(splitByBytes('abce\u0301', 4)).toEqual(['abc', 'e\u0301']);
  });

  test('prefers to end after a sentence', () => {
    expect(splitByBytes('师傅到了。请您开门', 24)).toEqual(['师傅到了。', '请您开门']);
  });

  test('a part that holds no character is refused', () => {
    expect(() => splitByBytes('水', 3)).toThrow(RangeError);
  });
});

test('fitting loses no word, label, name or file, whatever the chat can carry', () => {
  const chat = fc.record({
    buttons: fc.constantFrom<'native' | 'numbers'>('native', 'numbers'),
    maxButtons: fc.nat(5),
    mentions: fc.boolean(),
    maxTextBytes: fc.integer({ min: 8, max: 400 }),
  });
  const labels = fc.uniqueArray(fc.constantFrom('接单', '转单', '退单', '到场', '完成'), { maxLength: 5 });
  fc.assert(
    fc.property(chat, labels, fc.string({ unit: 'grapheme', minLength: 1 }), (can, names, text) => {
      const buttons = names.map((label) => ({ id: label, label }));
      const parts = fitToChannel({ text, buttons, mentions: [{ id: 'z', name: '张师傅' }] }, { ...plain, ...can });
      const whole = parts.map((part) => part.text).join('');
      expect(whole).toContain(text);
      const pressable = parts.flatMap((part) => part.buttons ?? []).map(({ label }) => label);
      for (const label of names) expect(pressable.includes(label) || whole.includes(label)).toBe(true);
      expect(parts.some((part) => part.mentions?.length) || whole.includes('@张师傅')).toBe(true);
      for (const part of parts) expect(Buffer.byteLength(part.text)).toBeLessThanOrEqual(can.maxTextBytes);
    }),
  );
});
