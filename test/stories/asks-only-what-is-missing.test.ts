import { story } from '../support/story.ts';

story('“坏了” is asked what and where; a door of the building needs no room', async (world) => {
  const li = world.person('李女士');
  await li.says('坏了');
  await li.hearsOnce('哪里', '什么东西');
  await li.says('楼下大门刷不开');
  await li.hearsOnce('工单', '3栋2单元', '大门');
  await world.group('工程部').hearsThat('大门', '接单');
});

story('a public place told by a stranger needs no room, no phone and no name', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('小区门口的路灯不亮了');
  await stranger.hearsOnce('工单', '路灯');
});

story('what can wait is asked one thing more: when somebody is at home', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('3栋2单元501', '什么时候家里有人');
  await li.presses('明天都行');
  await li.hearsOnce('工单', '水龙头');
  await world.group('工程部').hearsThat('上门时间：明天都行');
});

story('who has several homes is asked which one', async (world) => {
  const wang = world.person('王先生');
  await wang.says('家里没电了');
  await wang.hearsOnce('哪一处');
  await wang.presses('7栋1单元1201');
  await wang.hearsOnce('急修', '7栋1单元1201');
});

story('who names his home and the neighbour’s is visited in his own', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管漏水，3栋2单元501和502都在漏');
  await li.hearsThat('3栋2单元501');
  await li.hearsNothing();
});
