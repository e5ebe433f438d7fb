import { expect, test } from '@jest/globals';
import { cellOf } from '../../../../src/domain/owners/import/cell.ts';
import { readHeader } from '../../../../src/domain/owners/import/columns.ts';
import { readEntry } from '../../../../src/domain/owners/import/read-entry.ts';

const sheet = '住户';

/** Reads one row under a header; `undefined` in a row is an empty cell. */
function read(headers: string[], values: unknown[]) {
  const header = readHeader({ sheet, number: 3, cells: headers.map((text) => cellOf(text)) });
  if (!header) throw new Error('no header');
  return readEntry({ sheet, number: 12, cells: values.map(cellOf) }, header, '2026-11-24');
}

const usual = ['姓名', '手机', '楼栋', '单元', '房号', '身份'];
const li = ['李女士', '13900000001', '3', '2', '501', '业主'];
const more = (header: string, value: unknown) => read([...usual, header], [...li, value]);
const problemOf = (header: string, value: unknown) =>
  more(header, value)?.problems.map(({ column, text }) => `${column} ${text}`);
/** The row of 李女士 with one value changed. */
const wrong = (header: string, value: unknown) => {
  const at = usual.indexOf(header);
  return read(
    usual,
    li.map((one, index) => (index === at ? value : one)),
  )?.problems;
};

test('a row becomes a person in a unit', () => {
  expect(read(usual, li)).toEqual({
    entry: {
      place: { sheet, row: 12 },
      name: '李女士',
      phone: '13900000001',
      unit: { building: '3', entrance: '2', room: '501' },
      role: 'owner',
      state: 'here',
    },
    problems: [],
  });
});

test.each([
  [
    ['业主姓名', '联系电话', '幢', '单元号', '室号'],
    ['李女士', 13900000001, '3幢', '2单元', '501室'],
  ],
  [
    ['业主', '电话号码', '号楼', '门', '房间号'],
    ['李女士', '+86 139-0000-0001', '3号楼', '2门', '0501'],
  ],
  [
    ['客户名称', '手机号', '房屋地址'],
    ['李女士', '139 0000 0001', '3-2-501'],
  ],
  [
    ['住户姓名*', '手机（必填）', '房号'],
    ['李女士', '13900000001', '3栋2单元501室'],
  ],
])('the columns %p are found by their words', (headers, values) => {
  expect(read(headers, values)?.entry).toMatchObject({
    ...{ name: '李女士', phone: '13900000001', role: 'owner' },
    unit: { building: '3', entrance: '2', room: '501' },
  });
});

test.each([
  ['a title over the table', ['锦绣花园业主登记表']],
  ['a header without a place', ['姓名', '手机']],
  ['people', ['李女士', '13900000001', '3', '2', '501']],
])('%s is no header', (_, headers) => {
  expect(readHeader({ sheet, number: 1, cells: headers.map(cellOf) })).toBeUndefined();
});

test('an empty row is passed over', () => {
  expect(read(usual, ['', undefined, '  '])).toBeUndefined();
});

test.each([
  ['生日', '1980-05-06', { birthday: '1980-05-06', onlyBirthday: true }],
  ['生日', '农历八月十五', { lunar: { month: 8, day: 15, leap: false }, onlyBirthday: true }],
  ['生日', '八月十五（农历）', { lunar: { month: 8, day: 15, leap: false } }],
  ['生日（农历）', '闰四月初三', { lunar: { month: 4, day: 3, leap: true } }],
  ['阴历生日', '8-15', { lunar: { month: 8, day: 15, leap: false } }],
  ['入住日期', '2020-03-01', { movedInOn: '2020-03-01' }],
  ['车牌号', '沪A12345、沪ad·12345', { plates: ['沪A12345', '沪AD12345'] }],
  ['关怀', '独居老人', { careFlags: ['living-alone', 'elderly'] }],
  ['状态', '已迁出', { state: 'left' }],
  ['状态', '去世', { state: 'deceased' }],
  ['迁出日期', '2026-11-01', { state: 'left', leftOn: '2026-11-01' }],
  ['迁出日期', '2026-12-31', { state: 'here', leftOn: '2026-12-31' }],
  ['房屋类型', '商铺', { kind: 'shop' }],
  ['备注', '家里有狗', { remark: '家里有狗' }],
])('%s %p is read', (header, value, facts) => {
  expect(more(header, value)?.entry).toMatchObject(facts);
});

test('a column says by which calendar a birthday is kept', () => {
  const headers = [...usual, '生日', '历法'];
  expect(read(headers, [...li, '1980-08-15', '农历'])?.entry).toMatchObject({ lunar: { month: 8, day: 15 } });
  expect(read(headers, [...li, '1980-08-15', '公历'])?.entry).toMatchObject({ birthday: '1980-08-15' });
});

test.each([
  ['姓名', '', '姓名（A12）', '没有填写'],
  ['姓名', '李'.repeat(51), '姓名（A12）', '应为 1–50 个字'],
  ['手机', '13900000001/13900000002', '手机（B12）', '应为一个电话号码（5–15 位数字），一格只写一个'],
  ['手机', '1390000001', '手机（B12）', '手机号应为 11 位数字'],
  ['手机', '1.39E+10', '手机（B12）', '号码被表格改成了科学计数，末几位已丢失，请把该列设为文本后重新填写'],
  ['房号', undefined, '房号（E12）', '没有填写；如果是合并单元格，请取消合并并逐行填写'],
  ['房号', '5-01', '房号（E12）', '应为楼栋、单元或房号，如 3、2、501，不含“-”，最多 20 个字'],
  ['身份', '', '身份（F12）', '没有填写身份；业主、租户、家属、商户权限不同，不能猜'],
  ['身份', '朋友', '身份（F12）', '应为业主、租户、家属、商户之一'],
])('%s %p is refused with its place', (header, value, column, text) => {
  expect(wrong(header, value)).toEqual([{ sheet, row: 12, column, text }]);
});

test.each([
  ['生日', '1980年', '生日（G12） 只有年月或年份，应写到日'],
  ['农历生日', '中秋', '农历生日（G12） 看不懂这个农历生日，应为 八月十五、闰四月初三 或 8-15'],
  ['入住日期', '5月6日', '入住日期（G12） 这里的日期要有年份'],
  ['车牌', '奔驰', '车牌（G12） “奔驰”不像车牌号，多个车牌用顿号隔开'],
  ['关怀', '会员', '关怀（G12） 不认识“会员”，可以写：独居、残疾、重病、孕妇、婴幼儿、老人'],
  ['状态', '待定', '状态（G12） 应为在住、迁出或去世'],
  ['房屋类型', '仓库', '房屋类型（G12） 应为住宅、商铺或车位'],
  ['历法', '回历', '历法（G12） 应为公历或农历'],
  ['备注', '长'.repeat(501), '备注（G12） 最多 500 个字'],
  ['备注', { formula: 'A1', result: { error: '#REF!' } }, '备注（G12） 公式出错（#REF!）'],
])('%s %p is refused', (header, value, problem) => {
  expect(problemOf(header, value)).toEqual([problem]);
});

test('all that is wrong in a row is told at once', () => {
  expect(read(usual, ['', '12', '3', '2', '', '朋友'])?.problems).toHaveLength(4);
});

test('an address that nobody can read is refused', () => {
  const [problem] = read(['姓名', '房屋'], ['李女士', '三楼东边'])?.problems ?? [];
  expect(problem).toMatchObject({ column: '房屋（B12）', text: expect.stringContaining('看不懂这个地址') });
});
