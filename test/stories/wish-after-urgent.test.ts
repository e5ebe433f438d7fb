import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a time told after an urgent repair is kept with it as the wish for the visit', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了，水都流到客厅了');
  await li.hearsOnce('急修');
  await li.says('今晚八点前都行');
  await li.hearsOnce('1001', '上门时间已记下', '今晚八点前');
  await world.group('工程部').hearsThat('1001', '方便的时间', '今晚八点前');
  const [ticket] = await world.tickets();
  expect(ticket?.availability).toContain('今晚八点前');
  expect(await world.localTime(ticket?.availableTo ?? new Date(0))).toBe('2026-11-24 20:00:00');
  expect(ticket?.urgency).toBe('urgent');
});

story('a wish is moved by plain words, however they may be read', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了');
  await li.says('今晚八点前都行');
  await li.hears();
  await li.says('改成明天上午');
  await li.hearsOnce('1001', '已改为明天上午');
  await world.group('工程部').hearsThat('更正', '明天上午');
});
