import { expect, test } from '@jest/globals';
import { cellOf } from '../../../../src/domain/owners/import/cell.ts';
import { readDate, readLunarDay } from '../../../../src/domain/owners/import/read-date.ts';

const today = '2026-11-24';
const dateOf = (value: unknown, mayLackYear = true) => {
  const read = readDate(cellOf(value) ?? { text: '' }, { today, mayLackYear });
  return read.ok ? read.value : read.text;
};
const lunarOf = (value: unknown) => {
  const read = readLunarDay(cellOf(value) ?? { text: '' });
  return read.ok ? `${read.value.leap ? '闰' : ''}${read.value.month}-${read.value.day}` : read.text;
};

test.each([
  [new Date('1980-05-06T00:00:00Z'), '1980-05-06'],
  [29347, '1980-05-06'], // Excel's days since 1900
  ['1980-05-06', '1980-05-06'],
  ['1980/5/6', '1980-05-06'],
  ['1980.5.6', '1980-05-06'],
  ['1980年5月6日', '1980-05-06'],
  ['１９８０年５月６日', '1980-05-06'],
  ['19800506', '1980-05-06'],
  [19800506, '1980-05-06'],
  ['1980-05-06 00:00:00', '1980-05-06'],
  ['2000-02-29', '2000-02-29'],
  ['5月6日', '1904-05-06'],
  ['2-29', '1904-02-29'],
])('the date %p is %p', (value, date) => {
  expect(dateOf(value)).toBe(date);
});

test.each([
  ['1980年5月', '只有年月或年份，应写到日'],
  ['1980', '只有年月或年份，应写到日'],
  ['2001-02-29', '没有这一天'],
  ['1980-13-01', '没有这一天'],
  ['2026-11-25', '日期在今天之后'],
  ['1899-12-31', '日期早于 1900 年'],
  ['不详', '看不懂这个日期，应为 1980-05-06 或 1980年5月6日'],
  ['80.5.6', '看不懂这个日期，应为 1980-05-06 或 1980年5月6日'],
  [{ formula: 'A1', result: { error: '#REF!' } }, '公式出错（#REF!）'],
])('the date %p is refused: %p', (value, text) => {
  expect(dateOf(value)).toBe(text);
});

test('where a year is needed, month and day are not enough', () => {
  expect(dateOf('5月6日', false)).toBe('这里的日期要有年份');
});

test.each([
  ['八月十五', '8-15'],
  ['正月初一', '1-1'],
  ['一月初一', '1-1'],
  ['冬月三十', '11-30'],
  ['腊月廿三', '12-23'],
  ['十二月二十三', '12-23'],
  ['闰四月初三', '闰4-3'],
  ['1975年闰四月初三', '闰4-3'],
  ['8-15', '8-15'],
  ['8月15日', '8-15'],
  [new Date('1980-08-15T00:00:00Z'), '8-15'],
])('the lunar birthday %p is %p', (value, day) => {
  expect(lunarOf(value)).toBe(day);
});

test.each(['十三月初一', '八月三十一', '中秋', '8-31', '13-1', '0-5'])('the lunar birthday %p is refused', (value) => {
  expect(lunarOf(value)).toMatch(/看不懂这个农历生日/);
});
