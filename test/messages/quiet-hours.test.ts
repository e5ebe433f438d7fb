import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { outsideQuietHours } from '../../src/messages/quiet-hours.ts';

const zone = 'Asia/Shanghai';
const night = { fromMinute: 22 * 60, toMinute: 8 * 60 };
const noon = { fromMinute: 12 * 60, toMinute: 14 * 60 };
const at = (local: string, where = zone) => DateTime.fromISO(local, { zone: where }).toJSDate();

test.each([
  ['in the evening before', night, '2026-11-24T21:59:59', '2026-11-24T21:59:59'],
  ['their first minute', night, '2026-11-24T22:00', '2026-11-25T08:00'],
  ['before midnight', night, '2026-11-24T23:30', '2026-11-25T08:00'],
  ['midnight', night, '2026-11-25T00:00', '2026-11-25T08:00'],
  ['over the end of the year', night, '2026-12-31T23:00', '2027-01-01T08:00'],
  ['their last second', night, '2026-11-25T07:59:59', '2026-11-25T08:00'],
  ['their end', night, '2026-11-25T08:00', '2026-11-25T08:00'],
  ['within one day', noon, '2026-11-24T13:00', '2026-11-24T14:00'],
  ['after those within one day', noon, '2026-11-24T14:00', '2026-11-24T14:00'],
  ['there are none', { fromMinute: 0, toMinute: 0 }, '2026-11-24T03:00', '2026-11-24T03:00'],
])('%s', (_, hours, moment, expected) => {
  expect(outsideQuietHours(at(moment), hours, zone)).toEqual(at(expected));
});

test('they are read off the wall clock of the zone, also where it is turned', () => {
  const berlin = 'Europe/Berlin';
  expect(outsideQuietHours(at('2026-10-24T23:00', berlin), night, berlin)).toEqual(at('2026-10-25T08:00', berlin));
  expect(outsideQuietHours(at('2026-11-24T23:00', berlin), night, zone)).toEqual(at('2026-11-25T08:00', zone));
});

test('what is let through is never quiet, never earlier, and less than a day later', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(minute, minute, moment, (fromMinute, toMinute, date) => {
      const hours = { fromMinute, toMinute };
      const later = outsideQuietHours(date, hours, zone);
      expect(outsideQuietHours(later, hours, zone)).toEqual(later);
      const wait = later.getTime() - date.getTime();
      expect(wait >= 0 && wait < 86_400_000).toBe(true);
    }),
  );
});
