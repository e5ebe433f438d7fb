import { expect, test } from '@jest/globals';
import { targetOf } from '../../../src/channels/simulator/clock-mover.ts';

const now = new Date('2026-11-24T22:30:00+08:00');
const zone = 'Asia/Shanghai';

test.each([
  [{ forward: 'PT10M' }, '2026-11-24T22:40:00+08:00'],
  [{ forward: 'P1DT2H' }, '2026-11-26T00:30:00+08:00'],
  [{ to: '2026-11-25T08:00' }, '2026-11-25T08:00:00+08:00'],
  [{ to: '2026-11-25T08:00:00Z' }, '2026-11-25T16:00:00+08:00'],
])('%j leads to %s', (move, expected) => {
  expect(targetOf(move, now, zone)).toEqual(new Date(expected));
});

test('a day forward keeps the hour where the clocks are put back', () => {
  const before = new Date('2026-10-24T12:00:00+02:00');
  expect(targetOf({ forward: 'P1D' }, before, 'Europe/Berlin')).toEqual(new Date('2026-10-25T12:00:00+01:00'));
});

test.each([
  [400, 'forward', { forward: '2h' }],
  [400, 'to', { to: 'tomorrow' }],
  [422, 'forward', { forward: 'PT0S' }],
  [422, 'forward', { forward: '-PT2H' }],
  [422, 'to', { to: '2026-11-24T22:00' }],
  [422, 'forward', { forward: 'P2Y' }],
])('%i naming %s for %j', (statusCode, field, move) => {
  expect(() => targetOf(move, now, zone)).toThrow(expect.objectContaining({ statusCode, field }));
});
