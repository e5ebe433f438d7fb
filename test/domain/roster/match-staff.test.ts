import { expect, test } from '@jest/globals';
import { matchStaff } from '../../../src/domain/roster/match-staff.ts';

const staff = [
  { key: 'zhang', name: '张师傅', phone: '13800000001' },
  { key: 'li', name: '李师傅', phone: '13800000002' },
  { key: 'liqiang', name: '李强', phone: null },
  { key: 'wangwei', name: '王伟', phone: null },
  { key: 'wangfang', name: '王芳', phone: null },
  { key: 'chen', name: '小陈', phone: null },
  { key: 'ouyang', name: '欧阳明', phone: null },
];
const said = (text: string) => {
  const match = matchStaff(staff, text);
  if (match.kind === 'none') return [];
  return match.kind === 'one' ? [match.staff.key] : match.candidates.map(({ key }) => key);
};

test.each([
  ['李师傅', ['li']],
  ['@李师傅', ['li']],
  ['LI', ['li']],
  ['13800000001', ['zhang']],
  ['李强', ['liqiang']],
  ['张工', ['zhang']],
  ['老张', ['zhang']],
  ['小陈', ['chen']],
  ['陈姐', ['chen']],
  ['欧阳师傅', ['ouyang']],
  ['王师傅', ['wangwei', 'wangfang']],
  ['赵师傅', []],
  ['师傅', []],
  ['', []],
])('“%s” means %j', (text, keys) => {
  expect(said(text)).toEqual(keys);
});
