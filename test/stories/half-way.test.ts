import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('half a report is asked about once, then handed to a person who phones: nothing said is lost', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await world.until('2026-11-24T10:59:59');
  await li.hearsNothing();
  await world.until('2026-11-24T11:00:00');
  await li.hearsOnce('水龙头', '还没有登记完', '什么时候家里有人');
  await world.until('2026-11-25T08:59:59');
  await li.hearsNothing();
  await world.until('2026-11-25T09:00:00');
  await li.hearsOnce('先转给同事', '小陈', '1001');
  await world.group('客服部').hearsThat('水龙头', '3栋2单元501', '电话联系');
  await world.until('2026-11-28T09:00:00');
  expect((await world.tickets()).map((ticket) => [ticket.kind, ticket.category])).toEqual([['inquiry', 'half-way']]);
});

story('who answers the reminder gets a ticket, and is not asked again', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await world.until('2026-11-24T11:30');
  await li.hears();
  await li.presses('明天都行');
  await li.hearsOnce('工单', '水龙头');
  expect((await world.tickets()).map((ticket) => ticket.kind)).toEqual(['repair']);
});

story(
  'at night nobody is reminded: the question waits for the morning',
  async (world) => {
    const li = world.person('李女士');
    await li.says('卫生间的水龙头有点滴水');
    await li.hears();
    await world.until('2026-11-25T07:59:59');
    await li.hearsNothing();
    await world.until('2026-11-25T08:00:00');
    await li.hearsOnce('还没有登记完');
  },
  '2026-11-24T21:00',
);
