import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('four messages and two photos in six seconds are one ticket and one reply', async (world) => {
  const li = world.person('李女士');
  const pause = () => world.forward({ milliseconds: 1200 });
  await li.types('你好');
  await pause();
  await li.types('厨房水管爆了');
  await pause();
  await li.types('', { photos: 1 });
  await pause();
  await li.types('水都流到客厅了');
  await li.types('', { photos: 1 });
  await pause();
  await li.types('快点来人');
  await li.hearsNothing();
  await world.forward({ seconds: 3 });

  await li.hearsOnce('急修', '3栋2单元501');
  const tickets = await world.tickets();
  expect(tickets).toHaveLength(1);
  expect(tickets[0]?.media).toHaveLength(2);
  expect(tickets[0]?.description).toContain('水都流到客厅了');
});

story('an emergency is answered at once, not when the burst is over', async (world) => {
  const li = world.person('李女士');
  await li.types('着火了！3栋2单元501');
  await world.forward({ milliseconds: 1 });
  await li.hearsOnce('119');
});
