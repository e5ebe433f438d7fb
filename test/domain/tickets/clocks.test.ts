import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import {
  dueSteps,
  type NewClock,
  openingClocks,
  promiseClock,
  ratingClock,
  type Step,
  signOffClock,
} from '../../../src/domain/tickets/clocks.ts';
import { at, localTime } from '../escalation/estate.ts';

const start = at('2026-11-23T09:00'); // a Monday
const show = (clocks: NewClock[]) =>
  clocks.map((clock) => ({
    [clock.kind]: localTime(clock.dueAt),
    steps: clock.steps.map((step) => `${localTime(new Date(step.at))} ${step.kind} ${step.level}`),
  }));

test('an urgent repair: on site in 2 h with warnings at 60 and 90 minutes, mended in 38 h whatever the office hours', () => {
  expect(show(openingClocks('repair', 'urgent', defaultPolicy, start))).toEqual([
    { take: '23日 09:10:00', steps: ['23日 09:10:00 escalate 1', '23日 09:20:00 escalate 2'] },
    { arrive: '23日 11:00:00', steps: ['23日 10:00:00 warn 0', '23日 10:30:00 warn 0', '23日 11:00:00 breach 2'] },
    { fix: '24日 23:00:00', steps: ['24日 13:30:00 warn 1', '24日 23:00:00 breach 2'] },
  ]);
});

test('a complaint: an answer in 24 h, warned of at 18 h', () => {
  expect(show(openingClocks('complaint', 'normal', defaultPolicy, start))).toEqual([
    { take: '23日 09:30:00', steps: ['23日 09:30:00 escalate 1', '23日 10:00:00 escalate 2'] },
    { reply: '24日 09:00:00', steps: ['24日 03:00:00 warn 1', '24日 09:00:00 breach 2'] },
  ]);
});

test('a call task is only chased until somebody takes it', () => {
  expect(openingClocks('call', 'normal', defaultPolicy, start).map(({ kind }) => kind)).toEqual(['take']);
});

test('an emergency goes up within minutes', () => {
  const [take, arrive] = show(openingClocks('emergency', 'emergency', defaultPolicy, start));
  expect(take).toMatchObject({ steps: ['23日 09:03:00 escalate 1', '23日 09:06:00 escalate 2'] });
  expect(arrive).toMatchObject({ arrive: '23日 09:30:00' });
});

test.each([
  ['in 8 hours: half an hour before', '2026-11-23T17:00', '23日 16:30:00'],
  ['in 20 minutes: half of the time before', '2026-11-23T09:20', '23日 09:10:00'],
])('a promise %s is warned of', (_, promised, warned) => {
  const { dueAt, steps } = promiseClock(start, at(promised));
  expect(dueAt).toEqual(at(promised));
  expect(localTime(new Date(steps[0]?.at ?? 0))).toBe(warned);
  expect(steps.at(-1)).toMatchObject({ at: at(promised).toISOString(), kind: 'breach', level: 2 });
});

test('the owner is reminded of the sign-off twice, of the rating once', () => {
  const kinds = (clock: NewClock) => clock.steps.map(({ kind }) => kind);
  expect(kinds(signOffClock(defaultPolicy, start))).toEqual(['remind', 'remind', 'give-up']);
  expect(kinds(ratingClock(defaultPolicy, start))).toEqual(['remind', 'give-up']);
});

test('however often the clock is looked at, each step is due once and in order', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(minutes, fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 8 }), (offsets, looks) => {
      const ascending = (a: number, b: number) => a - b;
      const steps = offsets.toSorted(ascending).map((minute, index): Step => {
        const when = new Date(start.getTime() + minute * 60_000).toISOString();
        return { at: when, kind: 'warn', level: (index % 3) as Step['level'] };
      });
      const told: Step[] = [];
      for (const look of [...looks.toSorted(ascending), 700]) {
        const now = new Date(start.getTime() + look * 60_000);
        const { due, nextAt } = dueSteps(steps, told.length, now);
        expect(due.every((step) => new Date(step.at) <= now)).toBe(true);
        told.push(...due);
        expect(nextAt?.toISOString()).toBe(steps[told.length]?.at);
        if (nextAt) expect(nextAt > now).toBe(true);
      }
      expect(told).toEqual(steps);
    }),
  );
});
