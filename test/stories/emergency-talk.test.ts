import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a known owner whose words say that it is at home is not asked where', async (world) => {
  const liu = world.person('刘阿姨');
  await liu.says('着火了着火了厨房着火了');
  const reply = await liu.hearsOnce('119');
  expect(reply.text).not.toMatch(/位置|几栋/);
  await world.group('秩序部').hearsThat('1栋1单元101');
  await liu.says('我在楼下了');
  await liu.hearsOnce('已告诉');
  expect(await world.tickets()).toMatchObject([{ place: '1栋1单元101' }]);
});

story('elsewhere the home is offered, and a yes is enough', async (world) => {
  const li = world.person('李女士');
  await li.says('着火了！');
  await li.hearsOnce('是在3栋2单元501吗');
  await li.says('是的');
  await li.hearsOnce('3栋2单元501');
  expect(await world.tickets()).toMatchObject([{ place: '3栋2单元501' }]);
});

story('when the danger is past those on their way hear it, and the report before goes on', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水龙头坏了');
  await li.says('着火了！');
  await li.hears();
  await li.says('灭了没事了');
  await li.hearsOnce('仍会到现场', '什么时候家里有人');
  await world.group('秩序部').hearsThat('灭了没事了');
  await li.says('明天下午');
  await li.hearsOnce('登记报修', '水龙头');
});

for (const said of [
  '地下车库进水了好深',
  'Help! there is a fire in building 5',
  "I'm trapped in the elevator",
  'gas leak in the kitchen',
]) {
  story(`“${said}” from a stranger calls people at once`, async (world) => {
    await world.person('陌生人').says(said);
    await world.person('陌生人').hearsOnce('您别慌');
    await world.group('秩序部').hearsThat('突发');
    await world.group('工程部').hearsThat('突发');
  });
}
