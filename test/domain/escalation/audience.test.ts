import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { audienceOf, type Reachable, takesOver } from '../../../src/domain/escalation/audience.ts';

const person = (id: string) => ({ id, name: id });
const zhang = person('zhang');
const wang = person('wang');
const zhou = person('zhou');
const all: Reachable = { duty: [zhang, person('li')], leader: wang, managers: [zhou] };
const plain = { teamId: 'eng', accusedTeamId: null, accusedStaffId: null };
const ids = (people: readonly { id: string }[] | undefined) => people?.map(({ id }) => id);

const escalate1 = { kind: 'escalate', level: 1 } as const;
const escalate2 = { kind: 'escalate', level: 2 } as const;
const warn0 = { kind: 'warn', level: 0 } as const;
const warn1 = { kind: 'warn', level: 1 } as const;
const breach = { kind: 'breach', level: 2 } as const;

test.each([
  ['not taken: the leader, and the group again', 'take', escalate1, plain, all, ['wang'], ['zhang', 'li'], 1],
  [
    'not taken, no leader: the managers at once',
    'take',
    escalate1,
    plain,
    { ...all, leader: undefined },
    ['zhou'],
    ['zhang', 'li'],
    2,
  ],
  ['still not taken: the managers', 'take', escalate2, plain, all, ['zhou'], undefined, 2],
  [
    'still not taken, no manager: the leader again',
    'take',
    escalate2,
    plain,
    { ...all, managers: [] },
    ['wang'],
    undefined,
    2,
  ],
  ['arrival near: who has it', 'arrive', warn0, plain, { ...all, assignee: zhang }, ['zhang'], undefined, 0],
  ['arrival near, not taken: the group', 'arrive', warn0, plain, all, [], ['zhang', 'li'], 0],
  ['arrival near, nobody on duty: the leader', 'arrive', warn0, plain, { ...all, duty: [] }, ['wang'], [], 1],
  [
    'mending near: who has it and the leader',
    'fix',
    warn1,
    plain,
    { ...all, assignee: zhang },
    ['zhang', 'wang'],
    undefined,
    1,
  ],
  ['the leader has it himself: told once', 'fix', warn1, plain, { ...all, assignee: wang }, ['wang'], undefined, 1],
  ['answer near, not taken: the group and the leader', 'reply', warn1, plain, all, ['wang'], ['zhang', 'li'], 1],
  ['too late: leader and managers', 'arrive', breach, plain, all, ['wang', 'zhou'], undefined, 2],
  [
    'about the team: past group and leader',
    'take',
    escalate1,
    { ...plain, accusedTeamId: 'eng' },
    all,
    ['zhou'],
    undefined,
    2,
  ],
  [
    'about the team, too late: managers alone',
    'reply',
    breach,
    { ...plain, accusedTeamId: 'eng' },
    all,
    ['zhou'],
    undefined,
    2,
  ],
  [
    'about the leader: the managers',
    'take',
    escalate1,
    { ...plain, accusedStaffId: 'wang' },
    all,
    ['zhou'],
    ['zhang', 'li'],
    2,
  ],
] as const)('%s', (_, clock, step, ticket, people, direct, group, level) => {
  const audience = audienceOf(clock, step, ticket, people);
  expect(ids(audience.direct)).toEqual(direct);
  expect(ids(audience.group)).toEqual(group);
  expect(audience.level).toBe(level);
});

test('managers who were told at the empty step below are not told again at their own', () => {
  expect(audienceOf('take', escalate2, plain, { ...all, leader: undefined }, true).direct).toEqual([]);
});

test('a leader takes over what is late on site, a manager what was promised or unanswered', () => {
  expect(takesOver('arrive', plain, all)?.id).toBe('wang');
  expect(takesOver('promise', plain, all)?.id).toBe('zhou');
  expect(takesOver('reply', { ...plain, accusedStaffId: 'zhou' }, all)?.id).toBe('wang');
});

test('never the accused, never the accused group, never nobody while a manager is there', () => {
  const some = fc.subarray(['zhang', 'li', 'wang', 'zhou', 'boss']).map((chosen) => chosen.map(person));
  const one = fc.option(fc.constantFrom('zhang', 'wang', 'zhou').map(person), { nil: undefined });
  fc.assert(
    fc.property(
      fc.constantFrom('take', 'arrive', 'fix', 'reply', 'promise'),
      fc.constantFrom(escalate1, escalate2, warn0, warn1, breach),
      fc.record({ duty: some, managers: some, leader: one, assignee: one }),
      fc.constantFrom(null, 'zhang', 'wang', 'zhou'),
      fc.constantFrom(null, 'eng', 'order'),
      (clock, step, people, accusedStaffId, accusedTeamId) => {
        const audience = audienceOf(clock, step, { teamId: 'eng', accusedStaffId, accusedTeamId }, people);
        const told = [...audience.direct, ...(audience.group ?? [])].map(({ id }) => id);
        expect(told).not.toContain(accusedStaffId);
        if (accusedTeamId === 'eng') expect(audience.group).toBeUndefined();
        if (people.managers.some(({ id }) => id !== accusedStaffId)) expect(told.length).toBeGreaterThan(0);
        expect(new Set(ids(audience.direct)).size).toBe(audience.direct.length);
      },
    ),
  );
});
