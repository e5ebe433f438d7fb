import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweepClocks } from '../../../src/domain/escalation/sweep.ts';
import { takeTicket } from '../../../src/domain/tickets/staff-moves.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { transaction } from '../../../src/platform/db.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate } from './estate.ts';

let database: TestDatabase;
let estate: Estate;
beforeAll(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterAll(() => database.close());

test('tickets are taken while sweeps run: nobody waits for the other, nothing is told after it was taken', async () => {
  const opened = at('2026-11-24T14:00');
  const clock = new ManualClock(at('2026-11-24T14:10'));
  const errors: string[] = [];
  const log = createLog('error', { write: (line) => errors.push(line) });
  const tickets = await Promise.all(Array.from({ length: 40 }, () => estate.open(opened)));
  const by = { staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false };
  const take = ({ id }: { id: string }) =>
    transaction(database.db, (tx) => takeTicket(tx, { ticketId: id, by, at: clock.now() }));
  const sweep = () => sweepClocks({ db: database.db, clock, log });
  const [taken, ...handled] = await Promise.all([Promise.all(tickets.map(take)), sweep(), sweep(), sweep()]);

  expect(taken.every(({ ok }) => ok)).toBe(true);
  expect(errors).toEqual([]);
  expect(await sweep()).toBe(0);
  const told = handled.reduce((sum, count) => sum + count, 0);
  expect(await allSaid(database.db)).toHaveLength(2 * told);
  const events = await database.db.ticketEvent.findMany({
    orderBy: { seq: 'asc' },
    select: { ticketId: true, type: true },
  });
  for (const { id } of tickets) {
    const types = events.filter(({ ticketId }) => ticketId === id).map(({ type }) => type);
    expect([
      ['opened', 'taken'],
      ['opened', 'escalated', 'taken'],
    ]).toContainEqual(types);
  }
});
