import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pageTicket } from '../../../src/domain/dispatch/page-ticket.ts';
import { tellReporter, tellStaff, tellTeams } from '../../../src/domain/dispatch/tell.ts';
import { eventsOf } from '../../../src/domain/tickets/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate } from '../escalation/estate.ts';

const clock = new ManualClock(at('2026-11-24T14:00'));
let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

const said = () => allSaid(database.db);

test('a card in the group calls who is on duty, masks the owner, and says what, where and until when', async () => {
  estate = await buildEstate(database.db);
  const ticket = await estate.open(clock.now(), {
    description: '厨房漏水，电话13900000001，身份证11010119900307761X',
    availability: '下午都在家',
  });
  const paged = await pageTicket(database.db, { ticket, community: estate.community, occasion: 'opened' }, clock);
  expect(paged).toEqual({ names: ['张师傅'], nobodyOnDuty: false, confidential: false });
  expect(await said()).toMatchObject([
    {
      to: '工程部值班群',
      mentions: ['张师傅'],
      buttons: ['take:1001'],
      text:
        '【急修 · 水管】工单 1001\n位置：3栋2单元501（李**）\n' +
        '内容：厨房漏水，电话139****0001，身份证110***********761X\n上门时间：下午都在家\n' +
        '时限：16:00 前到场，11月26日 04:00 前修好\n请接单：点“接单”，或引用本条回“接单”，或写“接单 1001”。',
    },
  ]);
  const [, event] = await eventsOf(database.db, ticket.id);
  expect(event).toMatchObject({ type: 'paged', data: { occasion: 'opened', called: ['张师傅'], direct: [] } });
});

test('the same occasion is paged once', async () => {
  estate = await buildEstate(database.db);
  const ticket = await estate.open(clock.now());
  const page = { ticket, community: estate.community, occasion: 'opened' };
  await pageTicket(database.db, page, clock);
  await pageTicket(database.db, page, clock);
  await pageTicket(database.db, { ...page, occasion: 'returned:1', note: '\n退单原因：缺料' }, clock);
  expect((await said()).map(({ text }) => text.includes('退单原因'))).toEqual([false, true]);
});

test('with nobody on duty leader and manager are written to at once, and it is said why', async () => {
  estate = await buildEstate(database.db, { emptyRoster: true });
  const ticket = await estate.open(clock.now());
  const paged = await pageTicket(database.db, { ticket, community: estate.community, occasion: 'opened' }, clock);
  expect(paged).toMatchObject({ names: ['王主管', '周经理'], nobodyOnDuty: true });
  const direct = (await said()).filter(({ to }) => to !== '工程部值班群');
  expect(direct.map(({ to }) => to)).toEqual(['王主管', '周经理']);
  expect(direct[0]?.text).toMatch(/^工程部此刻无人值班，请您直接安排。\n【急修/);
});

test('a complaint about the team goes past its group', async () => {
  estate = await buildEstate(database.db);
  const { service } = estate.teams;
  const ticket = await estate.open(clock.now(), { kind: 'complaint', teamId: service, accusedTeamId: service });
  const paged = await pageTicket(database.db, { ticket, community: estate.community, occasion: 'opened' }, clock);
  expect(paged).toMatchObject({ confidential: true });
  expect((await said()).map(({ to }) => to)).not.toContain('客服部值班群');
});

test('an emergency rings the other team’s group too', async () => {
  estate = await buildEstate(database.db);
  const ticket = await estate.open(clock.now(), { kind: 'emergency', urgency: 'emergency', category: 'flooding' });
  const page = { ticket, community: estate.community, occasion: 'opened', alsoTeams: [estate.teams.service] };
  await pageTicket(database.db, page, clock);
  expect((await said()).map(({ to }) => to).sort()).toEqual(['周经理', '客服部值班群', '工程部值班群', '王主管']);
});

test('words to staff reach those who have a chat; the caller learns whom', async () => {
  estate = await buildEstate(database.db, { unreachable: ['li'] });
  const { zhang, li } = estate.staff;
  expect(await tellStaff(database.db, [zhang, li], undefined, { key: 'k', text: '请注意' }, clock)).toEqual([zhang]);
});

test('words to a team without a group reach nobody, and the caller learns so', async () => {
  estate = await buildEstate(database.db);
  expect(await tellTeams(database.db, [], [], undefined, { key: 'k', text: '请注意' }, clock)).toEqual([]);
});

test('a word to the reporter is said once for its key, and not before its time', async () => {
  estate = await buildEstate(database.db);
  const ticket = await estate.open(clock.now());
  const notBefore = at('2026-11-25T08:00');
  await tellReporter(database.db, ticket, { key: 'k', text: '您好', notBefore }, clock);
  await tellReporter(database.db, ticket, { key: 'k', text: '您好，再说一次' }, clock);
  await tellReporter(database.db, { ...ticket, conversationId: null }, { key: 'other', text: '您好' }, clock);
  expect(await said()).toMatchObject([{ to: '李女士', text: '您好', at: notBefore }]);
});
