import { expect, test } from '@jest/globals';
import { parseSetUp } from '../../../src/domain/setup/parse-set-up.ts';

const valid = `
community: { id: test, name: 测试小区, hotline: "1" }
teams:
  - { id: engineering, name: 工程部, leader: wang }
staff:
  - { id: wang, name: 王主管, role: manager, teams: [engineering], wecom: wangwu }
groups:
  - { id: eng, name: 群, team: engineering, wecom: { webhook: KEY } }
shifts:
  - { team: engineering, id: day, name: 早, from: "07:00", to: "24:00" }
roster:
  - { team: engineering, shift: day, days: [mon, sun], staff: [wang] }
  - { team: engineering, shift: day, date: 2026-11-24, staff: [] }
routing: { plumbing: engineering }
units:
  - { building: "3", entrance: "2", room: "501" }
  - { building: 4栋, room: 102 }
residents:
  - { name: 李女士, phone: "139 0000 0001", unit: 3-2-501, role: owner, birthday: 1980-05-06 }
  - { name: 赵先生, units: [3-2-501, 4-102], role: family }
`;

const problems = (yaml: string) => {
  const parsed = parseSetUp(yaml);
  return parsed.ok ? [] : parsed.problems.map(({ path, text }) => `${path} ${text}`);
};
const changed = (from: string, to: string) => problems(valid.replace(from, to));

test('a right file is read, with numbers, suffixes and blanks as the register keeps them', () => {
  const parsed = parseSetUp(valid);
  expect(parsed).toMatchObject({
    ok: true,
    file: {
      community: { zone: 'Asia/Shanghai' },
      shifts: [{ from: 420, to: 0 }],
      units: [{ building: '3' }, { building: '4', entrance: '', room: '102', kind: 'home' }],
      residents: [{ phone: '13900000001', unit: '3-2-501' }, { units: ['3-2-501', '4--102'] }],
    },
  });
});

test.each([
  ['an unknown key', 'role: manager,', 'role: manager, colour: red,', 'staff[0].colour'],
  ['an unknown section', 'teams:', 'tems: []\nteams:', 'tems'],
  ['a missing field', 'name: 王主管, ', '', 'staff[0].name'],
  ['a role that is none', 'role: manager', 'role: boss', 'staff[0].role'],
  ['a phone that is none', '139 0000 0001', 'abc', 'residents[0].phone'],
  ['a time that is none', '07:00', '7:00', 'shifts[0].from'],
  ['a date that is none', 'date: 2026-11-24', 'date: 2026-02-30', 'roster[1].date'],
  ['a zone that is none', 'hotline', 'zone: Mars/Base, hotline', 'community.zone'],
  ['a weekday that is none', 'days: [mon', 'days: [monday', 'roster[0].days[0]'],
  ['both days and date', 'date: 2026-11-24', 'date: 2026-11-24, days: [mon]', 'roster[1]'],
  ['neither unit nor units', 'unit: 3-2-501, ', '', 'residents[0]'],
  ['a unit that cannot be read', 'unit: 3-2-501', 'unit: 3栋', 'residents[0].unit'],
  ['an unknown unit', 'unit: 3-2-501', 'unit: 3-2-999', 'residents[0].unit'],
  ['an unknown team', 'teams: [engineering]', 'teams: [engine]', 'staff[0].teams[0]'],
  ['an unknown leader', 'leader: wang', 'leader: wong', 'teams[0].leader'],
  ['an unknown team of a group', '群, team: engineering', '群, team: x', 'groups[0].team'],
  ['an unknown shift', 'shift: day, days', 'shift: dawn, days', 'roster[0].shift'],
  ['unknown staff in the roster', 'staff: [wang]', 'staff: [wong]', 'roster[0].staff[0]'],
  ['an unknown team in the routing', 'plumbing: engineering', 'plumbing: x', 'routing.plumbing'],
  ['a team given twice', 'staff:\n', '  - { id: engineering, name: 又一个 }\nstaff:\n', 'teams[1]'],
  ['a unit given twice', 'residents:', '  - { building: 3号楼, entrance: 2, room: 501 }\nresidents:', 'units[2]'],
  ['a roster line given twice', 'date: 2026-11-24', 'days: [sun, mon]', 'roster[1]'],
  ['a home given twice', '[3-2-501, 4-102]', '[4-102, 4-102]', 'residents[1].units[1]'],
  ['an unknown policy', 'routing:', 'policy: { clocks: { urgend: {} } }\nrouting:', 'policy.clocks.urgend'],
  ['a policy out of bounds', 'routing:', 'policy: { rating: { lowScore: 9 } }\nrouting:', 'policy.rating.lowScore'],
  ['a key given twice', 'role: manager,', 'role: manager, role: guard,', ''],
])('%s is refused at its place, in Chinese', (_, from, to, path) => {
  const found = changed(from, to);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatch(new RegExp(`^${path.replaceAll(/[[\]]/g, '\\$&')} .*[\u4e00-\u9fff]`));
});

test('all mistakes are told at once', () => {
  const yaml = valid
    .replace('role: manager', 'role: boss')
    .replace('07:00', '7')
    .replace('hotline: "1"', 'hotlin: "1"');
  expect(problems(yaml).map((line) => line.split(' ')[0])).toEqual([
    'community.hotline',
    'community.hotlin',
    'staff[0].role',
    'shifts[0].from',
  ]);
});

test('what is missing is said to be missing', () => {
  expect(changed('name: 王主管, ', '')[0]).toContain('缺少');
});

test('broken YAML is told with its line', () => {
  expect(problems('community:\n  id: a\n name: b')[0]).toContain('第 3 行');
});

test.each(['', 'just words', '- a list'])('%j is no set-up file', (yaml) => {
  expect(problems(yaml)).toHaveLength(1);
});
