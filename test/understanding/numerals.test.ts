import { expect, test } from '@jest/globals';
import { readNumber, toDigits } from '../../src/understanding/numerals.ts';

test.each([
  ['12', 12],
  ['十', 10],
  ['十二', 12],
  ['二十八', 28],
  ['一百零三', 103],
  ['一百一十', 110],
  ['三百五', 350],
  ['一千二', 1200],
  ['三千零二', 3002],
  ['两万', 20_000],
  ['两万五', 25_000],
  ['十二万三千', 123_000],
  ['五零一', 501],
  ['幺〇二', 102],
  ['十一零二', 1102],
  ['二十一零五', 2105],
])('%s is %i', (said, number) => {
  expect(readNumber(said)).toBe(number);
});

test.each(['', '三栋', 'a', '１'])('“%s” is no number', (said) => {
  expect(readNumber(said)).toBeNaN();
});

test('letters stand as they are, in upper case', () => {
  expect([toDigits('b'), toDigits('27b'), toDigits('三')]).toEqual(['B', '27B', '3']);
});
