import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runningClocks } from '../../../src/domain/tickets/clock-store.ts';
import { closeUnconfirmed, rateTicket, reopenTicket, signTicket } from '../../../src/domain/tickets/owner-moves.ts';
import {
  answerTicket,
  arriveAtTicket,
  finishTicket,
  returnTicket,
  takeTicket,
  transferTicket,
} from '../../../src/domain/tickets/staff-moves.ts';
import { addRatingComment, eventsOf, ratingOf } from '../../../src/domain/tickets/store.ts';
import type { Moved, Ticket } from '../../../src/domain/tickets/ticket.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate, localTime } from '../escalation/estate.ts';

let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterEach(() => database.close());

const opened = at('2026-11-24T14:00');
const owner = { id: 'resident:demo', name: '李女士' };
const zhang = () => ({ staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false });
const policy = () => estate.community.policy;

function done(moved: Moved): Ticket {
  if (!moved.ok) throw new Error(moved.why);
  return moved.ticket;
}
const finish = async (ticketId: string, moment: Date) =>
  done(
    await finishTicket(database.db, {
      ticketId,
      by: zhang(),
      at: moment,
      work: '换了阀芯',
      feeCents: 3000,
      policy: policy(),
    }),
  );
const reopen = async (ticketId: string, moment: Date) =>
  done(await reopenTicket(database.db, { ticketId, by: owner, at: moment, said: '还在漏', policy: policy() }));
const clocksOf = async (ticketId: string) =>
  (await runningClocks(database.db, ticketId)).map(({ kind, dueAt }) => `${kind} ${localTime(dueAt)}`);

test('not mended: back to the same person as urgent rework, with the clocks anew', async () => {
  const { id } = await estate.open(opened, { urgency: 'normal' });
  await takeTicket(database.db, { ticketId: id, by: zhang(), at: opened });
  await arriveAtTicket(database.db, { ticketId: id, by: zhang(), at: opened });
  await finish(id, at('2026-11-24T15:00'));
  const ticket = await reopen(id, at('2026-11-24T18:00'));
  expect(ticket).toMatchObject({
    state: 'taken',
    assigneeName: '张师傅',
    rework: 1,
    urgency: 'urgent',
    arrivedAt: null,
  });
  expect(await clocksOf(id)).toEqual(['arrive 24日 20:00:00', 'fix 26日 08:00:00']);
  const last = (await eventsOf(database.db, id)).at(-1);
  expect(last).toMatchObject({ type: 'reopened', actor: owner.id, data: { said: '还在漏', rework: 1 } });
});

test('not mended again counts on, and keeps what happened before', async () => {
  const { id } = await estate.open(opened);
  await finish(id, opened);
  await reopen(id, opened);
  await finish(id, opened);
  expect(await reopen(id, opened)).toMatchObject({ rework: 2 });
  const types = (await eventsOf(database.db, id)).map(({ type }) => type);
  expect(types).toEqual(['opened', 'taken', 'finished', 'reopened', 'finished', 'reopened']);
});

test('an answer that does not satisfy goes up a level and must be answered anew', async () => {
  const { id } = await estate.open(opened, { kind: 'complaint', teamId: estate.teams.service });
  const by = { staffId: estate.staff.chen, name: '小陈', mayActForOthers: false };
  const answer = async () =>
    done(await answerTicket(database.db, { ticketId: id, by, at: opened, answer: '已协调', policy: policy() }));
  await answer();
  expect(await reopen(id, opened)).toMatchObject({ state: 'open', level: 1, assigneeId: null, rework: 0 });
  expect(await clocksOf(id)).toEqual(['take 24日 14:30:00', 'reply 25日 14:00:00']);
  await answer();
  expect(await reopen(id, opened)).toMatchObject({ level: 2 });
  await answer();
  expect(await reopen(id, opened)).toMatchObject({ level: 2 });
});

