import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Meaning, Span } from '../../src/understanding/meaning.ts';
import { aReader } from './reader.ts';

let read: (text: string) => Meaning;
beforeAll(async () => {
  read = await aReader();
});

const pieces = fc.constantFrom(
  '3栋',
  '2单元',
  '501',
  '不是',
  '是',
  '明天',
  '下午3点',
  '到',
  '电梯',
  '困在',
  '水管',
  '爆了',
  '13800000001',
  '，',
  '。',
  '４',
  '號',
  '⭐',
  '满意',
  '1024',
  '单',
  '从昨晚',
  '张师傅',
  '\ud83d',
  '😡',
  ' ',
  '\n',
  'ﷺ',
  'ǅ',
  'İ',
);
const talk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(pieces, { maxLength: 14 }).map((list) => list.join('')),
);

function spansOf(meaning: Meaning): Span<unknown>[] {
  const { emergency, since, device, fault, rating } = meaning;
  const single = [emergency, since, device, fault, rating].filter((span) => span !== undefined);
  const { rooms, phones, publicPlaces, times, ticketNumbers, staffMentions } = meaning;
  return [...single, ...rooms, ...phones, ...publicPlaces, ...times, ...ticketNumbers, ...staffMentions];
}

test('any text has a meaning whose spans are its own words', () => {
  fc.assert(
    fc.property(talk, (text) => {
      const meaning = read(text);
      for (const span of spansOf(meaning)) expect(text.slice(span.start, span.end)).toBe(span.text);
      expect(meaning.confidence).toBeGreaterThanOrEqual(0);
      expect(meaning.confidence).toBeLessThanOrEqual(1);
      expect(meaning.intents[0]?.id).toBe(meaning.intent);
    }),
    { seed: 20261124, numRuns: 400 },
  );
});

test.each([
  ['one character', '啊'.repeat(10_000)],
  ['digits', '1'.repeat(10_000)],
  ['digits and dashes', '1-'.repeat(5_000)],
  ['numerals', '三'.repeat(10_000)],
  ['buildings', '3栋'.repeat(5_000)],
  ['days', '明天'.repeat(5_000)],
  ['corrections', '不是'.repeat(5_000)],
  ['danger words', '电梯困'.repeat(3_000)],
  ['blanks', ' '.repeat(10_000)],
  ['letters', 'a'.repeat(10_000)],
])('10,000 characters of %s take less than half a second', (_name, text) => {
  read(text); // compiled once
  const begun = performance.now();
  read(text);
  expect(performance.now() - begun).toBeLessThan(500);
});
