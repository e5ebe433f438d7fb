import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sweepClocks } from '../../../src/domain/escalation/sweep.ts';
import { nextClockAt } from '../../../src/domain/tickets/clock-store.ts';
import { promiseTime } from '../../../src/domain/tickets/staff-moves.ts';
import { eventsOf } from '../../../src/domain/tickets/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { createLog } from '../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { allSaid, at, buildEstate, type Estate, localTime, type Said } from './estate.ts';

const opened = at('2026-11-24T14:00');
const promised = at('2026-11-25T18:00');

let database: TestDatabase;
let estate: Estate;
let clock: ManualClock;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
  clock = new ManualClock(opened);
});
afterEach(() => database.close());

const sweep = () => sweepClocks({ db: database.db, clock, log: createLog('silent') });

/** Turns the clock from due moment to due moment, sweeping at each and a second before it. */
async function liveUntil(end: Date): Promise<void> {
  for (;;) {
    const next = await nextClockAt(database.db);
    if (!next || next > end) break;
    clock.set(new Date(next.getTime() - 1000));
    expect(await sweep()).toBe(0);
    clock.set(next);
    expect(await sweep()).toBeGreaterThan(0);
  }
  clock.set(end);
}

const line = ({ at, to, text, mentions, buttons }: Said): string => {
  const calls = mentions.map((name) => `@${name} `).join('');
  const first = text.split('\n')[0];
  return `${localTime(at)} ${to}: ${calls}${first}${buttons.length > 0 ? ` [${buttons.join(' ')}]` : ''}`;
};

const what = '工单 1001（急修 · 水管，3栋2单元501）';
const nobodyTakes = [
  `24日 14:10:00 王主管: 【无人接单】${what}已过 10 分钟无人接单，请您安排人处理。 [take:1001]`,
  `24日 14:10:00 工程部值班群: @张师傅 【无人接单】${what}已过 10 分钟无人接单，已报告王主管。请值班人员马上接单：写“接单 1001”。 [take:1001]`,
  `24日 14:20:00 周经理: 【仍无人接单】${what}已过 20 分钟，班组一级仍无人接单，请您直接安排。 [take:1001]`,
  `24日 15:00:00 工程部值班群: @张师傅 【时限提醒】${what}应在 16:00 前到场，还剩 1 小时，还没有人接单。 [take:1001]`,
  `24日 15:30:00 工程部值班群: @张师傅 【时限提醒】${what}应在 16:00 前到场，还剩 30 分钟，还没有人接单。 [take:1001]`,
  `24日 16:00:00 王主管: 【超时】${what}应在 16:00 前到场，刚到时限，还没有人接单。请您马上过问。已告诉报事人：由王主管跟进，16:30 前答复。 [take:1001]`,
  `24日 16:00:00 周经理: 【超时】${what}应在 16:00 前到场，刚到时限，还没有人接单。请您马上过问。已告诉报事人：由王主管跟进，16:30 前答复。 [take:1001]`,
  '24日 16:00:00 李女士: 抱歉让您久等：工单 1001（急修 · 水管 · 3栋2单元501）没能在 16:00 前到场。已请王主管亲自安排，16:30 前给您答复。',
];
const promiseBroken = [
  `25日 17:30:00 张师傅: 【承诺提醒】${what}已承诺业主 18:00 前完成（原因：缺阀芯），还剩 30 分钟，由张师傅负责。`,
  `25日 17:30:00 王主管: 【承诺提醒】${what}已承诺业主 18:00 前完成（原因：缺阀芯），还剩 30 分钟，由张师傅负责。`,
  `25日 18:00:00 王主管: 【承诺未兑现】${what}：承诺业主 18:00 前完成（原因：缺阀芯），刚到时限，由张师傅负责。这是对业主二次失约，比一般超时更严重，请您亲自督办。已告诉报事人：由周经理跟进，18:30 前答复。`,
  `25日 18:00:00 周经理: 【承诺未兑现】${what}：承诺业主 18:00 前完成（原因：缺阀芯），刚到时限，由张师傅负责。这是对业主二次失约，比一般超时更严重，请您亲自督办。已告诉报事人：由周经理跟进，18:30 前答复。`,
  '25日 18:00:00 李女士: 实在对不起：工单 1001（急修 · 水管 · 3栋2单元501）说好 18:00 前完成，我们没有做到，再次向您道歉。已请周经理亲自督办，18:30 前给您确切的安排。',
];

