import { expect, test } from '@jest/globals';
import { readAudience } from '../../../src/dialogue/broadcasts/read-audience.ts';

const known = {
  buildings: ['1', '3', '5', '商业街'],
  teams: [
    { id: 'eng', name: '工程部' },
    { id: 'svc', name: '客服部' },
  ],
};
const [engineering, service] = known.teams;
const nobody = { everybody: false, buildings: [], entrances: [], homes: [], roles: [], teams: [] };

test.each([
  ['全体', { everybody: true }],
  ['全小区', { everybody: true }],
  ['所有住户', { everybody: true }],
  ['全体业主', { everybody: true, roles: ['owner'] }],
  ['3栋', { buildings: ['3'] }],
  ['３号楼', { buildings: ['3'] }],
  ['三栋', { buildings: ['3'] }],
  ['十二栋', { buildings: ['12'] }],
  ['b座', { buildings: ['B'] }],
  ['3栋2单元', { entrances: [{ building: '3', entrance: '2' }] }],
  ['3栋、5栋', { buildings: ['3', '5'] }],
  ['3栋和5栋的租户', { buildings: ['3', '5'], roles: ['tenant'] }],
  ['3栋业主', { buildings: ['3'], roles: ['owner'] }],
  ['商业街商户', { buildings: ['商业街'], roles: ['merchant'] }],
  ['业主、租户', { roles: ['owner', 'tenant'] }],
  [
    '名单 3-2-501 商业街-8',
    {
      homes: [
        { building: '3', entrance: '2', room: '501' },
        { building: '商业街', room: '8' },
      ],
    },
  ],
  ['工程部', { teams: [engineering] }],
  ['工程群、客服部', { teams: [engineering, service] }],
  ['全体员工', { teams: known.teams }],
  ['3栋、工程部', { buildings: ['3'], teams: [engineering] }],
])('“%s” names whom it is for', (audience, said) => {
  expect(readAudience(`${audience} 明天停水`, known)).toEqual({ said: { ...nobody, ...said }, rest: '明天停水' });
});

test.each(['3栋停水了', '大家明天开会', '明天 3栋停水', '工程部的人', '业主大会明天召开', ''])(
  '“%s” names nobody',
  (text) => expect(readAudience(text, known)).toBeUndefined(),
);

test.each([' ', '：', '，', '\n'])('the text may begin after “%s”', (gap) => {
  expect(readAudience(`3栋${gap}明天停水`, known)?.rest).toBe('明天停水');
});
