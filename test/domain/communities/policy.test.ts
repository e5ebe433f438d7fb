import { expect, test } from '@jest/globals';
import { defaultPolicy, policySchema, warnAfterMinutes } from '../../../src/domain/communities/policy.ts';
import { readPolicy } from '../../../src/domain/communities/read-policy.ts';

test('an urgent repair is promised on site in 2 h, with warnings at 60 and 90 min, and fixed in 38 h', () => {
  const { arrive, fix } = defaultPolicy.clocks.urgent;
  expect(arrive?.dueMinutes).toBe(120);
  expect(arrive && warnAfterMinutes(arrive)).toEqual([60, 90]);
  expect(fix).toEqual({ dueMinutes: 38 * 60, warnPercents: [75] });
});

test('a community changes one number and keeps all others', () => {
  const policy = readPolicy({ clocks: { urgent: { fix: { dueMinutes: 48 * 60 } } } });
  expect(policy.clocks.urgent.fix).toEqual({ dueMinutes: 2880, warnPercents: [75] });
  expect({ ...policy, clocks: { ...policy.clocks, urgent: defaultPolicy.clocks.urgent } }).toEqual(defaultPolicy);
});

test('a promise may be done without, and one may be added', () => {
  const { urgent, normal } = readPolicy({
    clocks: { urgent: { arrive: null }, normal: { arrive: { dueMinutes: 600 } } },
  }).clocks;
  expect(urgent.arrive).toBeNull();
  expect(normal.arrive).toEqual({ dueMinutes: 600, warnPercents: [] });
});

test('quiet hours are written as times and read as minutes', () => {
  expect(defaultPolicy.quietHours).toEqual({ fromMinute: 22 * 60, toMinute: 8 * 60 });
  expect(readPolicy({ quietHours: { from: '21:30' } }).quietHours).toEqual({ fromMinute: 1290, toMinute: 480 });
});

test('stored keys of a newer version are passed over, wrong values are not', () => {
  expect(readPolicy({ tea: 1, clocks: { urgent: { tea: 2, take: { tea: 3 } } } })).toEqual(defaultPolicy);
  expect(() => readPolicy({ tea: 1, identity: { maxTries: 'many' } })).toThrow('maxTries');
});

test.each([
  ['an unknown key', { clocks: { urgend: {} } }],
  ['a manager before the leader', { clocks: { urgent: { take: { leaderMinutes: 90 } } } }],
  ['a time that is none', { quietHours: { from: '25:00' } }],
  ['no time at all', { clocks: { urgent: { fix: { dueMinutes: 0 } } } }],
  ['a warning after the end', { clocks: { urgent: { fix: { warnPercents: [100] } } } }],
])('%s is refused in a set-up file', (_, overrides) => {
  expect(policySchema.safeParse(overrides).success).toBe(false);
});
