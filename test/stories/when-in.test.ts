import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('what is taken out of somebody’s time is kept with its date, for the card and for the owner', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('除了周三都行');
  await li.hearsOnce('登记报修');
  await world.group('工程部').hearsThat('上门时间：除了周三都行（不含11月25日）');
});

story('of several days told in one breath all are kept', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('周四、周六下午在家');
  await li.hearsOnce('登记报修');
  expect(await world.tickets()).toMatchObject([
    { availability: '周四、周六下午（11月26日 13:00–18:00、11月28日 13:00–18:00）' },
  ]);
});

story('a time that comes round each week has no date', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水，工作日下班后在家');
  await li.hearsOnce('登记报修');
  expect(await world.tickets()).toMatchObject([{ availability: '工作日下班后' }]);
});

story('what was told of the past is no time for the visit', async (world) => {
  const li = world.person('李女士');
  await li.says('上午报过一次，卫生间的水龙头还是滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('周三不行，周四上午可以');
  await li.hearsOnce('登记报修');
  expect(await world.tickets()).toMatchObject([{ availability: '周四上午（11月26日 08:00–12:00）' }]);
});

story('another time after the report says back what is left out; a mere “都行” moves nothing', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水，明天上午在家');
  await li.hears();
  await li.says('时间改一下，除了周三和周四都可以');
  await li.hearsOnce('上门时间已改为除了周三和周四都可以（不含11月25日、11月26日）');
  await li.says('都可以');
  await li.hears();
  expect(await world.tickets()).toMatchObject([{ availability: '除了周三和周四都可以（不含11月25日、11月26日）' }]);
});