async function promise(ticketId: string): Promise<void> {
  const by = { staffId: estate.staff.zhang, name: '张师傅', mayActForOthers: false };
  const moved = await promiseTime(database.db, {
    ticketId,
    by,
    at: clock.now(),
    promisedAt: promised,
    reason: '缺阀芯',
  });
  expect(moved.ok).toBe(true);
}

test('nobody takes, nobody arrives, the promise is broken: who is told what, to the second', async () => {
  const ticket = await estate.open(opened);
  await liveUntil(at('2026-11-24T16:05'));
  await promise(ticket.id);
  await liveUntil(at('2026-11-27T00:00'));
  expect((await allSaid(database.db)).map(line)).toEqual([...nobodyTakes, ...promiseBroken]);

  const told = (await eventsOf(database.db, ticket.id))
    .filter(({ actor }) => actor === 'system')
    .map(({ at, type, data }) => [localTime(at), type, data.clock, data.lateMinutes]);
  expect(told).toEqual([
    ['24日 14:10:00', 'escalated', 'take', 0],
    ['24日 14:20:00', 'escalated', 'take', 10],
    ['24日 15:00:00', 'warned', 'arrive', -60],
    ['24日 15:30:00', 'warned', 'arrive', -30],
    ['24日 16:00:00', 'breached', 'arrive', 0],
    ['25日 17:30:00', 'warned', 'promise', -30],
    ['25日 18:00:00', 'breached', 'promise', 0],
  ]);
  expect(await database.db.ticket.findUnique({ where: { id: ticket.id } })).toMatchObject({
    level: 2,
    brokenPromises: 1,
  });
  const arrive = await database.db.ticketClock.findFirst({ where: { ticketId: ticket.id, kind: 'arrive' } });
  expect(arrive?.breachedAt).toEqual(at('2026-11-24T16:00'));
});

test('sweeping again at each moment, also with the clock set back, tells nothing twice', async () => {
  const ticket = await estate.open(opened);
  await liveUntil(at('2026-11-24T16:05'));
  await promise(ticket.id);
  await liveUntil(at('2026-11-27T00:00'));
  const before = await allSaid(database.db);
  for (const moment of ['2026-11-27T00:00', '2026-11-24T14:10', '2026-11-25T18:00', '2026-12-24T00:00']) {
    clock.set(at(moment));
    expect(await sweep()).toBe(0);
  }
  expect(await allSaid(database.db)).toEqual(before);
});

/** A warning that was slept through is overtaken by the breach after it. */
const isNoWarning = (text: string): boolean => !text.includes('提醒】');

test('after a night offline the same people hear of what is still true, once, and how late it is', async () => {
  const ticket = await estate.open(opened);
  clock.set(at('2026-11-24T16:05'));
  expect(await sweep()).toBe(2);
  await promise(ticket.id);
  clock.set(at('2026-11-26T06:12'));
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(0);

  const said = await allSaid(database.db);
  const who = (lines: string[]) => lines.map((text) => text.replace(/^.*?日 \S+ (.+?): .*$/, '$1'));
  expect(said.map(({ to }) => to).sort()).toEqual(who([...nobodyTakes, ...promiseBroken].filter(isNoWarning)).sort());
  expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
  expect(said.at(-1)).toMatchObject({ to: '李女士', at: at('2026-11-26T06:12') });
  expect(said.at(-1)?.text).toContain('说好 昨天 18:00 前完成');
  expect(said.at(-1)?.text).toContain('06:42 前给您确切的安排');
  expect(said.find(({ to, text }) => to === '周经理' && text.includes('承诺未兑现'))?.text).toContain(
    '已晚 12 小时 12 分钟',
  );
});

test('eight sweeps at once tell each step once', async () => {
  await estate.open(opened);
  clock.set(at('2026-11-24T16:05'));
  const handled = await Promise.all(Array.from({ length: 8 }, sweep));
  await sweep(); // a clock whose ticket was busy is left for the next sweep
  expect(handled.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2);
  expect(await allSaid(database.db)).toHaveLength(nobodyTakes.filter(isNoWarning).length);
});
