import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { nextGreetingsAt, sweepGreetings } from '../../../src/domain/greetings/sweep.ts';
import type { Db } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { datesBetween, icuLunarDate } from '../../support/icu-lunar.ts';
import { at } from '../escalation/estate.ts';
import { buildTown } from './town.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

const year = 2025; // with a leap sixth month, and without a 29th of February
const count = 400;
const communityId = 'demo';

type Kept = { date: string } | { month: number; day: number; leap: boolean } | undefined;
type Why = 'greeted' | 'mourning' | 'declined' | 'complaint' | 'moved out' | 'died' | 'no chat';
interface Person {
  id: string;
  kept: Kept;
  merchant: boolean;
  movedIn: string | undefined;
  why: Why;
}

const anyDate = fc
  .integer({ min: 0, max: 80 * 365 })
  .map((days) => new Date(Date.UTC(1940, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const anyKept: fc.Arbitrary<Kept> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ date: anyDate }) },
  { weight: 1, arbitrary: fc.constant({ date: '1984-02-29' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(30)),
      leap: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant(undefined) },
);
const anyWhy = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Why>('greeted') },
  { weight: 6, arbitrary: fc.constantFrom<Why>('mourning', 'declined', 'complaint', 'moved out', 'died', 'no chat') },
);
const anyPerson = fc
  .record({ kept: anyKept, merchant: fc.boolean(), movedIn: fc.option(anyDate, { nil: undefined }), why: anyWhy })
  .map((facts): Person => ({ id: randomUUID(), ...facts }));

/** What falls on each date, by ICU's calendar: nothing of the code under test. */
function almanac(): Map<string, Set<string>> {
  const dates = datesBetween(`${year - 1}-12-31`, `${year + 1}-01-01`);
  const moons = dates.map(icuLunarDate);
  const leaps = new Set(
    datesBetween(`${year - 1}-02-15`, `${year + 1}-02-01`)
      .map(icuLunarDate)
      .filter(({ leap }) => leap)
      .map((one) => `${one.year}/${one.month}`),
  );
  const days = new Map<string, Set<string>>();
  for (const [index, date] of dates.entries()) {
    const [moon, next] = [moons[index], moons[index + 1]];
    if (!moon || !next || !date.startsWith(String(year))) continue;
    const keys = new Set([date.slice(5)]);
    if (date.endsWith('-02-28')) keys.add('02-29');
    const last = next.day === 1 && moon.day === 29;
    for (const day of last ? [29, 30] : [moon.day]) {
      keys.add(`${moon.month}/${day}/${moon.leap}`);
      if (!moon.leap && !leaps.has(`${moon.year}/${moon.month}`)) keys.add(`${moon.month}/${day}/true`);
    }
    days.set(date, keys);
  }
  return days;
}

// 元旦 春节 元宵 端午 中秋 国庆 重阳, as published
const festivals = ['01-01', '01-29', '02-12', '05-31', '10-06', '10-01', '10-29'].map((date) => `${year}-${date}`);

/** The dates on which somebody is greeted. */
function expectedOf(
  { kept, merchant, movedIn, why }: Person,
  days: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  if (why !== 'greeted') return [];
  const birthday = kept && ('date' in kept ? kept.date.slice(5) : `${kept.month}/${kept.day}/${kept.leap}`);
  const own = merchant ? movedIn?.slice(5) : birthday;
  const ownDates = own === undefined ? [] : [...days].filter(([, keys]) => keys.has(own)).map(([date]) => date);
  return [...new Set([...ownDates, ...festivals])].sort();
}

async function settle(db: Db, people: readonly Person[]): Promise<void> {
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  await db.unit.createMany({
    data: people.map(({ id, merchant }) => ({
      id,
      communityId,
      building: '9',
      room: id,
      kind: merchant ? 'shop' : 'home',
    })),
  });
  await db.resident.createMany({
    data: people.map(({ id, kept, movedIn, why }) => ({
      ...{ id, communityId, name: `住户${id.slice(0, 8)}` },
      ...(kept && 'date' in kept && { birthday: day(kept.date) }),
      ...(kept && 'month' in kept && { lunarMonth: kept.month, lunarDay: kept.day, lunarLeap: kept.leap }),
      ...(movedIn && { movedInOn: day(movedIn) }),
      ...(why === 'mourning' && { mourningTo: day('2026-12-31') }),
      ...(why === 'declined' && { declinedAt: day('2024-01-01') }),
      ...(why === 'moved out' && { movedOutOn: day('2024-01-01') }),
      ...(why === 'died' && { deceasedOn: day('2024-01-01') }),
    })),
  });
  await db.residentUnit.createMany({
    data: people.map(({ id, merchant }) => ({ residentId: id, unitId: id, role: merchant ? 'merchant' : 'owner' })),
  });
  const chats = people.filter(({ why }) => why !== 'no chat');
  const account = { channel: 'test', account: 'demo', communityId };
  await db.chatIdentity.createMany({ data: chats.map(({ id }) => ({ ...account, externalId: id, residentId: id })) });
  await db.conversation.createMany({ data: chats.map(({ id }) => ({ ...account, chat: id, kind: 'direct' })) });
  const complaints = people.filter(({ why }) => why === 'complaint');
  await db.ticket.createMany({
    data: complaints.map(({ id }, index) => ({
      ...{ communityId, number: 5_000 + index, kind: 'complaint', description: '太吵', source: 'test', media: [] },
      ...{ reporterResidentId: id, openedAt: day('2024-01-01') },
    })),
  });
}

test('a year, day by day: everybody is greeted on his days, once, by day; nobody else is', async () => {
  const { db } = database;
  const people = fc.sample(anyPerson, { numRuns: count, seed: 20251124 });
  const greetings = { spreadMinutes: 10, flowers: { birthdays: [], moveIn: [] } };
  const { clock, deps } = await buildTown(db, {
    policy: { greetings, pushes: { mostPerWeek: 99 } },
    start: `${year}-01-01T00:00`,
  });
  await settle(db, people);
  for (;;) {
    const next = await nextGreetingsAt(db, clock.now());
    if (!next || next > at(`${year}-12-31T23:59`)) break;
    clock.set(next);
    await sweepGreetings(deps);
  }
  const rows = await db.$queryRaw<{ id: string; at: Date }[]>`
    select split_part(key, ':', 2) as id, due_at as at from outbound_message where starts_with(key, 'greeting:')
    order by due_at`;
  const greeted = new Map<string, string[]>();
  const hours = new Set<string>();
  for (const row of rows) {
    const local = DateTime.fromJSDate(row.at, { zone: 'Asia/Shanghai' });
    greeted.set(row.id, [...(greeted.get(row.id) ?? []), local.toFormat('yyyy-MM-dd')]);
    hours.add(local.toFormat('HH:mm'));
  }
  const days = almanac();
  const wrong = people.filter((one) => String(greeted.get(one.id) ?? []) !== String(expectedOf(one, days)));
  expect(wrong.map((one) => ({ ...one, was: greeted.get(one.id), is: expectedOf(one, days) }))).toEqual([]);
  expect([...hours].sort()).toEqual(['09:30', '09:40']);
  expect(rows.length).toBeGreaterThan(count * 4);
}, 300_000);
