import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tellLowScore } from '../../../src/domain/escalation/tell-low-score.ts';
import { tellRework } from '../../../src/domain/escalation/tell-rework.ts';
import { reopenTicket } from '../../../src/domain/tickets/owner-moves.ts';
import { finishTicket } from '../../../src/domain/tickets/staff-moves.ts';
import type { Ticket } from '../../../src/domain/tickets/ticket.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate } from './estate.ts';

const clock = new ManualClock(at('2026-11-24T14:00'));
let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterEach(() => database.close());

async function finished(staffId = estate.staff.zhang, ticket?: Ticket): Promise<Ticket> {
  const { id } = ticket ?? (await estate.open(clock.now()));
  const by = { staffId, name: '', mayActForOthers: false };
  const { policy } = estate.community;
  const moved = await finishTicket(database.db, { ticketId: id, by, at: clock.now(), work: '换了阀芯', policy });
  if (!moved.ok) throw new Error(moved.why);
  return moved.ticket;
}

async function notMended(ticket: Ticket, said: string) {
  const { policy } = estate.community;
  const by = { id: 'resident:demo', name: '李女士' };
  const moved = await reopenTicket(database.db, { ticketId: ticket.id, by, at: clock.now(), said, policy });
  if (!moved.ok) throw new Error(moved.why);
  const told = await tellRework(database.db, { ticket: moved.ticket, community: estate.community, said }, clock);
  return { ticket: moved.ticket, ...told };
}

const low = (ticket: Ticket, score: number, comment?: string) =>
  tellLowScore(database.db, { ticket, community: estate.community, score, ...(comment && { comment }) }, clock);

test('a low score goes to the managers directly, once, and its words once more', async () => {
  const ticket = await finished();
  expect(await low(ticket, 2, '2')).toEqual(['周经理']);
  expect(await low(ticket, 2)).toEqual(['周经理']);
  await low(ticket, 2, '来晚了也没打招呼');
  await low(ticket, 2, '来晚了也没打招呼');
  const said = await allSaid(database.db);
  expect(said.map(({ to }) => to)).toEqual(['周经理', '周经理']);
  expect(said[0]?.text).toBe(
    '【低分】工单 1001（急修 · 水管，3栋2单元501）业主评了 2 分，由张师傅负责。请您尽快回访。',
  );
  expect(said[1]?.text).toContain('又说：“来晚了也没打招呼”');
});

test('another score is told again; one above the limit is told to nobody', async () => {
  const ticket = await finished();
  expect(await low(ticket, 4, '挺好')).toEqual([]);
  await low(ticket, 3, '一般，等太久');
  await low(ticket, 1);
  expect((await allSaid(database.db)).map(({ text }) => /评了 (\d) 分/.exec(text)?.[1])).toEqual(['3', '1']);
});

test('a manager who did the work himself does not hear of his own score', async () => {
  const ticket = await finished(estate.staff.zhou);
  expect(await low(ticket, 1)).toEqual(['王主管']);
});

test('not mended: the one who has it and the group read the owner’s words, without a phone number', async () => {
  const { manager } = await notMended(await finished(), '还在漏，打我电话13900000001');
  expect(manager).toBeUndefined();
  const said = await allSaid(database.db);
  expect(said.map(({ to, mentions }) => [to, ...mentions])).toEqual([['张师傅'], ['工程部值班群', '张师傅']]);
  for (const { text, buttons } of said) {
    expect(text).toContain('返修 · 急修 · 水管');
    expect(text).toContain('还在漏，打我电话139****0001');
    expect(buttons).toEqual(['arrive:1001', 'finish:1001']);
  }
});

test('not mended for the second time: the managers too, and the owner learns whom to call', async () => {
  const first = await notMended(await finished(), '还在漏');
  const second = await notMended(await finished(estate.staff.zhang, first.ticket), '又漏了');
  expect(second.manager).toEqual({ name: '周经理', phone: '13800000004' });
  const said = (await allSaid(database.db)).slice(2);
  expect(said.map(({ to }) => to)).toEqual(['张师傅', '工程部值班群', '周经理']);
  expect(said[2]?.text).toContain('第 2 次反映未修好：“又漏了”，由张师傅负责');
});
