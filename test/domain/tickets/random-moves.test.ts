import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runningClocks } from '../../../src/domain/tickets/clock-store.ts';
import {
  addToTicket,
  cancelTicket,
  closeUnconfirmed,
  reopenTicket,
  signTicket,
} from '../../../src/domain/tickets/owner-moves.ts';
import {
  answerTicket,
  arriveAtTicket,
  finishTicket,
  promiseTime,
  returnTicket,
  takeTicket,
  transferTicket,
} from '../../../src/domain/tickets/staff-moves.ts';
import { awaitsSignOff, canMove, isOpen, isOver } from '../../../src/domain/tickets/state.ts';
import { eventsOf } from '../../../src/domain/tickets/store.ts';
import type { Moved } from '../../../src/domain/tickets/ticket.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate } from '../escalation/estate.ts';

let database: TestDatabase;
let estate: Estate;
beforeAll(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterAll(() => database.close());

const owner = { id: 'resident:demo', name: '李女士' };
const later = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);

type Play = (ticketId: string, who: 'zhang' | 'li', moment: Date) => Promise<Moved>;
const plays: Record<string, Play> = {
  take: (ticketId, who, at) => takeTicket(database.db, { ticketId, by: acting(who), at }),
  arrive: (ticketId, who, at) => arriveAtTicket(database.db, { ticketId, by: acting(who), at }),
  finish: (ticketId, who, at) =>
    finishTicket(database.db, { ticketId, by: acting(who), at, work: '换了阀芯', policy: policy() }),
  back: (ticketId, who, at) =>
    returnTicket(database.db, { ticketId, by: acting(who), at, reason: '缺料', policy: policy() }),
  hand: (ticketId, who, at) =>
    transferTicket(database.db, { ticketId, by: acting(who), at, to: { staffId: estate.staff.wang, name: '王主管' } }),
  promise: (ticketId, who, at) =>
    promiseTime(database.db, { ticketId, by: acting(who), at, promisedAt: later(at, 300), reason: '缺阀芯' }),
  answer: (ticketId, who, at) =>
    answerTicket(database.db, { ticketId, by: acting(who), at, answer: '已协调', policy: policy() }),
  sign: (ticketId, _, at) =>
    signTicket(database.db, {
      ticketId,
      by: owner,
      at,
      residentId: null,
      means: 'words',
      said: '好了',
      policy: policy(),
    }),
  reopen: (ticketId, _, at) => reopenTicket(database.db, { ticketId, by: owner, at, said: '没好', policy: policy() }),
  cancel: (ticketId, _, at) => cancelTicket(database.db, { ticketId, by: owner, at, reason: '不修了' }),
  silence: (ticketId, _, at) => closeUnconfirmed(database.db, { ticketId, by: { id: 'system' }, at }),
  add: async (ticketId, _, at) => ({
    ok: true,
    ticket: await addToTicket(database.db, { ticketId, by: owner, at, text: '还有厨房', media: [] }),
  }),
};
const acting = (who: 'zhang' | 'li') => ({ staffId: estate.staff[who], name: who, mayActForOthers: who === 'li' });
const policy = () => estate.community.policy;

const row = (id: string) => database.db.ticket.findUniqueOrThrow({ where: { id } });
const history = (id: string) => eventsOf(database.db, id);

async function expectSound(id: string): Promise<void> {
  const ticket = await row(id);
  const clocks = (await runningClocks(database.db, id)).map(({ kind }) => kind);
  expect(new Set(clocks).size).toBe(clocks.length);
  if (ticket.state === 'open') expect([ticket.assigneeId, clocks.includes('take')]).toEqual([null, true]);
  if (isOpen(ticket.state) && ticket.state !== 'open') {
    expect(ticket.assigneeId).not.toBeNull();
    expect(clocks).not.toContain('take');
    if (ticket.kind === 'repair') expect(clocks.some((kind) => kind === 'fix' || kind === 'promise')).toBe(true);
  }
  if (ticket.kind !== 'complaint' && isOpen(ticket.state)) {
    const isAwaited = ticket.state !== 'working';
    expect([clocks.includes('arrive'), ticket.arrivedAt === null]).toEqual([isAwaited, isAwaited]);
  }
  if (awaitsSignOff(ticket.state)) expect(clocks).toEqual(['sign-off']);
  if (isOver(ticket.state)) expect(clocks.filter((kind) => kind !== 'rating')).toEqual([]);
  expect(ticket.outcome === 'confirmed').toBe(ticket.signOff !== null);
  if (ticket.outcome !== null) expect(isOver(ticket.state)).toBe(true);
}

test('whatever people do in whatever order: allowed moves only, a history that only grows, clocks that fit', async () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(plays)), fc.constantFrom('zhang' as const, 'li' as const));
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('repair' as const, 'complaint' as const, 'emergency' as const),
      fc.array(step, { minLength: 3, maxLength: 14 }),
      async (kind, steps) => {
        const { id } = await estate.open(at('2026-11-24T14:00'), { kind });
        for (const [minute, [name, who]] of steps.entries()) {
          const [before, told] = [await row(id), await history(id)];
          const moved = await plays[name]?.(id, who, later(at('2026-11-24T14:00'), minute));
          const [after, now] = [await row(id), await history(id)];
          expect(now.slice(0, told.length)).toEqual(told);
          if (moved?.ok) {
            expect(before.state === after.state || canMove(before.state, after.state)).toBe(true);
            seen.add(name);
          } else {
            expect(after).toEqual(before);
            expect(now).toHaveLength(told.length);
          }
          await expectSound(id);
        }
      },
    ),
    { numRuns: 40, seed: 20261124 },
  );
  expect([...seen].sort()).toEqual(Object.keys(plays).sort());
}, 120_000);
