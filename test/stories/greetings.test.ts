import { expect } from '@jest/globals';
import type { Seat } from '../support/seat.ts';
import { type Story, story } from '../support/story.ts';

/** A resident who has written to us before. */
async function known(world: Story, name: string): Promise<Seat> {
  const seat = world.person(name);
  await seat.says('你好');
  await seat.hears();
  return seat;
}

const day = (date: string) => new Date(`${date}T00:00:00Z`);

/** All that was said in the groups of staff. */
async function saidInGroups(world: Story): Promise<string> {
  const all = await Promise.all(['工程部', '秩序部', '客服部'].map((title) => world.group(title).messages()));
  return all
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

story(
  'a birthday: flowers are asked for the day before, a greeting comes in the morning, a photo closes the task',
  async (world) => {
    const li = await known(world, '李女士');
    const leader = world.person('林主管');
    await world.until('2026-05-05T12:00');
    await leader.hearsThat('鲜花', '明天（5月6日）', '3栋2单元501李女士的生日', '完成 1001');
    await li.hearsNothing();
    await world.until('2026-05-06T09:29');
    await li.hearsNothing();
    await world.until('2026-05-06T10:31');
    const greeting = await li.hearsOnce('李女士', /生日快乐/, '锦绣花园物业', '不用祝福');
    expect(await world.localTime(new Date(greeting.at))).toMatch(/^2026-05-06 (09:[345]0|10:[0-3]0)/);
    await leader.says('完成 1001 已送到，花费30元');
    await leader.hearsOnce('还差一张照片');
    await leader.says('完成 1001 已送到，花费30元', { photos: 1 });
    await leader.hearsOnce('工单 1001 已完成', '已送到', '30');
    expect(await world.tickets()).toMatchObject([{ kind: 'care', state: 'closed', feeCents: 3000, outcome: 'cared' }]);
    await world.until('2026-05-07T12:00');
    await li.hearsNothing();
    expect(await saidInGroups(world)).not.toMatch(/李女士|生日/);
  },
  '2026-05-04T09:00',
);

story(
  'flowers that were declined need no photo',
  async (world) => {
    const leader = world.person('林主管');
    await world.until('2026-05-05T12:00');
    await leader.hearsThat('鲜花');
    await leader.says('完成 1001 未送，对方婉拒');
    await leader.hearsOnce('已完成', '婉拒');
    expect(await world.tickets()).toMatchObject([{ state: 'closed', outcome: 'declined' }]);
  },
  '2026-05-05T09:00',
);

story(
  'who wants no greetings says so, is answered kindly and gets none, until she wants them again',
  async (world) => {
    const { db } = world.app;
    await db.resident.updateMany({
      where: { name: { in: ['李女士', '王先生'] } },
      data: { birthday: day('1980-09-24') },
    });
    const [li, wang] = [await known(world, '李女士'), await known(world, '王先生')];
    await li.says('不用祝福');
    await li.hearsOnce('不再给您发', '恢复祝福');
    await world.until('2026-09-24T10:31');
    await li.hearsNothing();
    await wang.hearsOnce('生日快乐');
    await wang.says('别发了');
    await wang.hearsOnce('不再给您发');
    await li.says('恢复祝福');
    await li.hearsOnce('照常发给您');
    await world.until('2026-09-25T10:31');
    await li.hearsOnce('中秋');
    await wang.hearsNothing();
    expect(await world.app.db.ticket.count({ where: { kind: { not: 'care' } } })).toBe(0);
  },
  '2026-09-23T12:00',
);

story(
  'a household that mourns hears nothing of birthday or festival, and no flowers are asked for',
  async (world) => {
    await world.app.db.resident.updateMany({
      where: { name: '李女士' },
      data: { birthday: day('1980-09-24'), mourningTo: day('2026-12-31') },
    });
    const li = await known(world, '李女士');
    await world.until('2026-09-25T10:31');
    await li.hearsNothing();
    expect(await world.app.db.ticket.count({ where: { place: '3栋2单元501' } })).toBe(0);
  },
  '2026-09-22T12:00',
);

story(
  'a merchant has the anniversary of the day he moved in',
  async (world) => {
    await world.app.db.resident.updateMany({ where: { name: '黄老板' }, data: { movedInOn: day('2021-05-06') } });
    const huang = await known(world, '黄老板');
    await world.until('2026-05-05T12:00');
    await world.person('林主管').hearsThat('鲜花', '商业街商铺8黄老板', '5周年');
    await world.until('2026-05-06T10:31');
    await huang.hearsOnce('黄老板', /5(?:周年|年前)/, '锦绣花园');
  },
  '2026-05-05T09:00',
);

story(
  'with a complaint open no birthday wish is sent, and the manager is asked to call',
  async (world) => {
    const li = await known(world, '李女士');
    await li.says('我要投诉，楼上天天半夜装修，太吵了');
    await li.hears();
    const manager = world.person('周经理');
    await world.until('2026-05-06T10:31');
    await manager.hearsThat('3栋2单元501李女士的生日', '亲自打个电话');
    const heard = await li.hears();
    expect(heard.filter(({ text }) => text.includes('生日'))).toEqual([]);
  },
  '2026-05-05T20:00',
);
