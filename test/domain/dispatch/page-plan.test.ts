import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Chain, planPage } from '../../../src/domain/dispatch/page-plan.ts';
import { Urgency } from '../../../src/platform/db.ts';

const person = (id: string) => ({ id, name: id });
const zhang = person('zhang');
const wang = person('wang');
const zhou = person('zhou');
const full: Chain = { duty: [zhang], leader: wang, managers: [zhou] };
const night: Chain = { ...full, duty: [] };
const urgent = { teamId: 'eng', accusedTeamId: null, accusedStaffId: null, urgency: 'urgent', level: 0 } as const;
const normal = { ...urgent, urgency: 'normal' } as const;
const ids = (people: readonly { id: string }[] | undefined) => people?.map(({ id }) => id);

test.each([
  ['those on duty, in the group', urgent, full, ['zhang'], [], false],
  ['nobody on duty, urgent: leader and manager at once', urgent, night, [], ['wang', 'zhou'], true],
  ['nobody on duty, not urgent: the leader at once', normal, night, [], ['wang'], true],
  ['nobody on duty, no leader: the manager at once', normal, { ...night, leader: undefined }, [], ['zhou'], true],
  [
    'an emergency rings everybody',
    { ...urgent, urgency: 'emergency' } as const,
    full,
    ['zhang'],
    ['wang', 'zhou'],
    false,
  ],
  ['gone up a level: the leader too', { ...normal, level: 1 }, full, ['zhang'], ['wang'], false],
  ['gone up to the manager', { ...normal, level: 2 }, full, ['zhang'], ['zhou'], false],
  ['gone up, nobody on duty: the manager', { ...normal, level: 2 }, night, [], ['zhou'], true],
  ['about another team: as usual', { ...normal, accusedTeamId: 'order' }, full, ['zhang'], [], false],
  ['about the team: the managers alone', { ...normal, accusedTeamId: 'eng' }, full, undefined, ['zhou'], false],
  ['about the one on duty: not him', { ...normal, accusedStaffId: 'zhang' }, full, [], ['wang'], true],
] as const)('%s', (_, ticket, chain, group, direct, nobodyOnDuty) => {
  const plan = planPage(ticket, chain);
  expect([ids(plan.group), ids(plan.direct), plan.nobodyOnDuty]).toEqual([group, direct, nobodyOnDuty]);
});

test('never the accused, never the accused group, never nobody while a manager is there', () => {
  const some = fc.subarray(['zhang', 'li', 'wang', 'zhou']).map((chosen) => chosen.map(person));
  fc.assert(
    fc.property(
      fc.record({ duty: some, managers: some, leader: fc.option(fc.constant(wang), { nil: undefined }) }),
      fc.record({
        teamId: fc.constant('eng'),
        urgency: fc.constantFrom(...Object.values(Urgency)),
        level: fc.integer({ min: 0, max: 2 }),
        accusedTeamId: fc.constantFrom(null, 'eng', 'order'),
        accusedStaffId: fc.constantFrom(null, 'zhang', 'wang', 'zhou'),
      }),
      (chain, ticket) => {
        const plan = planPage(ticket, chain);
        const rung = [...plan.direct, ...(plan.group ?? [])].map(({ id }) => id);
        expect(rung).not.toContain(ticket.accusedStaffId);
        if (ticket.accusedTeamId === 'eng') expect(plan.group).toBeUndefined();
        if (chain.managers.some(({ id }) => id !== ticket.accusedStaffId)) expect(rung.length).toBeGreaterThan(0);
      },
    ),
  );
});
