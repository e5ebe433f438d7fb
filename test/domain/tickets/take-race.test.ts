import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { arriveAtTicket, takeTicket } from '../../../src/domain/tickets/staff-moves.ts';
import { eventsOf } from '../../../src/domain/tickets/store.ts';
import { transaction } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate } from '../escalation/estate.ts';

let database: TestDatabase;
let estate: Estate;
beforeAll(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterAll(() => database.close());

const moment = at('2026-11-24T14:00');

test('two technicians at the same moment, 200 times: one has it, the other learns who', async () => {
  const wins = { 张师傅: 0, 李师傅: 0 };
  for (let round = 0; round < 200; round++) {
    const { id } = await estate.open(moment);
    const takers = [
      { staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false } as const,
      { staffId: estate.staff.li, name: '李师傅', mayActForOthers: false } as const,
    ];
    // The second way in, 到场 on an open ticket, takes it on the way: it must not win beside the first.
    const tries = takers.map((by, index) =>
      transaction(database.db, async (tx) => {
        const take = (round + index) % 4 === 0 ? arriveAtTicket : takeTicket;
        return { by, moved: await take(tx, { ticketId: id, by, at: moment }) };
      }),
    );
    const results = await Promise.all(tries);
    const winners = results.filter(({ moved }) => moved.ok);
    const losers = results.filter(({ moved }) => !moved.ok);
    expect([winners.length, losers.length]).toEqual([1, 1]);
    const winner = winners[0]?.by;
    const refusal = losers[0]?.moved;
    expect(refusal).toMatchObject({ ok: false, name: winner?.name });
    expect((await eventsOf(database.db, id)).filter(({ type }) => type === 'taken')).toHaveLength(1);
    if (winner) wins[winner.name]++;
  }
  expect(wins.张师傅 + wins.李师傅).toBe(200);
}, 60_000);
