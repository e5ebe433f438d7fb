import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nextBroadcastAt, sweepBroadcasts } from '../../../src/domain/broadcasts/sweep.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/messages.ts';
import { capabilitiesOf, type Person, register, sendNotice, settle } from './estate.ts';

const count = 20_000;
const clock = new ManualClock(new Date('2026-11-24T02:00:00Z'));
let database: TestDatabase;
let by: { staffId: string; conversationId: string };

beforeAll(async () => {
  database = await openDatabase();
  by = await settle(database.db);
  const people = Array.from(
    { length: count },
    (_, index): Person => ({
      id: randomUUID(),
      homes: [{ building: String(1 + (index % 40)), entrance: '1', room: String(100 + index), role: 'owner' }],
      accounts: index % 50 === 0 ? [] : ['direct'],
    }),
  );
  const away: Person = {
    id: randomUUID(),
    homes: [{ building: '41', entrance: '1', room: '1', role: 'owner' }],
    accounts: [],
  };
  for (let at = 0; at < count; at += 2_000) await register(database.db, people.slice(at, at + 2_000));
  await register(database.db, [away]);
}, 180_000);
afterAll(() => database.close());

test('a notice to twenty thousand homes is put in line in one piece, with a job for each chat', async () => {
  const { db } = database;
  const buildings = Array.from({ length: 40 }, (_, index) => String(index + 1));
  const { id } = await sendNotice(db, clock, by, { buildings });
  clock.set(new Date(clock.now().getTime() + 60_000));
  await sweepBroadcasts({ db, clock, log: quietLog, capabilitiesOf });
  expect(await nextBroadcastAt(db, clock.now())).toBeUndefined();

  const reached = count - count / 50;
  const [told] = await db.$queryRaw<{ messages: number; chats: number; jobs: number }[]>`
    select count(*)::int as messages, count(distinct o.conversation_id)::int as chats, count(j.key)::int as jobs
    from outbound_message o left join graphile_worker.jobs j on j.key = 'deliver:' || o.conversation_id
    where starts_with(o.key, ${`broadcast:${id}:`})`;
  expect(told).toEqual({ messages: reached, chats: reached, jobs: reached });
  expect(await db.broadcastRecipient.count({ where: { broadcastId: id, messageId: null } })).toBe(count / 50);
}, 120_000);