test('the sign-off says who, when, by what means, for what work and fee', async () => {
  const { id } = await estate.open(opened);
  await finish(id, opened);
  const moment = at('2026-11-24T19:30');
  const signed = {
    by: owner,
    at: moment,
    residentId: null,
    means: 'button',
    said: '已修好',
    policy: policy(),
  } as const;
  done(await signTicket(database.db, { ticketId: id, ...signed }));
  expect(await database.db.ticket.findUnique({ where: { id } })).toMatchObject({
    state: 'closed',
    outcome: 'confirmed',
    signOff: {
      by: '李女士',
      residentId: null,
      at: moment.toISOString(),
      means: 'button',
      said: '已修好',
      work: '换了阀芯',
      feeCents: 3000,
    },
  });
  expect(await clocksOf(id)).toEqual(['rating 26日 19:30:00']);
  const again = await signTicket(database.db, { ticketId: id, ...signed });
  expect(again).toEqual({ ok: false, why: 'wrong-state', state: 'closed' });
});

test('silence closes without a signature and without a score', async () => {
  const { id } = await estate.open(opened);
  await finish(id, opened);
  done(await closeUnconfirmed(database.db, { ticketId: id, by: { id: 'system' }, at: opened }));
  const ticket = await database.db.ticket.findUnique({ where: { id } });
  expect(ticket).toMatchObject({ state: 'closed', outcome: 'unconfirmed', signOff: null });
  expect(await ratingOf(database.db, id)).toBeUndefined();
  expect(await clocksOf(id)).toEqual([]);
});

test('a second score replaces the first, which stays in the history; words are added to', async () => {
  const { id } = await estate.open(opened);
  const rate = (score: number, said: string) =>
    rateTicket(database.db, { ticketId: id, by: owner, at: opened, residentId: null, score, said });
  await rate(2, '2分');
  await addRatingComment(database.db, id, '等太久');
  await rate(5, '五星');
  await addRatingComment(database.db, id, '后来修好了');
  expect(await ratingOf(database.db, id)).toEqual({ score: 5, comment: '等太久；后来修好了' });
  const rated = (await eventsOf(database.db, id)).filter(({ type }) => type === 'rated');
  expect(rated.map(({ data }) => data.score)).toEqual([2, 5]);
});

test('whoever had it has left: the rework is open to all who are here', async () => {
  const { id } = await estate.open(opened);
  await finish(id, opened);
  await database.db.staff.update({ where: { id: estate.staff.zhang }, data: { active: false } });
  expect(await reopen(id, opened)).toMatchObject({ state: 'open', assigneeId: null, rework: 1 });
  expect((await clocksOf(id))[0]).toBe('take 24日 14:10:00');
});

test('given back or handed on from the site: the owner waits for the next one as long as for the first', async () => {
  const { id } = await estate.open(opened);
  const li = { staffId: estate.staff.li, name: '李师傅', mayActForOthers: false };
  await takeTicket(database.db, { ticketId: id, by: zhang(), at: opened });
  await arriveAtTicket(database.db, { ticketId: id, by: zhang(), at: at('2026-11-24T15:00') });
  const back = { ticketId: id, by: zhang(), at: at('2026-11-24T15:30'), reason: '缺设备' };
  // The ticket keeps the deadlines it was opened with, whatever the policy has become.
  const changed = { ...policy(), clocks: { ...policy().clocks, urgent: { ...policy().clocks.urgent, arrive: null } } };
  done(await returnTicket(database.db, { ...back, policy: changed }));
  expect(await clocksOf(id)).toEqual(['take 24日 15:40:00', 'arrive 24日 17:30:00', 'fix 26日 04:00:00']);
  await arriveAtTicket(database.db, { ticketId: id, by: li, at: at('2026-11-24T16:00') });
  const handed = {
    ticketId: id,
    by: li,
    at: at('2026-11-24T16:10'),
    to: { staffId: estate.staff.zhang, name: '张师傅' },
  };
  expect(done(await transferTicket(database.db, handed))).toMatchObject({ state: 'taken', arrivedAt: null });
  expect(await clocksOf(id)).toEqual(['arrive 24日 18:10:00', 'fix 26日 04:00:00']);
});

test('given back before anybody came: the first arrival time runs on', async () => {
  const { id } = await estate.open(opened);
  await takeTicket(database.db, { ticketId: id, by: zhang(), at: opened });
  const back = { ticketId: id, by: zhang(), at: at('2026-11-24T15:30'), reason: '来不了', policy: policy() };
  done(await returnTicket(database.db, back));
  expect(await clocksOf(id)).toEqual(['take 24日 15:40:00', 'arrive 24日 16:00:00', 'fix 26日 04:00:00']);
});
