import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { dueFrom, nextStepAt, stepAt } from '../../../src/domain/hazards/deadlines.ts';

const zone = 'Asia/Shanghai';
const community = {
  ...{ id: 'c', name: '锦绣花园', zone, hotline: '1', wording: {}, routing: {}, demo: false },
  policy: defaultPolicy,
};
const at = (local: string): Date => DateTime.fromISO(local, { zone }).toJSDate();
const say = (moment: Date | null): string | undefined =>
  moment ? DateTime.fromJSDate(moment, { zone }).toFormat('MM-dd HH:mm') : undefined;

describe('by when it is to be cleared', () => {
  const cases = [
    ['severe, in the morning: today at eight', 3, '2026-11-24T09:00', '11-24 20:00'],
    ['severe, in the evening: four hours', 3, '2026-11-24T18:30', '11-24 22:30'],
    ['middling: three days', 2, '2026-11-24T09:00', '11-27 20:00'],
    ['slight: a week', 1, '2026-11-24T09:00', '12-01 20:00'],
  ] as const;
  for (const [title, severity, from, due] of cases) {
    test(title, () => {
      expect(say(dueFrom(at(from), severity, community))).toBe(due);
    });
  }
});

const course = {
  state: 'open',
  severity: 2,
  noticedAt: at('2026-11-24T09:00'),
  dueAt: at('2026-11-27T21:00'),
  reminders: 0,
} as const;

describe('what comes next', () => {
  test('a reminder at half of the time', () => {
    expect(say(nextStepAt(course, false, community, at('2026-11-24T09:00')))).toBe('11-26 08:00');
  });

  test('a call at three quarters where nobody answered, at the end of the quiet hours', () => {
    const reminded = { ...course, reminders: 1, dueAt: at('2026-11-26T09:00') };
    expect(say(nextStepAt(reminded, false, community, at('2026-11-25T09:00')))).toBe('11-25 21:00');
  });

  test('no call where somebody answered: the due time', () => {
    const answered = { ...course, state: 'acknowledged', reminders: 1 } as const;
    expect(nextStepAt(answered, false, community, at('2026-11-25T09:00'))).toEqual(course.dueAt);
  });

  test('a call at once where nobody can be written to', () => {
    const now = at('2026-11-24T10:00');
    expect(nextStepAt({ ...course, noticedAt: null }, false, community, now)).toEqual(now);
    expect(stepAt({ ...course, noticedAt: null }, now)).toBe('call');
  });

  test('after the due time another look every three days', () => {
    expect(stepAt(course, course.dueAt)).toBe('look');
    expect(say(nextStepAt(course, true, community, course.dueAt))).toBe('11-30 21:00');
  });

  test('what is severe does not wait for the morning', () => {
    const severe = { ...course, severity: 3, noticedAt: at('2026-11-24T22:00'), dueAt: at('2026-11-25T02:00') };
    expect(say(nextStepAt(severe, false, community, at('2026-11-24T22:00')))).toBe('11-25 00:00');
  });
});
